WITH grouped, f.third_party_oversight IS NOT NULL AS discloses,
     CASE WHEN f.third_party_oversight THEN ['has processes for it'] ELSE [] END AS answers,
     ['has processes for it'] AS asked
