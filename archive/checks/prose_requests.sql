-- id: prose_requests
-- title:
--   zh: 正文所说的申请数与表三不符
--   en: The prose states another number of requests than table 3
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
/* A number agrees that is the new requests, with or without those carried in, or all that were handled. Where
   one statement agrees, another is believed to speak of a part unless it says that it speaks of all. */
WITH stated AS (
  SELECT s.*, r.scope, q.total AS new, coalesce(q.total, ifnull(q.natural_person, 0) + ifnull(q.enterprise, 0)
      + ifnull(q.research, 0) + ifnull(q.welfare, 0) + ifnull(q.legal, 0) + ifnull(q.other, 0)) AS least,
    ifnull(r.carried_in, 0) AS carried_in, r.total, r.granted, r.partial AS in_part
  FROM temp.said s JOIN report r ON r.id = s.report_id
  JOIN request q ON q.report_id = r.id AND q.row = 'new'
  WHERE s.metric = 'request_received' AND NOT s.partial
), judged AS (
  SELECT *, ifnull(number IN (least, least + carried_in, total)
      OR together IN (least, least + carried_in, total), 0)
    OR (text GLOB '*依申请公开*' AND NOT text GLOB '*[收受接]*'
      AND ifnull(number IN (granted, granted + in_part), 0)) AS agrees
  FROM stated
), confirmed AS (SELECT *, max(agrees) OVER (PARTITION BY report_id) AS said_elsewhere FROM judged)
SELECT report_id, position AS item, position AS claim, number AS "left", least AS "right", new IS NOT NULL OR number < least AS assessable,
  json_array('request.new.total', 'request.carried_in.total') AS cells, text AS detail
FROM confirmed
WHERE NOT agrees AND (NOT said_elsewhere OR text GLOB '*[共总全]*')
  AND NOT (scope = 'aggregated_area' AND text GLOB '*[本市县区省州]级*' OR scope = 'aggregated_area'
    AND (instr(text, '办公室') OR instr(text, '部门')))
