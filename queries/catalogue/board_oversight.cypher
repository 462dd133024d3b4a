// question: Is the full board in charge of cybersecurity oversight, or a committee of it, and of which kind?
// subject: the board
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, fiscal_year, in_charge, bodies, kinds, sentences, uid
//
// In charge is who oversees the programme: the board, committees of the board, or both. Not disclosed: no sentence
// says that either does.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
OPTIONAL MATCH (b:Board|Committee)-[e:OVERSEES]->(:Program {filing: f.filing_id})
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
WITH c, f, b, e
ORDER BY labels(b)[0], b.kind, b.name, b.uid
WITH c, f, collect(DISTINCT labels(b)[0]) AS labels, collect(b.name) AS bodies, collect(DISTINCT b.kind) AS kinds,
     collect(DISTINCT e.sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing, f.fiscal_year AS fiscal_year,
       CASE WHEN size(labels) = 0 THEN 'not disclosed' WHEN size(labels) = 2 THEN 'board and committee'
            WHEN labels[0] = 'Board' THEN 'full board' ELSE 'committee' END AS in_charge,
       bodies, kinds, sentences, f.uid AS uid
ORDER BY company, filing, uid
