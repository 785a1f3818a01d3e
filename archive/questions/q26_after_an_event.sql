-- id: q26_after_an_event
-- number: 26
-- title:
--   zh: 某事之后，主管机关的申请与不予公开有没有增加？
--   en: After an event, did requests or refusals rise at the responsible bodies?
-- why:
--   zh: 检验官方的回应。
--   en: Tests the official response.
-- caveat:
--   zh: 年报以年为单位，很粗；并列同级机关的平均作对照（peers）。
--   en: A year is coarse; the mean of peers is given for comparison.
-- parameters:
--   place: {type: text, default: "(SELECT coalesce(county, city, province, body_name) FROM report ORDER BY id DESC LIMIT 1)", zh: 地名或机关名中的字, en: part of a place or body name}
--   event_year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 事件年份（空为最新）, en: year of the event}
WITH chosen AS (
  SELECT id, year, level, scope FROM report
  WHERE year BETWEEN :event_year - 2 AND :event_year + 2 AND body_id IN (
    SELECT b.id FROM body b LEFT JOIN division d ON d.id = b.division_id
    WHERE d.county = :place OR d.city = :place OR instr(b.name, :place) > 0 LIMIT 100)
), peers AS (
  SELECT c.year, c.level, c.scope,
    (SELECT json_array(round(avg(p.new), 1), round(avg(p.denied), 1)) FROM report p
      WHERE p.scope = c.scope AND p.year = c.year AND p.level IS c.level) AS means
  FROM (SELECT DISTINCT year, level, scope FROM chosen) c
)
SELECT r.uid, r.body_name, r.year, r.year - :event_year AS years_after, r.level, r.new, r.denied, r.unable, r.reviews, r.lawsuits,
  p.means ->> 0 AS peers_new, p.means ->> 1 AS peers_denied,
  r.uid || '#request.new.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM chosen c JOIN report r ON r.id = c.id
LEFT JOIN peers p ON p.year = r.year AND p.level IS r.level AND p.scope = r.scope
ORDER BY r.body_name, r.scope, r.year
