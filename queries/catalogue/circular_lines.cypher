// question: Which reporting lines run in a circle?
// subject: reporting lines
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, circle, members, sentences, uid
//
// Each circle once, from the one of its posts whose uid comes first. Up to six lines are followed. A circle is
// a fault of the reading, or a filing that should be read twice.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH p = (a:Officer|Management|Committee|Team|ThirdParty {filing: f.filing_id})-[:REPORTS_TO*1..6]->(b)
WHERE a.uid = b.uid
WITH c, f, a, tail([n IN nodes(p) | n.uid]) AS passed, [n IN nodes(p) | n.name] AS names,
     [r IN relationships(p) | r.sentence] AS sentences
WHERE all(uid IN passed WHERE a.uid <= uid AND size([one IN passed WHERE one = uid]) = 1)
RETURN c.name AS company, f.filing_id AS filing,
       reduce(line = head(names), name IN tail(names) | line + ' → ' + name) AS circle, size(passed) AS members,
       sentences, a.uid AS uid
ORDER BY company, filing, members, circle, uid, sentences
