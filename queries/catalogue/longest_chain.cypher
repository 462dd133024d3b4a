// question: How many levels are there from the lowest post to the top, and which is the longest chain?
// subject: reporting lines
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, levels, chain, sentences, uid, end_uid
//
// Levels are the posts and bodies on the longest chain of reporting lines, briefings of a board or committee, and
// committees that belong to a body; a chain ends at the board and passes nobody twice. Up to nine levels are followed.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH p = (low:Officer|Team|Management|Committee {filing: f.filing_id})-[:REPORTS_TO|INFORMS|PART_OF*1..8]->(top)
WHERE all(r IN relationships(p) WHERE type(r) = 'REPORTS_TO' OR labels(endNode(r))[0] IN ['Board', 'Committee'])
  AND all(r IN relationships(p) WHERE labels(startNode(r))[0] <> 'Board')
WITH c, f, low, top, p, [n IN nodes(p) | n.uid] AS passed
WHERE low.uid <> top.uid
  AND (length(p) = 1 OR all(uid IN passed WHERE size([one IN passed WHERE one = uid]) = 1))
WITH c, f, low, top, passed, [r IN relationships(p) | r.sentence] AS sentences,
     reduce(line = low.name, n IN tail(nodes(p)) | line + ' → ' + n.name) AS chain,
     reduce(text = '', r IN relationships(p) |
       text + CASE type(r) WHEN 'PART_OF' THEN '2' WHEN 'INFORMS' THEN '1' ELSE '0' END) AS weight
ORDER BY size(passed) DESC, chain, passed, weight, sentences
WITH c, f,
     head(collect({levels: size(passed), chain: chain, sentences: sentences, low: low.uid, top: top.uid})) AS longest
RETURN c.name AS company, f.filing_id AS filing, longest.levels AS levels, longest.chain AS chain,
       longest.sentences AS sentences, longest.low AS uid, longest.top AS end_uid
ORDER BY company, filing, uid, end_uid
