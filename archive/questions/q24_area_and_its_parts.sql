-- id: q24_area_and_its_parts
-- number: 24
-- title:
--   zh: 全市的总数等于各县区与市级部门之和吗？
--   en: Does the total of an area equal the sum of its parts?
-- why:
--   zh: 少了谁，或者多报了多少。
--   en: Who is missing, or what is inflated.
-- caveat:
--   zh: 基数是新收加结转；部门与本级也是组成部分。收录不全时差额没有意义：看 parts 与 without_number。
--   en: "The base is new plus carried in; without every part the difference means nothing: see parts and without_number."
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, r.new + r.carried_in AS area_total, sum(c.new + c.carried_in) AS parts_total,
  r.new + r.carried_in - sum(c.new + c.carried_in) AS difference, count(c.id) AS parts,
  sum(c.new + c.carried_in IS NULL) AS without_number, group_concat(c.body_name, '、') AS part_names,
  r.uid || '#request.new.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN report c ON c.city = r.city AND c.province IS r.province AND c.year = r.year AND c.id <> r.id
  AND (c.scope = 'aggregated_area' AND c.level = 'county' OR c.scope = 'own_body' AND c.level = 'prefecture')
WHERE r.year = :year AND r.level = 'prefecture' AND r.scope = 'aggregated_area'
  AND (:province = '' OR r.province = :province)
GROUP BY r.id ORDER BY abs(difference) DESC, r.id LIMIT 500
