// question: Who oversees what?
// subject: the board
// parameter: of label = 'Program' - label of what is overseen: Program, Officer, Team, ThirdParty, …; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, overseer, overseer_label, overseen, overseen_label, sentence, uid, overseen_uid
//
// Where the overseer is the company, the filing speaks of oversight and names nobody who has it.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Program|Officer|Management|Team|Committee|ThirdParty {filing: f.filing_id})<-[e:OVERSEES]-(a)
WHERE $of IN ['', labels(b)[0]]
RETURN c.name AS company, f.filing_id AS filing, a.name AS overseer, labels(a)[0] AS overseer_label,
       b.name AS overseen, labels(b)[0] AS overseen_label, e.sentence AS sentence, a.uid AS uid, b.uid AS overseen_uid
ORDER BY company, filing, overseer, overseen, uid, overseen_uid
