UNWIND range(0, size(asked) - 1) AS place
WITH grouped, place, asked[place] AS answer, count(*) AS market,
     sum(CASE WHEN discloses AND asked[place] IN answers THEN 1 ELSE 0 END) AS companies,
     sum(CASE WHEN discloses THEN 1 ELSE 0 END) AS disclosing
RETURN grouped, place, answer, market, companies, disclosing,
       CASE WHEN disclosing > 0 THEN toInteger(1000.0 * companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY grouped, place, answer, market
