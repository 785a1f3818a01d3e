-- id: stock_impossible
-- title:
--   zh: 现行有效件数少于本年制发减废止
--   en: Fewer documents in force than issued minus repealed in the year itself
-- severity: error
-- basis: 年报格式表二：现行有效件数包含本年制发而未废止的件数
-- edition: "2021"
WITH stock AS (
  SELECT report_id, 'rules' AS item, rules_made AS made, rules_repealed AS repealed, rules_valid AS valid
  FROM due CROSS JOIN disclosure_2021 USING (report_id)
  UNION ALL
  SELECT report_id, 'normative_documents', normative_documents_made, normative_documents_repealed,
    normative_documents_valid FROM due CROSS JOIN disclosure_2021 USING (report_id)
)
SELECT report_id, item, made - repealed AS "left", valid AS "right", 1 AS assessable,
  json_array('disclosure.' || item || '.made', 'disclosure.' || item || '.repealed',
    'disclosure.' || item || '.valid') AS cells
FROM stock
WHERE valid < made - repealed
