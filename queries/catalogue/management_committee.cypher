// question: Which management committee stands between the CISO and the board?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CIO, CRO, GC, …
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, part, committee, kind, board_bodies, sentences, uid, committee_uid
//
// A committee that is not the board's, in which the officer sits or leads, or which the officer informs or reports to,
// and which itself informs or reports to the board or a committee of the board.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (o:Officer {filing: f.filing_id, role: $role})-[e:REPORTS_TO|INFORMS|MEMBER_OF|LEADS]->(m:Committee)
WHERE coalesce(m.level, '') <> 'board'
MATCH (m)-[r:REPORTS_TO|INFORMS]->(b:Board|Committee)
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
WITH c, f, o, m, e, b, r,
     CASE type(e) WHEN 'LEADS' THEN 'leads' WHEN 'MEMBER_OF' THEN 'member'
       WHEN 'INFORMS' THEN 'informs' ELSE 'reports' END AS one_part
ORDER BY one_part, b.name, b.uid, r.sentence
WITH c, f, o, m, collect(DISTINCT one_part) AS part, collect(DISTINCT b.name) AS board_bodies,
     collect(DISTINCT e.sentence) AS below, collect(DISTINCT r.sentence) AS above
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, part, m.name AS committee, m.kind AS kind,
       board_bodies, below + [said IN above WHERE NOT said IN below] AS sentences, o.uid AS uid, m.uid AS committee_uid
ORDER BY company, filing, officer, committee, uid, committee_uid
