OPTIONAL MATCH (:ThirdParty {filing: f.filing_id})<-[e:ENGAGES]-()
UNWIND coalesce(e.sentences, ['']) AS sentence
WITH grouped, f, count(e) AS engaged, collect(DISTINCT toLower(sentence)) AS said
WITH grouped, engaged > 0 AS discloses,
     [service IN [{name: 'penetration testing', signs: ['penetration', 'pen test', 'red team']},
                  {name: 'assessment', signs: ['assess', 'evaluat', 'benchmark', 'maturity']},
                  {name: 'audit', signs: ['audit']},
                  {name: 'monitoring', signs: ['monitor', 'detection', 'security operations', '24x7', '24/7']},
                  {name: 'incident response', signs: ['incident response', 'respond', 'forensic', 'retainer']},
                  {name: 'training', signs: ['training', 'tabletop', 'awareness', 'simulat']},
                  {name: 'threat intelligence', signs: ['intelligence']}]
      WHERE any(sign IN service.signs WHERE any(sentence IN said WHERE sentence CONTAINS sign)) | service.name] AS answers,
     ['assessment', 'monitoring', 'penetration testing', 'audit', 'training', 'incident response',
      'threat intelligence'] AS asked
