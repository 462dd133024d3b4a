// question: Which companies name nobody who manages the programme?
// subject: who does the work
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, fiscal_year, form, states_positions, overseers, sentences, uid
//
// As far as the filing says: it need not be so. `states_positions` is the filing's own tag on whether positions or
// committees are responsible, empty where it has none. `overseers` and the sentences are of who oversees the programme.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id] AND NOT EXISTS { MATCH (:Program {filing: f.filing_id})<-[:MANAGES]-() }
OPTIONAL MATCH (:Program {filing: f.filing_id})<-[e:OVERSEES]-(a)
WITH c, f, a, e
ORDER BY a.name, a.uid
WITH c, f, collect(a.name) AS overseers, collect(DISTINCT e.sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing, f.fiscal_year AS fiscal_year, f.form AS form,
       f.positions_responsible AS states_positions, overseers, sentences, f.uid AS uid
ORDER BY company, filing, uid
