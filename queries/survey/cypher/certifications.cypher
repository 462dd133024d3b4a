OPTIONAL MATCH (o:Officer {filing: f.filing_id})
UNWIND CASE WHEN size(o.certifications) > 0 THEN o.certifications ELSE [null] END AS certification
WITH grouped, f, collect(DISTINCT certification) AS held,
     ['CISSP', 'CISM', 'CISA', 'CRISC', 'CEH', 'CCISO', 'GIAC', 'CCSP', 'CIPP'] AS known
WITH grouped, size(held) > 0 AS discloses,
     [name IN held | CASE WHEN name IN known THEN name ELSE 'another' END] AS answers, known + ['another'] AS asked
