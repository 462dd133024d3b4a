// question: What did a company's filing say new, otherwise, or no longer, against the year before?
// subject: comparing
// parameter: company company - the company, for its newest filing, or a filing
// parameter: kept boolean = false - also what both filings say alike
// scope: company
// columns: company, filing, fiscal_year, change, source, relation, target, frequency, frequency_before, sentences, uid, target_uid
//
// The filing against the newest one of an earlier fiscal year. Officers are the same by role, committees by level and
// kind, outside parties by kind, others by name. New: only the later filing says it; dropped: only the earlier one,
// which need not mean that it has ended; frequency: each says another one; kept: both say it. `filing` is the one that
// the first sentence is from.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE $company IN [c.uid, one.filing_id]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS later
OPTIONAL MATCH (c)-[:FILED]->(one:Filing)
WHERE one.fiscal_year < later.fiscal_year
WITH c, later, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, later, head(collect(one)) AS earlier
UNWIND CASE WHEN earlier IS NULL THEN [later] ELSE [later, earlier] END AS f
OPTIONAL MATCH (n:Program|Board|Committee|Officer|Management|Team|ThirdParty {filing: f.filing_id})-[e]-()
WHERE earlier IS NOT NULL
WITH DISTINCT c, later, earlier, f, e, startNode(e) AS a, endNode(e) AS b
WITH c, later, earlier, f, e, a, b, reduce(text = type(e), n IN [a, b] | text + '/' + labels(n)[0] + '/' +
       CASE WHEN labels(n)[0] IN ['Company', 'Board', 'Program', 'Management'] THEN ''
            WHEN labels(n)[0] = 'Officer' THEN coalesce(n.role, toLower(n.name))
            WHEN labels(n)[0] <> 'Team' AND n.kind <> 'other' THEN coalesce(n.level, '') + '/' + n.kind
            ELSE toLower(n.name) END) AS line
WITH c, line, earlier IS NOT NULL AS compared, f.filing_id = later.filing_id AS newer,
     {filing: f.filing_id, year: f.fiscal_year, source: a.name, relation: type(e), target: b.name,
      frequency: coalesce(e.frequency, ''), sentence: e.sentence, uid: coalesce(a.uid, f.uid),
      target_uid: b.uid} AS said
ORDER BY said.source, said.target, said.uid, said.target_uid
WITH c, line, compared, head(collect(CASE WHEN newer THEN said END)) AS new,
     head(collect(CASE WHEN NOT newer THEN said END)) AS old
WITH c, coalesce(new, old) AS said, new, old,
     CASE WHEN NOT compared THEN 'no earlier filing' WHEN old IS NULL THEN 'new' WHEN new IS NULL THEN 'dropped'
          WHEN new.frequency <> '' AND old.frequency <> '' AND new.frequency <> old.frequency THEN 'frequency'
          ELSE 'kept' END AS change
WHERE change <> 'kept' OR $kept
RETURN c.name AS company, said.filing AS filing, said.year AS fiscal_year, change, said.source AS source,
       said.relation AS relation, said.target AS target,
       CASE WHEN new.frequency <> '' THEN new.frequency END AS frequency,
       CASE WHEN old.frequency <> '' THEN old.frequency END AS frequency_before,
       CASE WHEN new.sentence = old.sentence THEN [new.sentence]
            ELSE [sentence IN [new.sentence, old.sentence] WHERE sentence IS NOT NULL] END AS sentences,
       said.uid AS uid, said.target_uid AS target_uid
ORDER BY company, filing, change, source, relation, target, uid, target_uid
