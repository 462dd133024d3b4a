// question: Is anyone named who oversees vendors and other outside parties?
// subject: third parties
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, named, overseers, third_parties, states_oversight, sentences, uid
//
// "The company": the filing speaks of overseeing them and names nobody who does. Not disclosed: no sentence speaks of
// it. `states_oversight` is the filing's own tag, empty where it has none.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
OPTIONAL MATCH (a)-[e:OVERSEES]->(t:ThirdParty {filing: f.filing_id})
WITH c, f, a, e, t
ORDER BY a.name, a.uid, t.name, t.uid
WITH c, f, collect(DISTINCT CASE WHEN labels(a)[0] <> 'Company' THEN a.name END) AS overseers,
     collect(DISTINCT t.name) AS third_parties, collect(DISTINCT e.sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing,
       CASE WHEN size(overseers) > 0 THEN 'named' WHEN size(third_parties) > 0 THEN 'the company'
            ELSE 'not disclosed' END AS named,
       overseers, third_parties, f.third_party_oversight AS states_oversight, sentences, f.uid AS uid
ORDER BY company, filing, uid
