-- id: request_results
-- title:
--   zh: 申请表一列各项办理结果之和不等于（七）总计
--   en: The results of a request column do not add up to (7) Total
-- severity: error
-- basis: 年报格式表三：“三、本年度办理结果”（七）总计为（一）至（六）各行之和
-- edition: "2019, 2021"
WITH result AS (
  SELECT report_id,
    sum(natural_person) FILTER (WHERE row <> 'total') AS natural_person,
    sum(enterprise) FILTER (WHERE row <> 'total') AS enterprise,
    sum(research) FILTER (WHERE row <> 'total') AS research,
    sum(welfare) FILTER (WHERE row <> 'total') AS welfare,
    sum(legal) FILTER (WHERE row <> 'total') AS legal,
    sum(other) FILTER (WHERE row <> 'total') AS other,
    sum(total) FILTER (WHERE row <> 'total') AS total,
    max(natural_person) FILTER (WHERE row = 'total') AS natural_person_total,
    max(enterprise) FILTER (WHERE row = 'total') AS enterprise_total,
    max(research) FILTER (WHERE row = 'total') AS research_total,
    max(welfare) FILTER (WHERE row = 'total') AS welfare_total,
    max(legal) FILTER (WHERE row = 'total') AS legal_total,
    max(other) FILTER (WHERE row = 'total') AS other_total,
    max(total) FILTER (WHERE row = 'total') AS total_total,
    count(*) AS printed,
    count(natural_person) AS natural_person_numbers, count(enterprise) AS enterprise_numbers,
    count(research) AS research_numbers, count(welfare) AS welfare_numbers, count(legal) AS legal_numbers,
    count(other) AS other_numbers, count(total) AS total_numbers,
    json_group_array(row) AS result_rows
  FROM due CROSS JOIN request USING (report_id)
  WHERE row NOT IN ('new', 'carried_in', 'carried_out')
  GROUP BY report_id
), side AS (
  SELECT report_id, result_rows, 'natural_person' AS item, natural_person AS "left",
    natural_person_total AS "right", natural_person_numbers = printed AS assessable FROM result
  UNION ALL SELECT report_id, result_rows, 'enterprise', enterprise, enterprise_total,
    enterprise_numbers = printed FROM result
  UNION ALL SELECT report_id, result_rows, 'research', research, research_total,
    research_numbers = printed FROM result
  UNION ALL SELECT report_id, result_rows, 'welfare', welfare, welfare_total,
    welfare_numbers = printed FROM result
  UNION ALL SELECT report_id, result_rows, 'legal', legal, legal_total, legal_numbers = printed FROM result
  UNION ALL SELECT report_id, result_rows, 'other', other, other_total, other_numbers = printed FROM result
  UNION ALL SELECT report_id, result_rows, 'total', total, total_total, total_numbers = printed FROM result
)
SELECT report_id, item, "left", "right", assessable,
  ifnull("left", 0) = ifnull("right", 0) AS passes_if_blank_is_zero,
  (SELECT json_group_array('request.' || value || '.' || item) FROM json_each(result_rows)) AS cells
FROM side
WHERE NOT assessable OR "left" <> "right"
