// question: Who manages the cybersecurity programme?
// subject: who does the work
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, owner, owner_label, role, person, hedged, sentence, uid
//
// Who is said to assess, manage, run or be responsible for it: officers, committees, teams, management, outside
// parties. A filing that names nobody has no row; `no_owner` has those.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (a)-[e:MANAGES]->(:Program {filing: f.filing_id})
RETURN c.name AS company, f.filing_id AS filing, a.name AS owner, labels(a)[0] AS owner_label, a.role AS role,
       a.person AS person, e.hedged AS hedged, e.sentence AS sentence, a.uid AS uid
ORDER BY company, filing, owner, uid
