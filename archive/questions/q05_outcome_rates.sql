-- id: q05_outcome_rates
-- number: 5
-- title:
--   zh: 予以公开、部分公开、不予公开、无法提供、不予处理各占多少，逐年如何？
--   en: How are requests decided, year by year?
-- why:
--   zh: 看公开是在变宽还是变窄。
--   en: Is openness shrinking?
-- caveat:
--   zh: 只计六项结果与总计都是数字的报告（complete），与全部报告数（reports）并列；本机关与全区域绝不相加。
--   en: Only reports printing every one of these numbers count (complete of reports); own figures and areas are never mixed.
-- parameters:
--   scope: {type: text, default: "(SELECT scope FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 范围 own_body 本机关、aggregated_area 全区域、unclear 不明, en: own_body or aggregated_area or unclear}
--   level: {type: text, default: "''", zh: 层级（空为全部）, en: level (empty for all)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
WITH complete AS (
  SELECT year, count(*) AS complete, sum(total) AS total, sum(granted) AS granted, sum(partial) AS partial,
    sum(denied) AS denied, sum(unable) AS unable, sum(not_processed) AS not_processed, sum(other) AS other
  FROM report
  WHERE scope = :scope AND year IS NOT NULL AND (:level = '' OR level = :level)
    AND (:province = '' OR province = :province)
    AND granted + partial + denied + unable + not_processed + other + total IS NOT NULL
  GROUP BY year
), counted AS (
  SELECT year, sum(reports) AS reports FROM summary
  WHERE scope = :scope AND (:level = '' OR level = :level) AND (:province = '' OR province = :province)
  GROUP BY year
)
SELECT n.year, :scope AS scope, n.reports, ifnull(c.complete, 0) AS complete, c.total,
  round(100.0 * c.granted / c.total, 1) AS granted_percent,
  round(100.0 * c.partial / c.total, 1) AS partial_percent,
  round(100.0 * c.denied / c.total, 1) AS denied_percent,
  round(100.0 * c.unable / c.total, 1) AS unable_percent,
  round(100.0 * c.not_processed / c.total, 1) AS not_processed_percent,
  round(100.0 * c.other / c.total, 1) AS other_percent
FROM counted n LEFT JOIN complete c ON c.year = n.year ORDER BY n.year DESC
