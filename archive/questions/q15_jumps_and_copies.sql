-- id: q15_jumps_and_copies
-- number: 15
-- title:
--   zh: 处罚、强制、许可突然增减五倍，或两年一模一样？
--   en: "Penalties, coercion, licences: jumps by five, or identical in two years?"
-- why:
--   zh: 前者可能是运动式执法，后者可能是照抄。
--   en: Campaigns, or copy and paste.
-- caveat:
--   zh: 跨式样只有“处理决定数量”可比；乡镇的委托权限会变。
--   en: Across the forms only decisions compare; delegated powers change.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 后一年（空为最新）, en: the later year}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
WITH pair AS (
  SELECT r.id, b.id AS before_id, k.value AS kind,
    CASE k.value WHEN 'licence' THEN r.licences WHEN 'penalty' THEN r.penalties ELSE r.coercions END AS number,
    CASE k.value WHEN 'licence' THEN b.licences WHEN 'penalty' THEN b.penalties ELSE b.coercions END
      AS number_before
  FROM report r JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
  JOIN json_each('["licence", "penalty", "coercion"]') k
  WHERE r.year = :year AND (:province = '' OR r.province = :province)
)
SELECT r.uid, r.body_name, r.year, r.province, s.kind, s.number_before, s.number,
  CASE WHEN s.number = s.number_before THEN 'identical' WHEN s.number > s.number_before THEN 'up' ELSE 'down' END
    AS change,
  r.uid || '#' || iif(r.edition = '2019', 'disclosure2019.', 'disclosure.') || s.kind || '.decisions' AS evidence,
  b.uid AS earlier_uid, b.url AS earlier_url, b.sha256 AS earlier_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM pair s JOIN report r ON r.id = s.id JOIN report b ON b.id = s.before_id
WHERE (s.number = s.number_before AND s.number >= 10)
  OR (s.number >= 5 * s.number_before AND s.number >= 10 AND s.number_before > 0)
  OR (s.number_before >= 5 * s.number AND s.number_before >= 10 AND s.number > 0)
ORDER BY change, abs(s.number - s.number_before) DESC, r.id LIMIT 500
