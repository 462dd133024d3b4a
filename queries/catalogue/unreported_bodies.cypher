// question: To which bodies does nobody report, by line or by briefing?
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, body, body_label, level, kind, informed_instead, oversees_program, sentence, uid
//
// Boards and committees that no one reports to or informs, as far as the filing says. `informed_instead` are committees
// of the body, or bodies that it belongs to, which others than itself inform. The sentence is the one by which the body
// oversees the programme.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Board|Committee {filing: f.filing_id})
WHERE NOT EXISTS { MATCH ()-[:REPORTS_TO|INFORMS]->(b) }
OPTIONAL MATCH (b)-[e:OVERSEES]->(:Program)
OPTIONAL MATCH (b)-[:PART_OF]-(kin:Board|Committee)
WHERE EXISTS { MATCH (who)-[:REPORTS_TO|INFORMS]->(kin) WHERE who.uid <> b.uid }
WITH c, f, b, e, kin
ORDER BY kin.name, kin.uid
WITH c, f, b, e, collect(DISTINCT kin.name) AS informed_instead
RETURN c.name AS company, f.filing_id AS filing, b.name AS body, labels(b)[0] AS body_label, b.level AS level,
       b.kind AS kind, informed_instead, e IS NOT NULL AS oversees_program, e.sentence AS sentence, b.uid AS uid
ORDER BY company, filing, body, uid
