-- id: q14_never_asked
-- number: 14
-- title:
--   zh: 哪些机关连续多年没有一件申请？
--   en: Which bodies had no request for years running?
-- why:
--   zh: 是真的没人问，还是没处问？
--   en: Is nobody asking, or is there no way to ask?
-- caveat:
--   zh: 每年都须印着数字 0；空白不算。人口要另找来源。
--   en: Every year must print the number 0; a blank does not count. Population needs another source.
-- parameters:
--   years: {type: integer, default: "3", zh: 连续年数, en: years running}
--   province: {type: text, default: "(SELECT nullif(province, '') FROM summary GROUP BY 1 ORDER BY sum(reports) DESC LIMIT 1)", zh: 省（空为报告最多的省）, en: province (empty for the one with most reports)}
WITH asked AS (
  SELECT body_id, scope, body_name, year, new, uid,
    year - row_number() OVER (PARTITION BY body_id, scope ORDER BY year) AS streak
  FROM report WHERE province IS :province AND new = 0 AND year IS NOT NULL
)
SELECT body_name, scope, count(*) AS years, min(year) AS first_year, max(year) AS last_year,
  group_concat(uid, ' ') AS uids, max(uid) || '#request.new.total' AS evidence
FROM asked GROUP BY body_id, scope, streak HAVING count(*) >= :years
ORDER BY years DESC, body_name LIMIT 500
