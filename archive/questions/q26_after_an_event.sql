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
SELECT r.uid, r.body_name, r.year, r.year - :event_year AS years_after, r.level, r.new, r.denied, r.unable, r.reviews, r.lawsuits,
  (SELECT round(avg(p.new), 1) FROM report p WHERE p.year = r.year AND p.level = r.level AND p.scope = r.scope)
    AS peers_new,
  (SELECT round(avg(p.denied), 1) FROM report p WHERE p.year = r.year AND p.level = r.level AND p.scope = r.scope)
    AS peers_denied,
  r.uid || '#request.new.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r
WHERE r.year BETWEEN :event_year - 2 AND :event_year + 2
  AND (r.county = :place OR r.city = :place OR instr(r.body_name, :place) > 0)
ORDER BY r.body_name, r.scope, r.year LIMIT 100
