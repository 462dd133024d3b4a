WITH grouped, discloses, measured
ORDER BY measured
WITH grouped, count(*) AS market, sum(CASE WHEN discloses THEN 1 ELSE 0 END) AS disclosing, collect(measured) AS ranked
WITH grouped, market, disclosing, ranked, size(ranked) AS companies
RETURN grouped, market, companies, disclosing,
       CASE WHEN companies > 0
            THEN (ranked[(companies - 1) / 2] + ranked[companies / 2]) / 2.0 END AS median,
       CASE WHEN companies > 5 THEN ranked[toInteger(companies / 2.0 - 0.98 * sqrt(companies) + 0.5) - 1] END AS low,
       CASE WHEN companies > 5 THEN ranked[toInteger(companies / 2.0 + 0.98 * sqrt(companies) + 0.5)] END AS high
ORDER BY grouped, market
