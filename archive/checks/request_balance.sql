-- id: request_balance
-- title:
--   zh: 申请表一列收支不平：一 + 二 ≠ 三（总计）+ 四
--   en: A request column does not balance, received and carried in ≠ handled and carried out
-- severity: error
-- basis: 年报格式表三角格：本列数据的勾稽关系为第一项加第二项之和，等于第三项加第四项之和
-- edition: "2019, 2021"
WITH flow AS (
  SELECT n.report_id, c.value AS item,
    CASE c.value WHEN 'natural_person' THEN n.natural_person WHEN 'enterprise' THEN n.enterprise
      WHEN 'research' THEN n.research WHEN 'welfare' THEN n.welfare WHEN 'legal' THEN n.legal
      WHEN 'other' THEN n.other ELSE n.total END AS received,
    CASE c.value WHEN 'natural_person' THEN i.natural_person WHEN 'enterprise' THEN i.enterprise
      WHEN 'research' THEN i.research WHEN 'welfare' THEN i.welfare WHEN 'legal' THEN i.legal
      WHEN 'other' THEN i.other ELSE i.total END AS carried_in,
    CASE c.value WHEN 'natural_person' THEN t.natural_person WHEN 'enterprise' THEN t.enterprise
      WHEN 'research' THEN t.research WHEN 'welfare' THEN t.welfare WHEN 'legal' THEN t.legal
      WHEN 'other' THEN t.other ELSE t.total END AS handled,
    CASE c.value WHEN 'natural_person' THEN o.natural_person WHEN 'enterprise' THEN o.enterprise
      WHEN 'research' THEN o.research WHEN 'welfare' THEN o.welfare WHEN 'legal' THEN o.legal
      WHEN 'other' THEN o.other ELSE o.total END AS carried_out
  FROM due
  CROSS JOIN request n ON n.report_id = due.report_id AND n.row = 'new'
  LEFT JOIN request i ON i.report_id = due.report_id AND i.row = 'carried_in'
  LEFT JOIN request t ON t.report_id = due.report_id AND t.row = 'total'
  LEFT JOIN request o ON o.report_id = due.report_id AND o.row = 'carried_out',
  json_each('["natural_person","enterprise","research","welfare","legal","other","total"]') c
)
SELECT report_id, item, received + carried_in AS "left", handled + carried_out AS "right",
  received + carried_in + handled + carried_out IS NOT NULL AS assessable,
  ifnull(received, 0) + ifnull(carried_in, 0) = ifnull(handled, 0) + ifnull(carried_out, 0)
    AS passes_if_blank_is_zero,
  json_array('request.new.' || item, 'request.carried_in.' || item, 'request.total.' || item,
    'request.carried_out.' || item) AS cells
FROM flow
WHERE ifnull(received + carried_in <> handled + carried_out, 1)
