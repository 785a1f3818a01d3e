-- id: q28_training_and_errors
-- number: 28
-- title:
--   zh: 培训多的机关，下一年的差错少吗？
--   en: Do bodies that train more make fewer mistakes the year after?
-- why:
--   zh: 看能力建设有没有用。
--   en: Does capacity help?
-- caveat:
--   zh: “第七期”是序数，不计；范围有疑问的次数也不计；只是相关，不是因果；下一年没有报告的不列。2019 年度以前的表格另有专职人数（full_time_staff）。
--   en: "Ordinals do not count, nor numbers whose scope is in doubt; correlation only; bodies without a report the year after are left out. Tables before 2019 print full-time staff."
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) - 1 FROM report)", zh: 培训的年度（空为最新的前一年）, en: year of the training}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, max(c.number) AS training, c.unit, n.findings_source AS findings_next_year,
  n.uid AS next_uid, r.findings_source AS findings_same_year, c.text AS sentence, c.locator,
  (SELECT f.raw FROM fact f WHERE f.report_id = r.id AND instr(f.label, '专职') > 0 ORDER BY f.position LIMIT 1) AS full_time_staff, n.url AS next_url,
  n.sha256 AS next_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN claim c ON c.report_id = r.id AND c.metric = 'training' AND c.qualifier = 'exact' AND NOT c.doubtful
JOIN report n ON n.body_id = r.body_id AND n.scope = r.scope AND n.year = r.year + 1
WHERE r.year = :year AND (:province = '' OR r.province = :province)
GROUP BY r.id ORDER BY training DESC, r.id LIMIT 500
