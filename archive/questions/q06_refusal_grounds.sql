-- id: q06_refusal_grounds
-- number: 6
-- title:
--   zh: 谁拒绝得最多，用哪一条理由？
--   en: Who refuses most, and on which ground?
-- why:
--   zh: 国家秘密、内部事务、过程性信息等理由有没有被滥用。
--   en: Are exemptions abused?
-- caveat:
--   zh: 办理总数太少的机关不列（minimum）；只计写了数字的格。
--   en: Bodies with few requests are left out (minimum); only printed numbers count.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
--   minimum: {type: integer, default: "20", zh: 办理总数至少, en: at least this many handled}
SELECT r.uid, r.body_name, r.year, r.province, f.row_zh AS ground_zh, f.row_en AS ground_en, q.total AS refused, r.total AS handled,
  round(100.0 * q.total / r.total, 1) AS percent, r.uid || '#' || f.cell_id AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN request q ON q.report_id = r.id
JOIN form_cell f ON f.form_table = 'request' AND f.row = q.row AND f."column" = 'total'
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND r.total >= :minimum
  AND q.row IN ('denied_state_secret', 'denied_law', 'denied_safety', 'denied_third_party', 'denied_internal',
    'denied_process', 'denied_casefile', 'denied_query') AND q.total > 0
ORDER BY percent DESC, refused DESC, r.id LIMIT 500
