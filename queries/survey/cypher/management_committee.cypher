OPTIONAL MATCH (m:Committee {filing: f.filing_id})
WHERE coalesce(m.level, '') <> 'board'
WITH grouped, f, collect(DISTINCT CASE
       WHEN m IS NULL THEN null
       WHEN EXISTS { MATCH (m)-[:REPORTS_TO|INFORMS]->(:Board) }
            OR EXISTS { MATCH (m)-[:REPORTS_TO|INFORMS]->(:Committee {level: 'board'}) } THEN 'informs'
       ELSE 'other' END) AS committees
WITH grouped, true AS discloses,
     [held IN [{answer: 'names one', stands: size(committees) > 0},
               {answer: 'names one that informs the board or a committee of it', stands: 'informs' IN committees}]
      WHERE held.stands | held.answer] AS answers,
     ['names one', 'names one that informs the board or a committee of it'] AS asked
