// question: Which companies name no security officer, and who does the work instead?
// subject: who does the work
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, fiscal_year, form, managed_by, sentences, uid
//
// No officer of the filing has the role CISO, however the post is titled. `managed_by` are those who manage the
// programme; empty where the filing names nobody.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
  AND NOT EXISTS { MATCH (:Officer {filing: f.filing_id, role: 'CISO'}) }
OPTIONAL MATCH (a)-[e:MANAGES]->(:Program {filing: f.filing_id})
WITH c, f, a, e
ORDER BY a.name, a.uid
WITH c, f, collect(a.name) AS managed_by, collect(DISTINCT e.sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing, f.fiscal_year AS fiscal_year, f.form AS form, managed_by, sentences,
       f.uid AS uid
ORDER BY company, filing, uid
