-- id: q10_fees_for_information
-- number: 10
-- title:
--   zh: 谁收了信息处理费，收多少，谁从来不说？
--   en: Who charged information-processing fees, how much, and who never says?
-- why:
--   zh: 收费可能吓退申请人；年报第六部分应当说明。
--   en: Fees deter; section six must state them.
-- caveat:
--   zh: 不是行政事业性收费（表二第八项）。只写“无”的单列，没有第六部分的也单列。存疑一栏为 1 的，须看原文。
--   en: Not the administrative fees of table 2. Only 无, silence and a missing section are told apart. Where in doubt is 1, see the text.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
--   class: {type: text, default: "'charged'", zh: 类别 charged、none_charged、only_wu、silent、no_section, en: class}
SELECT r.uid, r.body_name, r.year, r.province, r.fee_class, r.fee_yuan, r.fee_cases,
  EXISTS (SELECT 1 FROM issue i, json_each(i.cells) c WHERE i.report_id = r.id AND c.value = 'fee_statement') AS doubtful,
  r.fee_text, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM (
  SELECT * FROM report
  WHERE year = :year AND (:province = '' OR province = :province) AND fee_class = :class
  ORDER BY fee_yuan DESC, id LIMIT 500
) r ORDER BY r.fee_yuan DESC, r.id
