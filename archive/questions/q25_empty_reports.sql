-- id: q25_empty_reports
-- number: 25
-- title:
--   zh: 全是零、满是空白或斜杠、仍用旧式样的报告有多少？
--   en: How many reports are all zeros, blank, or on the old form?
-- why:
--   zh: 数据质量地图。
--   en: A map of data quality.
-- caveat:
--   zh: 全零指印着 0；空白与斜杠分开数。用旧式样指 2021 年度以后仍用 2019 年式样。
--   en: All zero means printed zeros; blanks and slashes are counted apart.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
SELECT r.year, ifnull(r.province, '') AS province, r.level, count(*) AS reports,
  sum(r.new = 0 AND r.carried_in = 0 AND r.total = 0 AND r.carried_out = 0 AND r.reviews = 0 AND r.lawsuits = 0
    AND r.licences = 0 AND r.penalties = 0 AND r.coercions = 0) AS all_zero,
  sum(r.cells_blank > 0) AS with_blanks, sum(r.cells_other > 0) AS with_slash_dash_word,
  sum(r.cells_missing > 0) AS with_missing_cells, sum(r.cells_number = 0) AS without_any_number,
  sum(r.year >= 2021 AND r.edition = '2019') AS old_form, max(r.uid) AS example_uid
FROM report r WHERE r.year = :year GROUP BY r.province, r.level ORDER BY reports DESC
