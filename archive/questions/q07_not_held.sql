-- id: q07_not_held
-- number: 7
-- title:
--   zh: 谁最常答复“本机关不掌握”？
--   en: Who most often answers that the information is not held?
-- why:
--   zh: 同级机关之间的差别可能是推诿。
--   en: Differences between peers may be stonewalling.
-- caveat:
--   zh: 与同年同级、同范围机关的平均比较；“不掌握”也可能是申请递错了机关。
--   en: Compared with the mean of the same level and scope; a request may have gone to the wrong body.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
--   minimum: {type: integer, default: "20", zh: 办理总数至少, en: at least this many handled}
WITH answered AS (
  SELECT r.id, q.total AS not_held, 100.0 * q.total / r.total AS percent,
    avg(100.0 * q.total / r.total) OVER (PARTITION BY r.level, r.scope) AS peers_percent,
    count(*) OVER (PARTITION BY r.level, r.scope) AS peers
  FROM report r JOIN request q ON q.report_id = r.id AND q.row = 'unable_not_held'
  WHERE r.year = :year AND r.total >= :minimum AND q.total IS NOT NULL
)
SELECT r.uid, r.body_name, r.year, r.province, r.level, a.not_held, r.total AS handled, round(a.percent, 1) AS percent,
  round(a.peers_percent, 1) AS peers_percent, a.peers, r.uid || '#request.unable_not_held.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM answered a JOIN report r ON r.id = a.id
WHERE :province = '' OR r.province = :province
ORDER BY a.percent DESC, a.not_held DESC, r.id LIMIT 500
