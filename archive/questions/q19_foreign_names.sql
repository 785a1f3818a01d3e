-- id: q19_foreign_names
-- number: 19
-- title:
--   zh: 哪些报告写着别处、别的机关或别的年份？
--   en: Which reports name another place, another rank or another year?
-- why:
--   zh: 照抄的证据。
--   en: Evidence of copying.
-- caveat:
--   zh: 先看原句：对口支援、跨省协作会正当地提到外省；形近字可能是识别或录入之误，不算照抄。
--   en: "Read the sentence: aid and cooperation name other provinces legitimately; a look-alike character may be a slip."
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新；年份不明的总在内）, en: report year (undecided years are always included)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, f.check_id, d.title_zh, f.item, f.detail AS sentence, f.verdict, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN finding f ON f.report_id = r.id JOIN check_definition d ON d.id = f.check_id
WHERE (r.year = :year OR r.year IS NULL) AND (:province = '' OR r.province = :province)
  AND f.check_id IN ('foreign_place', 'wrong_level', 'year_conflict', 'name_lookalike')
ORDER BY f.check_id, r.id LIMIT 500
