OPTIONAL MATCH (t:ThirdParty {filing: f.filing_id})<-[:ENGAGES]-()
WITH grouped, f, collect(DISTINCT t.kind) AS answers
WITH grouped, size(answers) > 0 AS discloses, answers,
     ['consultant', 'assessor', 'service provider', 'managed service', 'auditor', 'legal', 'government', 'insurer',
      'other'] AS asked
