-- id: q02_does_not_add_up
-- number: 2
-- title:
--   zh: 哪些报告的表格自己不平，差多少？
--   en: Which reports' tables do not add up, and by how much?
-- why:
--   zh: 勾稽关系印在表上，不平说明填报或造数有问题。
--   en: The identity is printed on the form itself.
-- caveat:
--   zh: 只列原件确实如此印的；一处错误会使几条等式同时不成立，按原因而不是按条数计。“对不上”不说明有意。
--   en: Only what the source prints so; one wrong cell breaks several sums. No evidence of intent.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, f.check_id, d.title_zh, f.item, f."left", f."right", f.difference,
  r.uid || '#' || json_extract(f.cells, '$[0]') AS evidence, f.cells, f.verdict, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN finding f ON f.report_id = r.id JOIN check_definition d ON d.id = f.check_id
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND f.verdict = 'source_error'
  AND f.check_id IN ('request_balance', 'request_results', 'request_row_sum', 'review_sum')
ORDER BY abs(f.difference) DESC, r.id
