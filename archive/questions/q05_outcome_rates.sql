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
WITH counted AS (
  SELECT year, granted, partial, denied, unable, not_processed, other, total,
    granted + partial + denied + unable + not_processed + other + total IS NOT NULL AS complete
  FROM report
  WHERE scope = :scope AND year IS NOT NULL AND (:level = '' OR level = :level)
    AND (:province = '' OR province = :province)
)
SELECT year, :scope AS scope, count(*) AS reports, sum(complete) AS complete,
  sum(total) FILTER (WHERE complete) AS total,
  round(100.0 * sum(granted) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1) AS granted_percent,
  round(100.0 * sum(partial) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1) AS partial_percent,
  round(100.0 * sum(denied) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1) AS denied_percent,
  round(100.0 * sum(unable) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1) AS unable_percent,
  round(100.0 * sum(not_processed) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1)
    AS not_processed_percent,
  round(100.0 * sum(other) FILTER (WHERE complete) / sum(total) FILTER (WHERE complete), 1) AS other_percent
FROM counted GROUP BY year ORDER BY year DESC
