// question: Which bodies have more than one head?
// subject: who does the work
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, body, body_label, heads, sentences, uid
//
// Committees, teams and the like that two or more are said to lead, head or chair, together or in turn.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Committee|Team|Management|Board {filing: f.filing_id})<-[e:LEADS]-(a)
WITH c, f, a, b, e
ORDER BY a.name, a.uid
WITH c, f, b, count(DISTINCT a.uid) AS leaders, collect(a.name) AS heads, collect(DISTINCT e.sentence) AS sentences
WHERE leaders > 1
RETURN c.name AS company, f.filing_id AS filing, b.name AS body, labels(b)[0] AS body_label, heads, sentences,
       b.uid AS uid
ORDER BY company, filing, body, uid
