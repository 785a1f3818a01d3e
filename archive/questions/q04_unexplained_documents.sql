-- id: q04_unexplained_documents
-- number: 4
-- title:
--   zh: “现行有效”的变动，制发与废止解释得了吗？
--   en: Which changes of the documents in force are not explained by those made and repealed?
-- why:
--   zh: 多出来或消失的规章、规范性文件，可能没有公开。
--   en: Rules that appear or vanish without being made or repealed.
-- caveat:
--   zh: 只比 2021 年式样的相邻两年；集中清理、失效、换届会造成正当的差异。
--   en: 2021 form only, both years; clean-ups and expiry are benign causes.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 后一年（空为最新）, en: the later year}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
WITH stock AS (
  SELECT report_id, 'rules' AS kind, rules_made AS made, rules_repealed AS repealed, rules_valid AS valid
  FROM disclosure_2021
  UNION ALL
  SELECT report_id, 'normative_documents', normative_documents_made, normative_documents_repealed,
    normative_documents_valid
  FROM disclosure_2021
)
SELECT r.uid, r.body_name, r.year, r.province, s.kind, p.valid AS valid_before, s.made, s.repealed, s.valid,
  s.valid - (p.valid + s.made - s.repealed) AS difference,
  r.uid || '#disclosure.' || s.kind || '.valid' AS evidence,
  b.uid || '#disclosure.' || s.kind || '.valid' AS earlier_evidence, b.uid AS earlier_uid,
  b.url AS earlier_url, b.sha256 AS earlier_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
JOIN stock s ON s.report_id = r.id JOIN stock p ON p.report_id = b.id AND p.kind = s.kind
WHERE r.year = :year AND (:province = '' OR r.province = :province)
  AND s.valid <> p.valid + s.made - s.repealed
ORDER BY abs(s.valid - (p.valid + s.made - s.repealed)) DESC, r.id
