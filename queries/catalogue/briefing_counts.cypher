// question: How often are boards briefed, over companies?
// subject: the board
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: frequency, companies, disclosing, share
//
// The most frequent that a company says of any briefing of its board or of a committee of the board by others than
// these. A company counts once, by its newest filing of the year. The share is of those companies that say that their
// board is briefed; some of them do not say how often.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (b:Board|Committee {filing: f.filing_id})<-[e:INFORMS]-(a)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board') AND labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
WITH c, count(e) AS briefings, collect(DISTINCT e.frequency) AS said
WITH CASE briefings WHEN 0 THEN 'not disclosed' ELSE coalesce(
       head([often IN ['weekly', 'monthly', 'quarterly', 'semi-annually', 'annually', 'regularly', 'periodically',
                       'as needed', 'other'] WHERE often IN said]), 'briefed, not said how often') END AS frequency,
     count(*) AS companies
WITH collect({frequency: frequency, companies: companies}) AS answers,
     sum(CASE frequency WHEN 'not disclosed' THEN 0 ELSE companies END) AS disclosing
UNWIND answers AS answer
RETURN answer.frequency AS frequency, answer.companies AS companies, disclosing,
       CASE WHEN answer.frequency <> 'not disclosed'
            THEN toInteger(1000.0 * answer.companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, frequency
