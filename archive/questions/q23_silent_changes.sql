-- id: q23_silent_changes
-- number: 23
-- title:
--   zh: 哪些机关悄悄改了已公布的报告，改了哪几格？
--   en: Which bodies silently changed a published report, and which cells?
-- why:
--   zh: 更正本身就是新闻。
--   en: A correction is news.
-- caveat:
--   zh: 比较的是数字与正文，不是网页；两个版本由同一读法读出。
--   en: Figures and text are compared, not pages; both versions read alike.
-- parameters:
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, c.number AS version, c.item, f.row_zh, f.column_zh, c.before, c.after,
  o.first_seen AS before_first_seen, n.first_seen AS after_first_seen, a.sha256 AS before_sha256,
  z.sha256 AS after_sha256, r.scope, r.url
FROM version_change c CROSS JOIN report r ON r.id = c.report_id
JOIN report_version n ON n.report_id = c.report_id AND n.number = c.number
JOIN report_version o ON o.report_id = c.report_id AND o.number = c.number - 1
JOIN resource a ON a.id = o.resource_id JOIN resource z ON z.id = n.resource_id
LEFT JOIN form_cell f ON f.cell_id = c.item
WHERE (:province = '' OR r.province = :province) AND n.extractor = o.extractor
ORDER BY n.first_seen DESC, r.id, c.item LIMIT 500
