// question: Which frameworks and standards does the programme follow or draw on?
// subject: the programme
// parameter: framework string = '' - NIST, ISO 27001, SOC 2, CIS, PCI, …, or a part of the name; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, fiscal_year, frameworks, sentences, uid
//
// Filings that name any. The sentences are those of the filing's relations that name one; a filing may name it in a
// sentence without a relation.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (p:Program {filing: f.filing_id})
WHERE any(named IN p.frameworks WHERE toLower(named) CONTAINS toLower($framework))
WITH c, f, p, [named IN p.frameworks | CASE named WHEN 'NIST CSF' THEN 'NIST' WHEN 'ISO 27001' THEN '27001'
       WHEN 'CIS Controls' THEN 'CIS ' WHEN 'PCI DSS' THEN 'PCI' ELSE named END] AS signs
OPTIONAL MATCH (:Program|Board|Committee|Officer|Management|Team|ThirdParty {filing: f.filing_id})-[e]-()
WHERE any(sign IN signs WHERE any(said IN e.sentences WHERE said CONTAINS sign))
WITH c, f, p, [said IN e.sentences WHERE any(sign IN signs WHERE said CONTAINS sign)] AS some
UNWIND coalesce(some, [null]) AS sentence
WITH c, f, p, sentence
ORDER BY sentence
WITH c, f, p, collect(DISTINCT sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing, f.fiscal_year AS fiscal_year, p.frameworks AS frameworks, sentences,
       p.uid AS uid
ORDER BY company, filing, uid
