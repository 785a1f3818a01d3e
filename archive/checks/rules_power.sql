-- id: rules_power
-- title:
--   zh: 无权制定规章的机关填报了规章
--   en: A body that may not make government rules reports some
-- severity: error
-- basis: 立法法第九十一、九十三条：规章只能由国务院部门和省、设区的市、自治州人民政府制定
-- edition: "2019, 2021"
WITH figure AS (
  SELECT report_id, 'disclosure.rules.made' AS cell_id, rules_made AS number FROM due CROSS JOIN disclosure_2021 USING (report_id)
  UNION ALL SELECT report_id, 'disclosure.rules.valid', rules_valid FROM due CROSS JOIN disclosure_2021 USING (report_id)
  UNION ALL SELECT report_id, 'disclosure2019.rules.new_made', rules_new_made
    FROM due CROSS JOIN disclosure_2019 USING (report_id)
)
SELECT f.report_id, f.cell_id AS item, f.number AS "left", 0 AS "right", json_array(f.cell_id) AS cells,
  1 AS assessable
FROM figure f CROSS JOIN report r ON r.id = f.report_id
WHERE f.number > 0 AND r.level IS NOT NULL
  AND (r.level IN ('county', 'township') OR (r.level = 'prefecture' AND r.body_kind <> 'gov'))
