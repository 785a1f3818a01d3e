-- id: q09_not_processed_trends
-- number: 9
-- title:
--   zh: 信访投诉、重复申请、大量反复申请逐年怎样？
--   en: How do petitions, repeats and mass requests develop?
-- why:
--   zh: 矛盾集中在哪里，是否在限制常来的申请人。
--   en: Conflict hotspots, and curbs on frequent requesters.
-- caveat:
--   zh: 只加同一范围的报告；numbers 是这一行写了数字的报告数，reports 是全部。
--   en: One scope only; numbers tells how many reports print this row, of how many.
-- parameters:
--   province: {type: text, default: "(SELECT nullif(province, '') FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 省（空为报告最多的省）, en: province (empty for the one with most reports)}
--   scope: {type: text, default: "(SELECT scope FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 范围 own_body 本机关、aggregated_area 全区域、unclear 不明, en: own_body or aggregated_area or unclear}
SELECT r.year, f.row_zh, f.row_en, sum(q.total) AS cases, count(q.total) AS numbers, count(*) AS reports,
  max(q.total) AS largest, r.uid || '#request.' || q.row || '.total' AS evidence -- of the report with the largest
FROM report r JOIN request q ON q.report_id = r.id
JOIN form_cell f ON f.form_table = 'request' AND f.row = q.row AND f."column" = 'total'
WHERE r.province IS :province AND r.scope = :scope AND r.year IS NOT NULL
  AND q.row IN ('not_processed_petition', 'not_processed_repeat', 'not_processed_mass')
GROUP BY r.year, q.row ORDER BY r.year DESC, f.position
