-- id: q13_applicants
-- number: 13
-- title:
--   zh: 谁在申请：自然人、企业、科研、公益组织、法律服务？
--   en: "Who applies: persons, firms, research, charities, lawyers?"
-- why:
--   zh: 看这项权利由谁在用。
--   en: Who uses the right.
-- caveat:
--   zh: 只计这一行七格都是数字的报告（complete）；本机关与全区域不相加。
--   en: Only reports with all seven numbers (complete); scopes are never mixed.
-- parameters:
--   province: {type: text, default: "(SELECT nullif(province, '') FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 省（空为报告最多的省）, en: province (empty for the one with most reports)}
--   scope: {type: text, default: "(SELECT scope FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 范围 own_body 本机关、aggregated_area 全区域、unclear 不明, en: own_body or aggregated_area or unclear}
WITH mix AS (
  SELECT r.year, q.*, q.natural_person + q.enterprise + q.research + q.welfare + q.legal + q.other + q.total
    IS NOT NULL AS complete
  FROM report r JOIN request q ON q.report_id = r.id AND q.row = 'new'
  WHERE r.province IS :province AND r.scope = :scope AND r.year IS NOT NULL
)
SELECT year, :province AS province, :scope AS scope, count(*) AS reports, sum(complete) AS complete,
  sum(natural_person) FILTER (WHERE complete) AS natural_person,
  sum(enterprise) FILTER (WHERE complete) AS enterprise, sum(research) FILTER (WHERE complete) AS research,
  sum(welfare) FILTER (WHERE complete) AS welfare, sum(legal) FILTER (WHERE complete) AS legal,
  sum(other) FILTER (WHERE complete) AS other, sum(total) FILTER (WHERE complete) AS total
FROM mix GROUP BY year ORDER BY year DESC
