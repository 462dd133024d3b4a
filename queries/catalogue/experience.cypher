// question: What experience and which certifications do the officers have?
// subject: who does the work
// parameter: role role = '' - the role's code: CISO, CIO, CRO, GC, …; any where empty
// parameter: certification string = '' - CISSP, CISM, CISA, …; any or none where empty
// parameter: company company = '' - one company or filing; all where empty
// scope: company
// columns: company, filing, officer, role, person, years, certifications, sentences, uid
//
// Officers for whom the filing says either; no years does not mean that there are none. The sentences are those of the
// officer's relations that speak of years or name a certification; a filing may say it in a sentence without a
// relation.
MATCH (c:Company)-[:FILED]->(f:Filing)
WHERE $company IN ['', c.uid, f.filing_id]
MATCH (o:Officer {filing: f.filing_id})
WHERE $role IN ['', o.role] AND (o.experience_years IS NOT NULL OR size(o.certifications) > 0)
  AND ($certification = '' OR any(held IN o.certifications WHERE toLower(held) CONTAINS toLower($certification)))
OPTIONAL MATCH (o)-[e]-()
WHERE any(said IN e.sentences WHERE any(sign IN ['year'] + o.certifications WHERE said CONTAINS sign))
WITH c, f, o, [said IN e.sentences WHERE any(sign IN ['year'] + o.certifications WHERE said CONTAINS sign)] AS some
UNWIND coalesce(some, [null]) AS sentence
WITH c, f, o, sentence
ORDER BY sentence
WITH c, f, o, collect(DISTINCT sentence) AS sentences
RETURN c.name AS company, f.filing_id AS filing, o.name AS officer, o.role AS role, o.person AS person,
       o.experience_years AS years, o.certifications AS certifications, sentences, o.uid AS uid
ORDER BY company, filing, officer, uid
