OPTIONAL MATCH (b:Board|Committee)-[:OVERSEES]->(:Program {filing: f.filing_id})
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
WITH grouped, f, collect(DISTINCT CASE
       WHEN b IS NULL THEN null
       WHEN labels(b)[0] = 'Board' THEN 'full board'
       WHEN b.kind IN ['audit', 'risk', 'technology', 'cybersecurity'] THEN b.kind + ' committee'
       ELSE 'another committee' END) AS bodies,
     ['audit committee', 'risk committee', 'technology committee', 'cybersecurity committee', 'another committee',
      'full board alone'] AS asked
WITH grouped, size(bodies) > 0 AS discloses,
     CASE WHEN size(bodies) = 1 AND 'full board' IN bodies THEN ['full board alone']
          ELSE [body IN asked WHERE body IN bodies] END AS answers, asked
