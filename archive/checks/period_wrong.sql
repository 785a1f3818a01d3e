-- id: period_wrong
-- title:
--   zh: 统计期限不是报告年度的 1 月 1 日至 12 月 31 日
--   en: The statistical period is not 1 January to 31 December of the report's year
-- severity: notice
-- basis: 条例第四十九条：年度报告；年报格式：统计期限为自然年度
-- edition: any
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  r.period_printed AS detail
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.period_start IS NOT NULL AND r.period_end IS NOT NULL
  AND (substr(r.period_start, 5) <> '-01-01' OR substr(r.period_end, 5) <> '-12-31'
    OR substr(r.period_start, 1, 4) <> substr(r.period_end, 1, 4)
    OR CAST(substr(r.period_end, 1, 4) AS INTEGER) <> r.year)
