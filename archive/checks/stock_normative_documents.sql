-- id: stock_normative_documents
-- title:
--   zh: 行政规范性文件：现行有效 ≠ 上年现行有效 + 本年制发 − 本年废止
--   en: In-force normative documents are not last year's plus issued minus repealed
-- severity: warning
-- basis: 年报格式表二：现行有效件数应等于上年末加本年制发减本年废止（清理、重新统计可致合理差异）
-- edition: "2021"
WITH pair AS (
  SELECT r.id AS report_id, p.id AS other_report_id,
    b.normative_documents_valid + n.normative_documents_made - n.normative_documents_repealed AS expected, n.normative_documents_valid AS valid,
    ifnull(b.normative_documents_valid, 0) + ifnull(n.normative_documents_made, 0) - ifnull(n.normative_documents_repealed, 0)
      = ifnull(n.normative_documents_valid, 0) AS passes_if_blank_is_zero
  FROM due
  CROSS JOIN report r ON r.id = due.report_id
  JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1
  JOIN disclosure_2021 b ON b.report_id = p.id
  JOIN disclosure_2021 n ON n.report_id = r.id
)
SELECT report_id, '' AS item, expected AS "left", valid AS "right",
  expected + valid IS NOT NULL AS assessable, passes_if_blank_is_zero,
  json_array('disclosure.normative_documents.made', 'disclosure.normative_documents.repealed', 'disclosure.normative_documents.valid') AS cells,
  other_report_id, json_array('disclosure.normative_documents.valid') AS other_cells
FROM pair
WHERE ifnull(expected <> valid, 1)
