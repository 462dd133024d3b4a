// question: Which posts and bodies manage the programme, over companies?
// subject: who does the work
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: owner, companies, disclosing, share
//
// Officers by role, the others by label. A company counts once for each that it names, by its newest filing of the
// year, so that shares add up to more than 1; they are of those companies that name anyone.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (a)-[:MANAGES]->(:Program {filing: f.filing_id})
WITH DISTINCT c, CASE labels(a)[0] WHEN 'Officer' THEN coalesce(a.role, 'another officer')
                   WHEN 'ThirdParty' THEN 'third party' ELSE toLower(labels(a)[0]) END AS who
WITH collect({company: c.uid, owner: coalesce(who, 'not disclosed')}) AS answers,
     count(DISTINCT CASE WHEN who IS NOT NULL THEN c.uid END) AS disclosing
UNWIND answers AS answer
WITH answer.owner AS owner, disclosing, count(*) AS companies
RETURN owner, companies, disclosing,
       CASE WHEN owner <> 'not disclosed'
            THEN toInteger(1000.0 * companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, owner
