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
WITH c, f
ORDER BY f.filing_id // so that a server looks up each filing's posts, and does not go through the market's
MATCH p = (low:Officer|Team|Management|Committee {filing: f.filing_id})-[:REPORTS_TO|INFORMS|PART_OF*1..8]->(top)
WHERE low.uid <> top.uid
  AND all(r IN relationships(p) WHERE labels(startNode(r))[0] <> 'Board'
                                  AND (type(r) = 'REPORTS_TO' OR labels(endNode(r))[0] IN ['Board', 'Committee']))
  AND (length(p) = 1 OR all(n IN nodes(p) WHERE size([m IN nodes(p) WHERE m.uid = n.uid]) = 1))
WITH c, f, max(length(p)) AS most, collect(p) AS paths
UNWIND [way IN paths WHERE length(way) = most] AS longest
WITH c, f, [n IN nodes(longest) | n.uid] AS passed, [r IN relationships(longest) | r.sentence] AS sentences,
     reduce(line = '', n IN nodes(longest) | line + CASE line WHEN '' THEN '' ELSE ' → ' END + n.name) AS chain,
     reduce(text = '', r IN relationships(longest) |
       text + CASE type(r) WHEN 'PART_OF' THEN '2' WHEN 'INFORMS' THEN '1' ELSE '0' END) AS weight
ORDER BY chain, passed, weight, sentences
WITH c, f, head(collect({levels: size(passed), chain: chain, sentences: sentences, passed: passed})) AS first
RETURN c.name AS company, f.filing_id AS filing, first.levels AS levels, first.chain AS chain,
       first.sentences AS sentences, head(first.passed) AS uid, last(first.passed) AS end_uid
ORDER BY company, filing, uid, end_uid
