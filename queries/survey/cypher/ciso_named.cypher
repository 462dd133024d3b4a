OPTIONAL MATCH (o:Officer {filing: f.filing_id, role: 'CISO'})
WITH grouped, f, collect(DISTINCT CASE
       WHEN o IS NULL THEN null
       WHEN any(said IN [o.name] + o.aliases WHERE said CONTAINS 'CISO' OR said CONTAINS 'CSO'
                OR (toLower(said) CONTAINS 'chief' AND toLower(said) CONTAINS 'security')) THEN 'chief'
       ELSE 'other' END) AS titles
WITH grouped, true AS discloses,
     [held IN [{answer: 'a security officer, however titled', stands: size(titles) > 0},
               {answer: 'titled chief (information) security officer', stands: 'chief' IN titles}]
      WHERE held.stands | held.answer] AS answers,
     ['a security officer, however titled', 'titled chief (information) security officer'] AS asked
