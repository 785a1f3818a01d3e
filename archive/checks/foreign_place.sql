-- id: foreign_place
-- title:
--   zh: 正文提到外省的县市
--   en: The text names a county or city of another province
-- severity: notice
-- basis: 提及与本机关无关的外省地名可能因照抄他处，也可能是对口支援等，应看原句
-- edition: any
SELECT report_id, name AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  excerpt AS detail
FROM due CROSS JOIN place_mention USING (report_id)
