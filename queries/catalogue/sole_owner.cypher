// question: Where is one person the only one who manages the programme and the only one who briefs the board?
// subject: who does the work
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, role, person, briefed, sentences, uid
//
// Nobody else, not even a team or management at large, is said to manage the programme, or to brief the board or a
// committee of it; these briefing each other do not count.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id] AND COUNT { MATCH (:Program {filing: f.filing_id})<-[:MANAGES]-() } = 1
MATCH (o:Officer {filing: f.filing_id})-[m:MANAGES]->(:Program)
MATCH (b:Board|Committee {filing: f.filing_id})<-[e:INFORMS]-(a)
WHERE (labels(b)[0] = 'Board' OR b.level = 'board') AND labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
WITH c, f, o, m, a, b, e
ORDER BY b.name, b.uid
WITH c, f, o, m, collect(DISTINCT a.uid) AS briefers, collect(DISTINCT b.name) AS briefed,
     collect(DISTINCT e.sentence) AS said
WHERE briefers = [o.uid]
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, o.role AS role, o.person AS person, briefed,
       [m.sentence] + [sentence IN said WHERE sentence <> m.sentence] AS sentences, o.uid AS uid
ORDER BY company, filing, officer, uid
