-- id: year_conflict
-- title:
--   zh: 报告写明的年份互相矛盾，无法确定年度
--   en: The years the report states contradict each other; its year is undecided
-- severity: error
-- basis: 年报格式标题与统计期限应为同一年度
-- edition: any
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  r.year_signals AS detail
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.year IS NULL
  AND (SELECT count(DISTINCT leaf.value) FROM json_tree(r.year_signals) leaf WHERE leaf.type = 'integer') > 1
