// question: What does the filing say of one node, sentence by sentence?
// subject: evidence
// parameter: node string - a name, another form of it, a role's code such as CISO, or a uid
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, source, relation, target, sentence, starts_at, ends_at, element, uid, source_uid, target_uid
//
// Every saying of every edge from or to the node. Both positions are characters of the text that `govgraph text`
// prints; the element is the cyd tag, empty where the filing is not tagged.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
CALL {
  WITH c, f
  MATCH (n:Program|Board|Committee|Officer|Management|Team|ThirdParty {filing: f.filing_id})
  RETURN n
  UNION
  WITH c
  RETURN c AS n
}
WITH c, f, n
WHERE n.uid = $node OR toLower($node) IN [toLower(n.name), toLower(n.role)]
   OR any(form IN n.aliases WHERE toLower(form) = toLower($node))
MATCH (n)-[e]-()
WHERE type(e) <> 'FILED' AND e.filing = f.filing_id
UNWIND range(0, size(e.sentences) - 1) AS i
RETURN c.name AS company, f.filing_id AS filing, startNode(e).name AS source, type(e) AS relation,
       endNode(e).name AS target, e.sentences[i] AS sentence, e.starts[i] AS starts_at, e.ends[i] AS ends_at,
       e.elements[i] AS element, n.uid AS uid, startNode(e).uid AS source_uid, endNode(e).uid AS target_uid
ORDER BY company, filing, starts_at, ends_at, source, relation, target, uid, source_uid, target_uid
