-- id: q18_copied_text
-- number: 18
-- title:
--   zh: 哪些报告与上年或别处的报告几乎一样？
--   en: Which reports are nearly the same as last year's or another body's?
-- why:
--   zh: 雷同、敷衍是国办通知点名要追究的。
--   en: Identical and perfunctory reports are what the form's notice forbids.
-- caveat:
--   zh: 相似度只计第五部分，已去除数字、标点和机关名；样板话多的短文容易相似，要读两边的原文。
--   en: Only section five is compared, without numbers, punctuation and names; short boilerplate is alike by nature, read both texts.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, f.check_id, d.title_zh, f."left" AS similarity, o.uid AS other_uid, o.body_name AS other_name,
  o.year AS other_year,
  (SELECT substr(s.text, 1, 300) FROM section s WHERE s.report_id = r.id AND s.number = 5 LIMIT 1) AS text,
  (SELECT substr(s.text, 1, 300) FROM section s WHERE s.report_id = o.id AND s.number = 5 LIMIT 1) AS other_text,
  o.url AS other_url, o.sha256 AS other_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN finding f ON f.report_id = r.id JOIN check_definition d ON d.id = f.check_id
LEFT JOIN report o ON o.id = f.other_report_id
WHERE r.year = :year AND (:province = '' OR r.province = :province)
  AND f.check_id IN ('near_duplicate', 'copied_figures')
ORDER BY f."left" DESC, r.id LIMIT 500
