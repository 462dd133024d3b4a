// question: Whose reporting lines go to more than one place?
// subject: reporting lines
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, who, who_label, lines, reports_to, sentences, uid
//
// Only reporting lines count: to brief two bodies is not to report to both. One sentence often says several lines.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (a:Officer|Management|Team|Committee|ThirdParty {filing: f.filing_id})-[e:REPORTS_TO]->(b)
WITH c, f, a, b, e
ORDER BY b.name, b.uid
WITH c, f, a, collect(b.name) AS reports_to, collect(DISTINCT e.sentence) AS sentences
WHERE size(reports_to) > 1
RETURN c.name AS company, f.filing_id AS filing, a.name AS who, labels(a)[0] AS who_label, size(reports_to) AS lines,
       reports_to, sentences, a.uid AS uid
ORDER BY company, filing, who, uid
