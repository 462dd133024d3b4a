// question: Whose line, as the CISO's, goes up outside IT, past no CIO or CTO?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CRO, CPO, …
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, person, superiors, sentences, uid
//
// Officers with a disclosed reporting line on which, as far up as the filing says, nobody is a CIO, a CTO or a chief
// information and digital officer, and no post or team of technology. An officer without a disclosed line is not here.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH p = (o:Officer {filing: f.filing_id, role: $role})-[:REPORTS_TO*1..6]->(up)
WHERE up.uid <> o.uid
WITH c, f, o, up, p
ORDER BY length(p), up.name, up.uid
WITH c, f, o, collect(DISTINCT up.name) AS superiors, collect(DISTINCT last(relationships(p)).sentence) AS sentences,
     sum(CASE WHEN up.role IN ['CIO', 'CTO', 'CIDO'] OR toLower(up.name) CONTAINS 'technolog'
                OR toLower(up.name) CONTAINS 'digital' OR toLower(up.name) CONTAINS 'information'
                OR up.name STARTS WITH 'IT ' OR up.name ENDS WITH ' IT' OR up.name CONTAINS ' IT '
              THEN 1 ELSE 0 END) AS of_it
WHERE of_it = 0
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, o.person AS person, superiors, sentences, o.uid AS uid
ORDER BY company, filing, officer, uid
