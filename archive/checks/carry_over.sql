-- id: carry_over
-- title:
--   zh: 上年“结转下年度”与本年“上年结转”不等
--   en: Carried out last year is not what was carried in this year
-- severity: error
-- basis: 年报格式表三：上一年度“四、结转下年度继续办理”即本年度“二、上年结转”
-- edition: "2019, 2021"
WITH pair AS (
  SELECT r.id AS report_id, p.id AS other_report_id, c.value AS item,
    CASE c.value WHEN 'natural_person' THEN o.natural_person WHEN 'enterprise' THEN o.enterprise
      WHEN 'research' THEN o.research WHEN 'welfare' THEN o.welfare WHEN 'legal' THEN o.legal
      WHEN 'other' THEN o.other ELSE o.total END AS carried_out,
    CASE c.value WHEN 'natural_person' THEN i.natural_person WHEN 'enterprise' THEN i.enterprise
      WHEN 'research' THEN i.research WHEN 'welfare' THEN i.welfare WHEN 'legal' THEN i.legal
      WHEN 'other' THEN i.other ELSE i.total END AS carried_in
  FROM due
  CROSS JOIN report r ON r.id = due.report_id
  CROSS JOIN request i ON i.report_id = r.id AND i.row = 'carried_in'
  JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1
  CROSS JOIN request o ON o.report_id = p.id AND o.row = 'carried_out',
  json_each('["natural_person","enterprise","research","welfare","legal","other","total"]') c
)
SELECT report_id, item, carried_out AS "left", carried_in AS "right",
  carried_out + carried_in IS NOT NULL AS assessable,
  ifnull(carried_out, 0) = ifnull(carried_in, 0) AS passes_if_blank_is_zero,
  json_array('request.carried_in.' || item) AS cells, other_report_id,
  json_array('request.carried_out.' || item) AS other_cells
FROM pair
WHERE ifnull(carried_out <> carried_in, 1)
