// Each company's newest filing, of fiscal year $year where that is not 0; by year, its newest filing of each year.
MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE $year IN [0, one.fiscal_year]
WITH c, one, CASE WHEN $by = 'year' THEN coalesce(one.fiscal_year, 0) ELSE 0 END AS apart
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, apart, head(collect(one)) AS f
WITH f, CASE $by
       WHEN 'form' THEN coalesce(f.form, 'not known')
       WHEN 'year' THEN coalesce(toString(f.fiscal_year), 'not known')
       WHEN 'size' THEN coalesce(head([size IN [{least: 10000000000, name: '$10 billion or more'},
                                                {least: 700000000, name: '$700 million to 10 billion'},
                                                {least: 75000000, name: '$75 to 700 million'},
                                                {least: 1, name: 'under $75 million'},
                                                {least: 0, name: 'no public float ($0)'}]
                                       WHERE f.public_float >= size.least | size.name]), 'not known')
       WHEN 'sic' THEN coalesce(head([name IN ['01–09 agriculture, forestry, fishing', '10–14 mining',
                                               '15–17 construction', '20–39 manufacturing',
                                               '40–49 transportation, communications, utilities',
                                               '50–51 wholesale trade', '52–59 retail trade',
                                               '60–67 finance, insurance, real estate', '70–89 services',
                                               '91–98 public administration', '99–99 nonclassifiable']
                                      WHERE left(name, 2) <= left(c.sic, 2) AND left(c.sic, 2) <= substring(name, 3, 2)
                                      | name]), 'not known')
       ELSE 'all' END AS grouped
