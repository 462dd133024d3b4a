// question: How many companies put the full board, or a committee of which kind, in charge of cybersecurity?
// subject: the board
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: in_charge, kinds, companies, disclosing, share
//
// `board_oversight`, counted. A company counts once, by its newest filing of the year. The share is of those companies
// that disclose it.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (b:Board|Committee)-[:OVERSEES]->(:Program {filing: f.filing_id})
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
WITH c, b
ORDER BY b.kind
WITH c, collect(DISTINCT labels(b)[0]) AS labels, collect(DISTINCT b.kind) AS of_kinds
WITH CASE WHEN size(labels) = 0 THEN 'not disclosed' WHEN size(labels) = 2 THEN 'board and committee'
          WHEN labels[0] = 'Board' THEN 'full board' ELSE 'committee' END AS in_charge,
     reduce(text = '', kind IN of_kinds | text + CASE text WHEN '' THEN '' ELSE ', ' END + kind) AS kinds,
     count(*) AS companies
WITH collect({in_charge: in_charge, kinds: kinds, companies: companies}) AS answers,
     sum(CASE in_charge WHEN 'not disclosed' THEN 0 ELSE companies END) AS disclosing
UNWIND answers AS answer
RETURN answer.in_charge AS in_charge, answer.kinds AS kinds, answer.companies AS companies, disclosing,
       CASE WHEN answer.in_charge <> 'not disclosed'
            THEN toInteger(1000.0 * answer.companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, in_charge, kinds
