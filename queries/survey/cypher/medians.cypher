WITH grouped, discloses, measured
ORDER BY measured
WITH grouped, count(*) AS market, sum(CASE WHEN discloses THEN 1 ELSE 0 END) AS disclosing, collect(measured) AS ranked
// The bounds of the interval are the values at the ranks that the binomial distribution gives, by its normal
// approximation; of fewer than six values there are none.
WITH grouped, market, disclosing, size(ranked) AS companies, ranked
RETURN grouped, market,
       CASE WHEN companies > 0 THEN (ranked[(companies - 1) / 2] + ranked[companies / 2]) / 2.0 END AS median,
       CASE WHEN companies > 5 THEN ranked[toInteger(companies / 2.0 - 0.98 * sqrt(companies) + 0.5) - 1] END AS low,
       CASE WHEN companies > 5 THEN ranked[toInteger(companies / 2.0 + 0.98 * sqrt(companies) + 0.5)] END AS high,
       companies, disclosing,
       CASE WHEN disclosing > 0 THEN toInteger(1000.0 * companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY grouped, market, median, low, high
