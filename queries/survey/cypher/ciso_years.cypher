OPTIONAL MATCH (o:Officer {filing: f.filing_id, role: 'CISO'})
WITH grouped, f, count(o) > 0 AS discloses, max(o.experience_years) AS measured
