// question: How many companies name which framework or standard?
// subject: the programme
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: framework, companies, disclosing, share
//
// A company counts once for each that it names, by its newest filing of the year, so that shares add up to more than 1;
// they are of those companies that name any.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (p:Program {filing: f.filing_id})
UNWIND CASE WHEN size(p.frameworks) > 0 THEN p.frameworks ELSE ['not disclosed'] END AS framework
WITH DISTINCT c, framework
WITH collect({company: c.uid, framework: framework}) AS answers,
     count(DISTINCT CASE WHEN framework <> 'not disclosed' THEN c.uid END) AS disclosing
UNWIND answers AS answer
WITH answer.framework AS framework, disclosing, count(*) AS companies
RETURN framework, companies, disclosing,
       CASE WHEN framework <> 'not disclosed'
            THEN toInteger(1000.0 * companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, framework
