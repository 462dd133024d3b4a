OPTIONAL MATCH (t:ThirdParty {filing: f.filing_id})<-[:ENGAGES]-()
WITH grouped, f, collect(DISTINCT t.kind) AS kinds,
     ['consultant', 'service provider', 'assessor', 'auditor', 'managed service', 'legal', 'insurer', 'government',
      'other'] AS asked
WITH grouped, size(kinds) > 0 AS discloses, [kind IN asked WHERE kind IN kinds] AS answers, asked
