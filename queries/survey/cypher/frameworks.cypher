OPTIONAL MATCH (p:Program {filing: f.filing_id})
WITH grouped, coalesce(p.frameworks, []) AS named,
     ['NIST CSF', 'ISO 27001', 'SOC 2', 'CIS Controls', 'PCI DSS', 'SOC 1', 'FFIEC', 'HITRUST', 'COBIT', 'COSO'] AS known
WITH grouped, size(named) > 0 AS discloses,
     [name IN named | CASE WHEN name IN known THEN name ELSE 'another' END] AS answers, known + ['another'] AS asked
