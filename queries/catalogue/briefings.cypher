// question: Who briefs the board and its committees, and how often?
// subject: the board
// parameter: at place = 'board' - who is briefed: board, inside (others of the company), outside; any where empty
// parameter: frequency frequency = '' - quarterly, annually, regularly, as needed, …; any where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, informant, informed, informed_label, frequency, hedged, sentence, uid, informed_uid
//
// The frequency is empty where the filing says none. Hedged: the sentence has "may", "if needed" or the like.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (:Board|Committee|Officer|Management|Team|ThirdParty {filing: f.filing_id})-[e:INFORMS]-()
WITH DISTINCT c, f, e, startNode(e) AS a, endNode(e) AS b
WHERE $frequency IN ['', e.frequency]
  AND $at IN ['', CASE WHEN labels(b)[0] = 'Board' OR b.level = 'board' THEN 'board'
                       WHEN labels(b)[0] = 'ThirdParty' THEN 'outside' ELSE 'inside' END]
RETURN c.name AS company, f.filing_id AS filing, a.name AS informant, b.name AS informed,
       labels(b)[0] AS informed_label, e.frequency AS frequency, e.hedged AS hedged,
       e.sentence AS sentence, a.uid AS uid, b.uid AS informed_uid
ORDER BY company, filing, informant, informed, uid, informed_uid
