OPTIONAL MATCH (b:Board|Committee {filing: f.filing_id})<-[:INFORMS]-(a)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board') AND labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
WITH grouped, f, collect(DISTINCT CASE
       WHEN a IS NULL THEN null
       WHEN a.role = 'CIDO' THEN 'CIO'
       WHEN a.role IN ['CISO', 'CIO', 'CTO', 'CEO', 'CFO', 'COO', 'CRO', 'GC'] THEN a.role
       WHEN labels(a)[0] = 'Officer' THEN 'another officer'
       WHEN labels(a)[0] = 'Committee' THEN 'management committee'
       WHEN labels(a)[0] = 'ThirdParty' THEN 'outside party'
       WHEN labels(a)[0] = 'Company' THEN 'the company, nobody named'
       ELSE toLower(labels(a)[0]) END) AS informants,
     ['CISO', 'CIO', 'CTO', 'CEO', 'CFO', 'COO', 'CRO', 'GC', 'another officer', 'management', 'management committee',
      'team', 'outside party', 'the company, nobody named'] AS asked
WITH grouped, size(informants) > 0 AS discloses, [one IN asked WHERE one IN informants] AS answers, asked
