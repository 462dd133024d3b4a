// question: How do a company's peers by industry and size govern cybersecurity?
// subject: comparing
// parameter: company company - the company, for its newest filing, or a filing
// parameter: digits integer = 2 - how many leading digits of the SIC code are to be the same: 2 is the major group, 4 the industry
// parameter: factor number = 2 - how many times larger or smaller a peer's public float may be; any size where 0
// columns: company, filing, sic, country, public_float, in_charge, security_officers, reports_to, sentences, uid
//
// The public float is in US dollars, from the cover of a 10-K; where the company asked for states none, peers are of
// any size, else a company that states none is no peer. `in_charge` are the board and the committees of it that oversee
// the programme. A list is empty where the filing does not disclose it. A company without a SIC code has no peers. A
// peer counts once, by its newest filing.
MATCH (x:Company)-[:FILED]->(one:Filing)
WHERE $company IN [x.uid, one.filing_id]
WITH x, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH x, head(collect(one)) AS own, CASE WHEN $digits > 0 THEN $digits ELSE 0 END AS digits
MATCH (c:Company)
WHERE c.uid <> x.uid AND left(c.sic, digits) = left(x.sic, digits)
MATCH (c)-[:FILED]->(one:Filing)
WITH own, c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH own, c, head(collect(one)) AS f
WHERE $factor = 0 OR own.public_float IS NULL
   OR (f.public_float * $factor >= own.public_float AND f.public_float <= own.public_float * $factor)
OPTIONAL MATCH (:Program {filing: f.filing_id})<-[e:OVERSEES]-(b:Board|Committee)
WHERE labels(b)[0] = 'Board' OR b.level = 'board'
WITH c, f, b, e
ORDER BY labels(b)[0], b.name, b.uid
WITH c, f, collect(b.name) AS in_charge, collect(DISTINCT e.sentence) AS oversight
OPTIONAL MATCH (o:Officer {filing: f.filing_id, role: 'CISO'})
WITH c, f, in_charge, oversight, o
ORDER BY o.name, o.uid
WITH c, f, in_charge, oversight, collect(o.name) AS security_officers
OPTIONAL MATCH (:Officer {filing: f.filing_id, role: 'CISO'})-[r:REPORTS_TO]->(up)
WITH c, f, in_charge, oversight, security_officers, up, r
ORDER BY up.name, up.uid, r.sentence
WITH c, f, in_charge, oversight, security_officers, collect(DISTINCT up.name) AS reports_to,
     collect(DISTINCT r.sentence) AS lines
RETURN c.name AS company, f.filing_id AS filing, c.sic AS sic, c.country AS country,
       toInteger(f.public_float) AS public_float, in_charge, security_officers, reports_to,
       oversight + [said IN lines WHERE NOT said IN oversight] AS sentences,
       f.uid AS uid
ORDER BY company, filing, uid
