-- id: q27_sanctions
-- number: 27
-- title:
--   zh: 有没有哪个机关真的被追责？
--   en: Has any body ever reported an actual sanction?
-- why:
--   zh: 看监督有没有牙齿。
--   en: Does oversight bite?
-- caveat:
--   zh: 列出提到责任追究的原句，肯定与否定都在内；negative 只是一个词的提示，要读原句。
--   en: The sentences as printed, both ways; negative is only a hint, read the sentence.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, substr(s.text, max(1, instr(s.text, '责任追究') - 40), 120) AS sentence,
  substr(s.text, max(1, instr(s.text, '责任追究') - 20), 60) GLOB '*[无未没]*' AS negative, s.heading, s.locator, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN section s ON s.report_id = r.id
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND instr(s.text, '责任追究') > 0
  AND r.id IN (SELECT rowid FROM report_fts WHERE report_fts MATCH '"责任 任追 追究"') -- as the index has it
ORDER BY negative, r.id LIMIT 500
