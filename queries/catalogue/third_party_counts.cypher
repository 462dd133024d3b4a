// question: How many companies engage outside parties of which kind?
// subject: third parties
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: kind, companies, hedged_only, disclosing, share
//
// A company counts once for each kind that it engages, by its newest filing of the year, so that shares add up to more
// than 1; they are of those companies that engage any. `hedged_only` of them say "may engage", "from time to time" or
// the like, and nothing firmer.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (t:ThirdParty {filing: f.filing_id})<-[e:ENGAGES]-()
WITH c, coalesce(t.kind, 'not disclosed') AS of_kind, sum(CASE WHEN e.hedged THEN 0 ELSE 1 END) AS firm
WITH collect({company: c.uid, kind: of_kind, firm: firm}) AS answers,
     count(DISTINCT CASE WHEN of_kind <> 'not disclosed' THEN c.uid END) AS disclosing
UNWIND answers AS answer
WITH answer.kind AS kind, disclosing, count(*) AS companies,
     sum(CASE answer.firm WHEN 0 THEN 1 ELSE 0 END) AS hedged_only
RETURN kind, companies, hedged_only, disclosing,
       CASE WHEN kind <> 'not disclosed'
            THEN toInteger(1000.0 * companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, kind
