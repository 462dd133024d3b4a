// question: By which lines does a role give account, step by step, up to the board?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CIO, CRO, GC, …
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, chain, hops, reaches_board, relations, sentences, uid, end_uid
//
// A step is a reporting line, a committee or board that is informed, or the body that a committee belongs to. A chain
// ends at the board, or where the filing says no further step; hops 0 means that it says none at all. Of several
// relations between the same two, the step shows an account given before mere belonging.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (o:Officer {filing: f.filing_id, role: $role})
MATCH p = (o)-[:REPORTS_TO|INFORMS|PART_OF*0..6]->(top)
WITH c, f, o, top, p, [n IN nodes(p) | n.uid] AS passed
WHERE all(r IN relationships(p) WHERE type(r) <> 'INFORMS' OR labels(endNode(r))[0] IN ['Board', 'Committee'])
  AND all(n IN nodes(p) WHERE size([uid IN passed WHERE uid = n.uid]) = 1)
  AND all(n IN nodes(p) WHERE labels(n)[0] <> 'Board' OR n.uid = top.uid)
  AND (labels(top)[0] = 'Board' OR NOT EXISTS {
    MATCH (top)-[r:REPORTS_TO|INFORMS|PART_OF]->(next)
    WHERE NOT next.uid IN passed AND (type(r) <> 'INFORMS' OR labels(next)[0] IN ['Board', 'Committee'])
  })
WITH c, f, o, top, p, passed, [r IN relationships(p) | type(r)] AS steps, [r IN relationships(p) | r.sentence] AS said,
     reduce(line = o.name, n IN tail(nodes(p)) | line + ' → ' + n.name) AS chain,
     reduce(text = '', r IN relationships(p) |
       text + CASE type(r) WHEN 'PART_OF' THEN '2' WHEN 'INFORMS' THEN '1' ELSE '0' END) AS weight
ORDER BY weight
WITH c, f, o, top, passed, chain, head(collect(steps)) AS relations, head(collect(said)) AS sentences
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, chain, size(relations) AS hops,
       labels(top)[0] = 'Board' AS reaches_board, relations, sentences, o.uid AS uid, top.uid AS end_uid
ORDER BY company, filing, officer, hops, chain, uid, end_uid, passed
