OPTIONAL MATCH (a)-[:OVERSEES]->(:ThirdParty {filing: f.filing_id})
WITH grouped, f, collect(DISTINCT CASE labels(a)[0]
       WHEN 'Company' THEN 'the company, nobody named'
       WHEN 'Board' THEN 'the board or a committee'
       WHEN 'Committee' THEN 'the board or a committee'
       WHEN 'Officer' THEN 'an officer'
       WHEN 'ThirdParty' THEN 'an outside party'
       WHEN 'Management' THEN 'management'
       WHEN 'Team' THEN 'a team' END) AS overseers,
     ['an officer', 'management', 'a team', 'the board or a committee', 'an outside party',
      'the company, nobody named'] AS asked
WITH grouped, size(overseers) > 0 AS discloses,
     [one IN asked WHERE one IN overseers AND (size(overseers) = 1 OR one <> 'the company, nobody named')] AS answers,
     asked
