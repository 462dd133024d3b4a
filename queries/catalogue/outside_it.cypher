// question: Whose line, as the CISO's, goes up outside IT, past no CIO or CTO?
// subject: reporting lines
// parameter: role role = 'CISO' - the role's code: CISO, CRO, CPO, …
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, person, superiors, sentences, uid
//
// Officers with a disclosed reporting line on which, from themselves as far up as the filing says, nobody is a CIO, a
// CTO or a chief information and digital officer, and no name speaks of IT, technology, digital or information systems.
// An officer without a disclosed line is not here.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH p = (o:Officer {filing: f.filing_id, role: $role})-[:REPORTS_TO*1..6]->(up)
WHERE up.uid <> o.uid
WITH c, f, o, up, p
ORDER BY length(p), up.name, up.uid
WITH c, f, o, collect(DISTINCT up.name) AS superiors, collect(DISTINCT last(relationships(p)).sentence) AS sentences,
     collect(DISTINCT up.role) AS roles
WITH c, f, o, superiors, sentences, roles,
     ' ' + toLower(replace(reduce(text = o.name, name IN superiors | text + ' ' + name), ',', ' ')) + ' ' AS words
WHERE none(role IN ['CIO', 'CTO', 'CIDO'] WHERE role = o.role OR role IN roles)
  AND none(sign IN [' it ', 'technolog', 'digital', 'information system', 'information service']
           WHERE words CONTAINS sign)
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, o.person AS person, superiors, sentences,
       o.uid AS uid
ORDER BY company, filing, officer, uid
