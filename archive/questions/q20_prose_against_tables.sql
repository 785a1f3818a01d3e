-- id: q20_prose_against_tables
-- number: 20
-- title:
--   zh: 哪些报告正文的数字与表格不一致？
--   en: Which reports' prose contradicts their tables?
-- why:
--   zh: 同一份报告两种说法，可信度存疑。
--   en: One report, two numbers.
-- caveat:
--   zh: 只比写明确数的句子；“其中”只是一部分，“分别、包括”才应相加；同比、累计的句子不比。
--   en: Exact statements only; partial, year-on-year and cumulative sentences are not compared.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, f.check_id, d.title_zh, f."left" AS prose, f."right" AS table_number, f.difference,
  f.detail AS sentence, c.locator, r.uid || '#' || json_extract(f.cells, '$[0]') AS evidence, f.verdict, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN finding f ON f.report_id = r.id JOIN check_definition d ON d.id = f.check_id
LEFT JOIN claim c ON c.report_id = f.report_id AND c.position = CAST(f.item AS INTEGER)
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND f.check_id LIKE 'prose\_%' ESCAPE '\'
  AND f.verdict <> 'not_assessable'
ORDER BY abs(f.difference) DESC, r.id LIMIT 500
