OPTIONAL MATCH (:Committee {filing: f.filing_id, level: 'board', kind: 'audit'})<-[e:INFORMS]-(a)
WHERE labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
WITH grouped, f, collect(DISTINCT e.frequency) AS said,
     ['weekly', 'monthly', 'quarterly', 'semi-annually', 'annually'] AS asked
WITH grouped, head([often IN asked WHERE often IN said]) AS most, asked
WITH grouped, most IS NOT NULL AS discloses, [most] AS answers, asked
