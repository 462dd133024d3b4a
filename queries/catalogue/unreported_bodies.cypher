// question: To which bodies does nobody report, by line or by briefing?
// parameter: company company = '' - one company or filing; all where empty
// columns: company, filing, body, body_label, level, kind, informed_committees, oversees_program, sentence, uid
//
// Boards and committees that no one reports to or informs, as far as the filing says; those of its committees that
// are informed stand in `informed_committees`. The sentence is the one by which the body oversees the programme.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Board|Committee {filing: f.filing_id})
WHERE NOT EXISTS { MATCH ()-[:REPORTS_TO|INFORMS]->(b) }
OPTIONAL MATCH (b)-[e:OVERSEES]->(:Program)
WITH c, f, b, e, [(part:Committee)-[:PART_OF]->(b) WHERE EXISTS { MATCH ()-[:REPORTS_TO|INFORMS]->(part) } | part.name]
     AS informed
UNWIND CASE WHEN size(informed) = 0 THEN [''] ELSE informed END AS part
WITH c, f, b, e, part
ORDER BY part
WITH c, f, b, e, [name IN collect(part) WHERE name <> ''] AS informed_committees
RETURN c.name AS company, f.filing_id AS filing, b.name AS body, labels(b)[0] AS body_label, b.level AS level,
       b.kind AS kind, informed_committees, e IS NOT NULL AS oversees_program, e.sentence AS sentence, b.uid AS uid
ORDER BY company, filing, body, uid
