-- id: prose_documents
-- title:
--   zh: 正文所说的规章、规范性文件数与表二不符
--   en: The prose states other numbers of rules or normative documents than table 2
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
/* The sum of an area may or may not hold the documents of its parts: only a body's own report is compared. */
WITH side AS (
  SELECT s.*, CASE s.metric WHEN 'rules_made' THEN coalesce(n.rules_made, o.rules_new_made)
      WHEN 'normative_documents_made' THEN coalesce(n.normative_documents_made, o.normative_documents_new_made)
      WHEN 'normative_documents_repealed' THEN n.normative_documents_repealed
      ELSE n.normative_documents_valid END AS printed,
    CASE WHEN r.edition = '2019' THEN iif(s.metric = 'rules_made', 'disclosure2019.rules.new_made',
        'disclosure2019.normative_documents.new_made')
      WHEN s.metric = 'rules_made' THEN 'disclosure.rules.made'
      ELSE 'disclosure.normative_documents.' || substr(s.metric, 21) END AS cell_id
  FROM temp.said s JOIN report r ON r.id = s.report_id AND r.scope = 'own_body'
  LEFT JOIN disclosure_2021 n ON n.report_id = r.id LEFT JOIN disclosure_2019 o ON o.report_id = r.id
  WHERE s.metric IN ('rules_made', 'normative_documents_made', 'normative_documents_repealed',
    'normative_documents_valid') AND NOT s.partial
)
SELECT report_id, position AS item, position AS claim, number AS "left", printed AS "right", 1 AS assessable,
  json_array(cell_id) AS cells, text AS detail
FROM side
WHERE number <> printed AND together <> printed
