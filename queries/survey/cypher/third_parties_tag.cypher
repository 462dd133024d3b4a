WITH grouped, f.third_party_engaged IS NOT NULL AS discloses,
     CASE WHEN f.third_party_engaged THEN ['engages any'] ELSE [] END AS answers, ['engages any'] AS asked
