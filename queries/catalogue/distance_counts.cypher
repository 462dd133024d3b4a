// question: How many steps are the CISOs away from their boards, over companies?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CIO, CRO, GC, …
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: hops, outcome, companies, disclosing, share
//
// `board_distance`, counted: the nearest officer of that role. A company counts once, by its newest filing of the year.
// The share is of those companies that disclose a way to the board.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH p = (:Officer {filing: f.filing_id, role: $role})-[:REPORTS_TO|INFORMS|PART_OF*1..6]->(b:Board|Committee)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board')
  AND all(n IN nodes(p) WHERE n.filing = f.filing_id AND labels(n)[0] <> 'ThirdParty')
WITH c, f, min(length(p)) AS hops
WITH hops, CASE WHEN hops IS NOT NULL THEN 'reached'
                WHEN EXISTS { MATCH (:Officer {filing: f.filing_id, role: $role}) } THEN 'not disclosed'
                ELSE 'no such officer named' END AS outcome, count(*) AS companies
WITH collect({hops: hops, outcome: outcome, companies: companies}) AS answers,
     sum(CASE outcome WHEN 'reached' THEN companies ELSE 0 END) AS disclosing
UNWIND answers AS answer
RETURN answer.hops AS hops, answer.outcome AS outcome, answer.companies AS companies, disclosing,
       CASE answer.outcome WHEN 'reached'
            THEN toInteger(1000.0 * answer.companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY hops, outcome
