-- id: q08_hidden_in_other
-- number: 8
-- title:
--   zh: “其他处理—其他”里有多少，是不是撤回？
--   en: How much hides under “other”, and is it withdrawals?
-- why:
--   zh: 撤回没有单独的格，常被算进“其他”或干脆不计。
--   en: Withdrawals have no cell of their own.
-- caveat:
--   zh: 只有 2021 年式样有这一行；所附原句提到撤回或撤销，不等于“其他”就是撤回。
--   en: 2021 form only; a sentence on withdrawal does not prove that “other” means it.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, q.total AS other_other, r.total AS handled, round(100.0 * q.total / r.total, 1) AS percent,
  (SELECT substr(s.text, max(1, instr(s.text, '撤') - 40), 120) FROM section s
    WHERE s.report_id = r.id AND (instr(s.text, '撤回') > 0 OR instr(s.text, '撤销') > 0) LIMIT 1) AS sentence,
  r.uid || '#request.other_other.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN request q ON q.report_id = r.id AND q.row = 'other_other'
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND q.total > 0
ORDER BY q.total DESC, r.id LIMIT 500
