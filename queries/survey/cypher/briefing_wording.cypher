OPTIONAL MATCH (b:Board|Committee {filing: f.filing_id})<-[e:INFORMS]-(a)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board') AND labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
WITH grouped, f, count(e) AS briefings, collect(DISTINCT CASE
       WHEN e.frequency IN ['weekly', 'monthly', 'quarterly', 'semi-annually', 'annually'] THEN 'so many times a year'
       WHEN e.frequency IN ['regularly', 'periodically'] THEN 'regularly or periodically'
       WHEN e.frequency = 'other' THEN 'in other words'
       ELSE e.frequency END) AS said,
     ['so many times a year', 'regularly or periodically', 'in other words', 'as needed', 'not said how often'] AS asked
WITH grouped, briefings > 0 AS discloses,
     [coalesce(head([wording IN asked WHERE wording IN said]), 'not said how often')] AS answers, asked
