-- id: q17_townships_with_rules
-- number: 17
-- title:
--   zh: 哪些乡镇报告自己有“规章”？
--   en: Which townships report rules (规章) of their own?
-- why:
--   zh: 乡镇无权制定规章；填了多半是没看懂表。
--   en: A township cannot make 规章; the form was not understood.
-- caveat:
--   zh: 以印出的数字为准；斜杠表示“无此职权”，不列。
--   en: Printed numbers only; a slash means no such power.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, r.city, r.county, d.rules_made, d.rules_repealed, d.rules_valid,
  r.uid || '#disclosure.rules.' || iif(d.rules_valid > 0, 'valid', 'made') AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN disclosure_2021 d ON d.report_id = r.id
WHERE r.year = :year AND r.level = 'township' AND (:province = '' OR r.province = :province)
  AND (d.rules_made > 0 OR d.rules_valid > 0)
ORDER BY d.rules_valid DESC, r.id
