-- id: q01_missing_or_late
-- number: 1
-- title:
--   zh: 哪些机关没有公布或逾期公布？
--   en: Which bodies did not publish, or published late?
-- why:
--   zh: 条例第四十九条规定了公布期限。
--   en: Article 49 sets the deadline.
-- caveat:
--   zh: “未见”不等于“未公布”：看状态与原因。首次看到的时间只是公布时间的上限；网址里的日期不作证据。
--   en: Not seen is not the same as not published; read status and reason. First seen is only an upper bound.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT c.status, c.name, c.year, d.province, d.city, d.county, c.level, c.reason_zh, c.reason_en, r.uid,
  r.published, v.first_seen, c.url, r.sha256, s.last_attempt, s.last_success, s.last_outcome
FROM coverage_item c LEFT JOIN division d ON d.id = c.division_id LEFT JOIN report r ON r.id = c.report_id
LEFT JOIN report_version v ON v.report_id = r.id AND v.number = 1 LEFT JOIN source s ON s.id = c.source_id
WHERE c.year = :year AND c.status <> 'captured' AND (:province = '' OR d.province = :province)
ORDER BY c.status, d.province, c.name
