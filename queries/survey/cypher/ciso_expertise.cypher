OPTIONAL MATCH (o:Officer {filing: f.filing_id, role: 'CISO'})
WITH grouped, f, count(o) AS officers, count(o.experience_years) AS stating,
     sum(CASE WHEN size(o.certifications) > 0 THEN 1 ELSE 0 END) AS certified
WITH grouped, officers > 0 AS discloses,
     [held IN [{answer: 'years of experience', stands: stating > 0}, {answer: 'a certification', stands: certified > 0}]
      WHERE held.stands | held.answer] AS answers,
     ['years of experience', 'a certification'] AS asked
