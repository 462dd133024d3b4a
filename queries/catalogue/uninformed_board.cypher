// question: Which boards are informed by nobody, neither themselves nor through a committee?
// subject: the board
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, fiscal_year, bodies, states_reporting, sentences, uid
//
// Filings that name the board or committees of it, of which none is informed or reported to by anyone but themselves,
// as far as the filing says: it need not be so. `states_reporting` is the filing's own tag on it, empty where it has
// none. The sentences are those by which the bodies oversee the programme.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (b:Board|Committee {filing: f.filing_id})
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
OPTIONAL MATCH (b)-[e:OVERSEES]->(:Program)
WITH c, f, b, e, COUNT {
       MATCH (b)<-[:REPORTS_TO|INFORMS]-(a) WHERE labels(a)[0] <> 'Board' AND coalesce(a.level, '') <> 'board'
     } AS heard
ORDER BY labels(b)[0], b.name, b.uid
WITH c, f, collect(b.name) AS bodies, collect(DISTINCT e.sentence) AS sentences, sum(heard) AS informants
WHERE informants = 0
RETURN c.name AS company, f.filing_id AS filing, f.fiscal_year AS fiscal_year, bodies,
       f.reports_to_board AS states_reporting, sentences, f.uid AS uid
ORDER BY company, filing, uid
