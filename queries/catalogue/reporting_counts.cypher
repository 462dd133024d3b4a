// question: To whom does the CISO report, over companies?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CIO, CRO, GC, …
// parameter: sic string = '' - first digits of the SIC code: 60 for banks, 2834, …; any where empty
// parameter: year integer = 0 - the fiscal year; a company's newest filing where 0
// columns: reports_to, companies, disclosing, share
//
// Reporting lines only, told by the superior's role; a line to another officer of the same role is left aside. Several
// lines of one company are one answer ("CIO, GC"). A company counts once, by its newest filing of the year. The share
// is of those companies that disclose a line.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
OPTIONAL MATCH (o:Officer {filing: f.filing_id, role: $role})-[:REPORTS_TO]->(b)
WHERE coalesce(b.role, '') <> $role
WITH c, f, CASE labels(b)[0] WHEN 'Officer' THEN coalesce(b.role, 'another officer')
             WHEN 'Committee' THEN coalesce(b.level + ' ', '') + 'committee' ELSE toLower(labels(b)[0]) END AS superior
ORDER BY superior
WITH c, f, collect(DISTINCT superior) AS superiors
WITH CASE WHEN size(superiors) > 0 THEN reduce(text = head(superiors), name IN tail(superiors) | text + ', ' + name)
          WHEN EXISTS { MATCH (:Officer {filing: f.filing_id, role: $role}) } THEN 'not disclosed'
          ELSE 'no such officer named' END AS reports_to,
     size(superiors) > 0 AS disclosed, count(*) AS companies
WITH collect({reports_to: reports_to, disclosed: disclosed, companies: companies}) AS answers,
     sum(CASE WHEN disclosed THEN companies ELSE 0 END) AS disclosing
UNWIND answers AS answer
RETURN answer.reports_to AS reports_to, answer.companies AS companies, disclosing,
       CASE WHEN answer.disclosed THEN toInteger(1000.0 * answer.companies / disclosing + 0.5) / 1000.0 END AS share
ORDER BY share IS NULL, companies DESC, reports_to
