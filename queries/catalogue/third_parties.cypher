// question: Which outside parties are there, who engages them, and for what?
// subject: third parties
// parameter: kind third_party_kind = '' - assessor, auditor, consultant, managed service, legal, …; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, third_party, kind, engaged_by, services, hedged, sentence, uid, engaged_by_uid
//
// Services are told by the words of the sentences that engage the party, and empty where these have none of them.
// Hedged: the filing says "may engage" or "from time to time". A party that the filing names in another part only has
// nobody who engages it; its sentence is the first that speaks of it.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (t:ThirdParty {filing: f.filing_id})
WHERE $kind IN ['', t.kind]
OPTIONAL MATCH (a)-[e:ENGAGES]->(t)
OPTIONAL MATCH (t)-[x]-()
WHERE e IS NULL
WITH c, f, t, a, e, x
ORDER BY x.starts[0], x.sentence
WITH c, f, t, a, e, head(collect(x.sentence)) AS mention,
     reduce(text = '', said IN coalesce(e.sentences, []) | text + ' ' + toLower(said)) AS words
RETURN c.name AS company, f.filing_id AS filing, t.name AS third_party, t.kind AS kind, a.name AS engaged_by,
       [service IN [{name: 'penetration testing', signs: ['penetration', 'pen test', 'red team']},
                    {name: 'assessment', signs: ['assess', 'evaluat', 'benchmark', 'maturity']},
                    {name: 'audit', signs: ['audit']},
                    {name: 'monitoring', signs: ['monitor', 'detection', 'security operations', '24x7', '24/7']},
                    {name: 'incident response', signs: ['incident response', 'respond', 'forensic', 'retainer']},
                    {name: 'training', signs: ['training', 'tabletop', 'awareness', 'simulat']},
                    {name: 'threat intelligence', signs: ['intelligence']}]
        WHERE any(sign IN service.signs WHERE words CONTAINS sign) | service.name] AS services,
       e.hedged AS hedged, coalesce(e.sentence, mention) AS sentence, t.uid AS uid, a.uid AS engaged_by_uid
ORDER BY company, filing, third_party, engaged_by, uid, engaged_by_uid
