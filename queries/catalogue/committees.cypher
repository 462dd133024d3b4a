// question: Which committees are there, and who sits in them?
// subject: the board
// parameter: level committee_level = '' - board or management; any where empty
// parameter: kind committee_kind = '' - audit, risk, technology, cybersecurity, ESG, governance, …; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, committee, level, kind, member, member_label, part, sentence, uid, member_uid
//
// A committee whose members the filing does not name has one row without a member; its sentence is the first that
// speaks of it.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Committee {filing: f.filing_id})
WHERE $kind IN ['', b.kind] AND $level IN ['', b.level]
OPTIONAL MATCH (m)-[e:LEADS|MEMBER_OF|PART_OF]->(b)
OPTIONAL MATCH (b)-[x]-()
WHERE e IS NULL
WITH c, f, b, m, e, x
ORDER BY x.starts[0], x.sentence
WITH c, f, b, m, e, head(collect(x.sentence)) AS mention
RETURN c.name AS company, f.filing_id AS filing, b.name AS committee, b.level AS level, b.kind AS kind,
       m.name AS member, labels(m)[0] AS member_label,
       CASE type(e) WHEN 'LEADS' THEN 'leads' WHEN 'MEMBER_OF' THEN 'member' WHEN 'PART_OF' THEN 'unit' END AS part,
       coalesce(e.sentence, mention) AS sentence, b.uid AS uid, m.uid AS member_uid
ORDER BY company, filing, committee, part, member, uid, member_uid
