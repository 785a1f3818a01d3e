-- id: copied_figures
-- title:
--   zh: 表二全部数字与上年相同
--   en: Every figure of table 2 equals last year's
-- severity: notice
-- basis: 国办公开办函〔2021〕30号：对雷同、敷衍的年报要追究责任
-- edition: "2021"
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", 1 AS assessable, p.id AS other_report_id,
  '["disclosure.licence.decisions","disclosure.penalty.decisions","disclosure.coercion.decisions","disclosure.fees.amount"]'
    AS cells
FROM due
CROSS JOIN report r ON r.id = due.report_id
JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1
JOIN disclosure_2021 n ON n.report_id = r.id
JOIN disclosure_2021 b ON b.report_id = p.id
WHERE (n.rules_made, n.rules_repealed, n.rules_valid, n.normative_documents_made, n.normative_documents_repealed,
    n.normative_documents_valid, n.licence_decisions, n.penalty_decisions, n.coercion_decisions, n.fees_amount)
  = (b.rules_made, b.rules_repealed, b.rules_valid, b.normative_documents_made, b.normative_documents_repealed,
    b.normative_documents_valid, b.licence_decisions, b.penalty_decisions, b.coercion_decisions, b.fees_amount)
  AND n.licence_decisions + n.penalty_decisions + n.coercion_decisions + n.fees_amount > 0
