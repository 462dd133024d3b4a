// question: How many steps is a role (the CISO) away from the board?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CIO, CRO, GC, …
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, person, hops, reached, chain, sentences, uid
//
// Steps are reporting lines, briefings and the belonging of a committee to a body, on the shortest way to the board or
// to one of its committees, which stands for it. No hops: the filing says no way there. The way stays within the filing
// and the company: the registrant and outside parties are no step.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (o:Officer {filing: f.filing_id, role: $role})
OPTIONAL MATCH p = (o)-[:REPORTS_TO|INFORMS|PART_OF*1..6]->(b:Board|Committee)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board')
  AND all(n IN nodes(p) WHERE n.filing = f.filing_id AND labels(n)[0] <> 'ThirdParty')
WITH c, f, o, b, p, length(p) AS steps,
     reduce(line = o.name, n IN tail(nodes(p)) | line + ' → ' + n.name) AS way,
     reduce(text = '', r IN relationships(p) |
       text + CASE type(r) WHEN 'PART_OF' THEN '2' WHEN 'INFORMS' THEN '1' ELSE '0' END) AS weight,
     [n IN nodes(p) | n.uid] AS passed, [r IN relationships(p) | r.sentence] AS said
ORDER BY steps, labels(b)[0], b.name, way, weight, passed, said
WITH c, f, o, head(collect({hops: steps, reached: b.name, chain: way, sentences: said})) AS nearest
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, o.person AS person, nearest.hops AS hops,
       nearest.reached AS reached, nearest.chain AS chain, nearest.sentences AS sentences, o.uid AS uid
ORDER BY company, filing, officer, uid
