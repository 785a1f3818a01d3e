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
WITH pair AS (
  SELECT n.report_id, b.id AS before_id, k.value AS kind,
    iif(k.value = 'rules', n.rules_made, n.normative_documents_made) AS made,
    iif(k.value = 'rules', n.rules_repealed, n.normative_documents_repealed) AS repealed,
    iif(k.value = 'rules', n.rules_valid, n.normative_documents_valid) AS valid,
    iif(k.value = 'rules', p.rules_valid, p.normative_documents_valid) AS valid_before
  FROM report r JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
  JOIN disclosure_2021 n ON n.report_id = r.id JOIN disclosure_2021 p ON p.report_id = b.id
  JOIN json_each('["rules", "normative_documents"]') k
  WHERE r.year = :year AND (:province = '' OR r.province = :province)
)
SELECT r.uid, r.body_name, r.year, r.province, s.kind, s.valid_before, s.made, s.repealed, s.valid,
  s.valid - (s.valid_before + s.made - s.repealed) AS difference,
  r.uid || '#disclosure.' || s.kind || '.valid' AS evidence,
  b.uid || '#disclosure.' || s.kind || '.valid' AS earlier_evidence, b.uid AS earlier_uid,
  b.url AS earlier_url, b.sha256 AS earlier_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM pair s JOIN report r ON r.id = s.report_id JOIN report b ON b.id = s.before_id
WHERE s.valid <> s.valid_before + s.made - s.repealed
ORDER BY abs(difference) DESC, r.id LIMIT 500
