// question: What did a company's filing say new, otherwise, or no longer, against the year before?
// subject: comparing
// parameter: company company - the company, for its newest filing, or a filing
// scope: company
// columns: company, filing, fiscal_year, change, source, relation, target, frequency, frequency_before, sentences, uid, target_uid
//
// The filing against the newest one of an earlier fiscal year. Officers are the same by role, committees by level and
// kind, others by name. New: only the later filing says it; dropped: only the earlier one; frequency: both, and another
// frequency in each. What is dropped is no longer said; it need not have ended. `filing` is the one that the first of
// the sentences is from.
MATCH (c:Company)-[:FILED]->(later:Filing)
WHERE $company IN [c.uid, later.filing_id]
WITH c, later
ORDER BY coalesce(later.period, toString(later.fiscal_year), '') DESC, coalesce(later.filed, '') DESC, later.filing_id DESC
WITH c, head(collect(later)) AS later
MATCH (c)-[:FILED]->(earlier:Filing)
WHERE earlier.fiscal_year < later.fiscal_year
WITH c, later, earlier
ORDER BY coalesce(earlier.period, toString(earlier.fiscal_year), '') DESC, coalesce(earlier.filed, '') DESC, earlier.filing_id DESC
WITH c, later, head(collect(earlier)) AS earlier
UNWIND [later, earlier] AS f
MATCH (n:Program|Board|Committee|Officer|Management|Team|ThirdParty {filing: f.filing_id})-[e]-()
WITH DISTINCT c, later, f, e, startNode(e) AS a, endNode(e) AS b
WITH c, later, f, e, a, b,
     reduce(text = '', n IN [a, b] | text + type(e) + '/' + labels(n)[0] + '/' +
       CASE WHEN labels(n)[0] IN ['Company', 'Board', 'Program', 'Management'] THEN ''
            WHEN labels(n)[0] = 'Committee' AND n.kind <> 'other' THEN coalesce(n.level, '') + '/' + n.kind
            ELSE coalesce(n.role, toLower(n.name)) END + '/') AS line
ORDER BY a.name, b.name, a.uid, b.uid
WITH c, line, f.filing_id = later.filing_id AS new,
     {filing: f.filing_id, year: f.fiscal_year, source: a.name, relation: type(e), target: b.name,
      frequency: coalesce(e.frequency, ''), sentence: e.sentence, uid: a.uid, target_uid: b.uid} AS said
WITH c, line, head(collect(CASE WHEN new THEN said END)) AS new, head(collect(CASE WHEN NOT new THEN said END)) AS old
WITH c, coalesce(new, old) AS said, new, old,
     CASE WHEN old IS NULL THEN 'new' WHEN new IS NULL THEN 'dropped'
          WHEN new.frequency <> '' AND old.frequency <> '' AND new.frequency <> old.frequency THEN 'frequency' END AS change
WHERE change IS NOT NULL
RETURN c.name AS company, said.filing AS filing, said.year AS fiscal_year, change, said.source AS source,
       said.relation AS relation, said.target AS target,
       CASE WHEN new.frequency <> '' THEN new.frequency END AS frequency,
       CASE WHEN old.frequency <> '' THEN old.frequency END AS frequency_before,
       CASE change WHEN 'frequency' THEN [new.sentence, old.sentence] ELSE [said.sentence] END AS sentences,
       said.uid AS uid, said.target_uid AS target_uid
ORDER BY company, filing, change, source, relation, target, uid, target_uid
