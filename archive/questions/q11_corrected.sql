-- id: q11_corrected
-- number: 11
-- title:
--   zh: 谁在复议和诉讼中被纠正得最多？
--   en: Which bodies are corrected most often in reviews and lawsuits?
-- why:
--   zh: 被纠正的比例是违法率的直接线索。
--   en: The share corrected is a lead on illegality.
-- caveat:
--   zh: 案件可能源于往年的申请；尚未审结的不计入比例。
--   en: Cases may stem from earlier years' requests; pending ones are left out of the share.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, v.track, v.upheld, v.corrected, v.other, v.pending, v.total,
  round(100.0 * v.corrected / nullif(v.total - v.pending, 0), 1) AS corrected_percent,
  v.corrected > v.upheld AS more_corrected_than_upheld,
  r.uid || '#review.' || v.track || '.corrected' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN review v ON v.report_id = r.id
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND v.corrected > 0
ORDER BY v.corrected DESC, corrected_percent DESC, r.id LIMIT 500
