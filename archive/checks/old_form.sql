-- id: old_form
-- title:
--   zh: 使用了与年度不符的格式
--   en: The form is not the edition of its year
-- severity: notice
-- basis: 国办公开办函〔2019〕60号（2019、2020 年度）、〔2021〕30号（2021 年度起）
-- edition: "2019, 2021"
SELECT r.id AS report_id, '' AS item, r.year AS "left", CAST(r.edition AS INTEGER) AS "right", '[]' AS cells,
  1 AS assessable
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE (r.edition = '2019' AND r.year >= 2021) OR (r.edition = '2021' AND r.year < 2021)
