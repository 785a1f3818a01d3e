-- id: all_zero
-- title:
--   zh: 全部数字为零或空白
--   en: Every figure is zero or blank
-- severity: info
-- basis: 空表可能属实，也可能是敷衍或模板
-- edition: "2019, 2021"
SELECT r.id AS report_id, '' AS item, 0 AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable
FROM due JOIN report r ON r.id = due.report_id
WHERE r.cells_number > 0
  AND NOT EXISTS (SELECT 1 FROM request q WHERE q.report_id = r.id AND ifnull(natural_person, 0) + ifnull(enterprise, 0)
    + ifnull(research, 0) + ifnull(welfare, 0) + ifnull(legal, 0) + ifnull(other, 0) + ifnull(total, 0) <> 0)
  AND NOT EXISTS (SELECT 1 FROM review v WHERE v.report_id = r.id
    AND ifnull(upheld, 0) + ifnull(corrected, 0) + ifnull(other, 0) + ifnull(pending, 0) + ifnull(total, 0) <> 0)
  AND ifnull(r.licences, 0) + ifnull(r.penalties, 0) + ifnull(r.coercions, 0) + ifnull(r.fees, 0) = 0
  AND NOT EXISTS (SELECT 1 FROM disclosure_2021 d WHERE d.report_id = r.id AND ifnull(rules_made, 0)
    + ifnull(rules_valid, 0) + ifnull(normative_documents_made, 0) + ifnull(normative_documents_valid, 0) <> 0)
  AND NOT EXISTS (SELECT 1 FROM disclosure_2019 d WHERE d.report_id = r.id AND ifnull(rules_total_published, 0)
    + ifnull(normative_documents_total_published, 0) + ifnull(procurement_projects, 0) <> 0)
