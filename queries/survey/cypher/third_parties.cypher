OPTIONAL MATCH (:ThirdParty {filing: f.filing_id})<-[e:ENGAGES]-()
WITH grouped, f, count(e) AS engaged, sum(CASE WHEN e.hedged THEN 0 ELSE 1 END) AS firm
WITH grouped, true AS discloses,
     [held IN [{answer: 'engages any', stands: engaged > 0},
               {answer: 'says so without "may" or the like', stands: engaged > 0 AND firm > 0}]
      WHERE held.stands | held.answer] AS answers,
     ['engages any', 'says so without "may" or the like'] AS asked
