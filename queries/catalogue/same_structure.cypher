// question: Which companies have the same structure as this one, or nearly so?
// subject: comparing
// parameter: company company - the company, for its newest filing, or a filing
// parameter: least number = 0.5 - the least similarity, between 0 and 1
// columns: company, filing, similarity, shared, only_here, only_there, sentences, uid
//
// A structure is the lines by which roles and kinds of bodies report, inform, oversee and manage, such as "CISO INFORMS
// board audit committee", whatever they are called. Similarity is the lines that both have, by the lines that either
// has. `only_here` are those of this other company, `only_there` those of the one asked for; sentences are for the
// shared ones. A company counts once, by its newest filing.
MATCH (c:Company)-[:FILED]->(one:Filing)
WITH c, one
ORDER BY one.filing_id = $company DESC, coalesce(one.period, toString(one.fiscal_year), '') DESC,
         coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
MATCH (a:Officer|Committee|Board|Management|Team {filing: f.filing_id})-[e:REPORTS_TO|INFORMS|OVERSEES|MANAGES]->(b)
WHERE labels(b)[0] <> 'ThirdParty' AND labels(b)[0] <> 'Company'
WITH c, f, e, reduce(text = '', n IN [a, b] | text + CASE text WHEN '' THEN '' ELSE ' ' + type(e) + ' ' END +
       CASE labels(n)[0] WHEN 'Officer' THEN coalesce(n.role, 'another officer')
         WHEN 'Committee' THEN coalesce(n.level + ' ', '') + n.kind + ' committee'
         ELSE toLower(labels(n)[0]) END) AS line
WITH c, f, line, min(e.sentence) AS sentence
ORDER BY line
WITH c, f, collect({line: line, sentence: sentence}) AS lines
WITH collect({company: c.uid, name: c.name, filing: f.filing_id, uid: f.uid, lines: lines}) AS all_of_them
WITH all_of_them, head([each IN all_of_them WHERE $company IN [each.company, each.filing]]) AS asked
UNWIND all_of_them AS other
WITH asked, other, [each IN asked.lines | each.line] AS theirs, [each IN other.lines | each.line] AS own
WHERE other.company <> asked.company
WITH other, theirs, own, [line IN own WHERE line IN theirs] AS shared
WITH other, theirs, own, shared, 1.0 * size(shared) / (size(own) + size(theirs) - size(shared)) AS ratio
WHERE ratio >= $least
RETURN other.name AS company, other.filing AS filing, toInteger(1000.0 * ratio + 0.5) / 1000.0 AS similarity, shared,
       [line IN own WHERE NOT line IN theirs] AS only_here, [line IN theirs WHERE NOT line IN own] AS only_there,
       reduce(said = [], each IN other.lines |
         CASE WHEN each.line IN shared AND NOT each.sentence IN said
              THEN said + [each.sentence] ELSE said END) AS sentences,
       other.uid AS uid
ORDER BY similarity DESC, company, filing, uid
