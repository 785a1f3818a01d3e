-- id: fee_unit
-- title:
--   zh: 收费金额疑似把元填成万元
--   en: The fees look as if yuan had been entered for ten thousand yuan
-- severity: warning
-- basis: 年报格式表二：行政事业性收费单位为万元
-- edition: "2021"
SELECT r.id AS report_id, '' AS item, p.fees AS "left", r.fees AS "right", 1 AS assessable,
  '["disclosure.fees.amount"]' AS cells, p.id AS other_report_id, '["disclosure.fees.amount"]' AS other_cells
FROM due
CROSS JOIN report r ON r.id = due.report_id
JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1
WHERE p.fees > 0 AND r.fees >= p.fees * 5000
