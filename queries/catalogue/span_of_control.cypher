// question: How many report to whom, by reporting lines?
// subject: reporting lines
// parameter: least integer = 2 - the fewest who report
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, who, who_label, span, reports, sentences, uid
//
// `reports` are those whose line goes to the post or body; nobody below them counts.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Officer|Management|Team|Committee|Board {filing: f.filing_id})<-[e:REPORTS_TO]-(a)
WITH c, f, a, b, e
ORDER BY a.name, a.uid
WITH c, f, b, count(DISTINCT a.uid) AS span, collect(a.name) AS reports, collect(DISTINCT e.sentence) AS sentences
WHERE span >= $least
RETURN c.name AS company, f.filing_id AS filing, b.name AS who, labels(b)[0] AS who_label, span, reports, sentences,
       b.uid AS uid
ORDER BY company, filing, span DESC, who, uid
