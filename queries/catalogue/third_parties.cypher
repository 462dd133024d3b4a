// question: Which outside parties are there, and who engages them?
// parameter: kind third_party_kind = '' - assessor, auditor, consultant, managed service, legal, …; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, third_party, kind, engaged_by, hedged, sentence, uid, engaged_by_uid
//
// Hedged: the filing says "may engage" or "from time to time". A party that the filing names in another part only has
// nobody who engages it.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (t:ThirdParty {filing: f.filing_id})
WHERE $kind IN ['', t.kind]
OPTIONAL MATCH (a)-[e:ENGAGES]->(t)
RETURN c.name AS company, f.filing_id AS filing, t.name AS third_party, t.kind AS kind, a.name AS engaged_by,
       e.hedged AS hedged, e.sentence AS sentence, t.uid AS uid, a.uid AS engaged_by_uid
ORDER BY company, filing, third_party, engaged_by, uid, engaged_by_uid
