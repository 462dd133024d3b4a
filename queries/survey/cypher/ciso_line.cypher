OPTIONAL MATCH (:Officer {filing: f.filing_id, role: 'CISO'})-[:REPORTS_TO]->(b)
WHERE coalesce(b.role, '') <> 'CISO'
WITH grouped, f, collect(DISTINCT CASE
       WHEN b IS NULL THEN null
       WHEN b.role = 'CIDO' THEN 'CIO'
       WHEN b.role IN ['CIO', 'CTO', 'CEO', 'CFO', 'COO', 'CRO', 'GC'] THEN b.role
       WHEN labels(b)[0] = 'Officer' THEN 'another officer'
       WHEN labels(b)[0] = 'Committee' THEN CASE b.level WHEN 'board' THEN 'board committee' ELSE 'another committee' END
       ELSE toLower(labels(b)[0]) END) AS superiors,
     ['CIO', 'CTO', 'CEO', 'CFO', 'COO', 'CRO', 'GC', 'another officer', 'management', 'another committee',
      'board committee', 'board', 'team'] AS asked
WITH grouped, size(superiors) > 0 AS discloses, [superior IN asked WHERE superior IN superiors] AS answers, asked
