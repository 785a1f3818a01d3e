-- id: late
-- title:
--   zh: 公布日期晚于法定期限
--   en: Published after the legal deadline
-- severity: notice
-- basis: 条例第四十九条：政府部门每年 1 月 31 日前，县级以上人民政府每年 3 月 31 日前公布上一年度报告
-- edition: any
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  substr(r.published, 1, 10) AS detail
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.year >= 2019 AND (
  (r.body_kind IN ('dept', 'vert') AND substr(r.published, 1, 10) > (r.year + 1) || '-01-31')
  OR (r.body_kind = 'gov' AND r.level <> 'township' AND substr(r.published, 1, 10) > (r.year + 1) || '-03-31'))
