-- id: name_lookalike
-- title:
--   zh: 所印地名与本县地名形近而不同
--   en: The printed place name is a look-alike of a place of the county
-- severity: notice
-- basis: 公布的机关名称应与行政区划名称一致（形近字多为识别或录入之误）
-- edition: any
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  r.issuer_printed || ' / ' || r.body_name AS detail
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.resolution_basis LIKE '%lookalike%'
