-- id: prose_results
-- title:
--   zh: 正文所说的办理结果与表三不符
--   en: The prose states other results of requests than table 3
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
/* Where the form leaves a total blank, the printed parts of its row are the least it can be. A part (其中…) is
   compared when the whole named before it is the table's. */
WITH line AS (
  SELECT q.*, CASE WHEN q.row IN ('carried_in', 'carried_out', 'granted', 'partial') THEN 'request_' || q.row
      WHEN q.row = 'total' THEN 'request_answered' WHEN q.row GLOB 'denied_*' THEN 'request_denied'
      WHEN q.row GLOB 'unable_*' THEN 'request_unable' WHEN q.row GLOB 'not_processed_*'
      THEN 'request_not_processed' END AS metric,
    coalesce(q.total, ifnull(q.natural_person, 0) + ifnull(q.enterprise, 0) + ifnull(q.research, 0)
      + ifnull(q.welfare, 0) + ifnull(q.legal, 0) + ifnull(q.other, 0)) AS least
  FROM due CROSS JOIN request q USING (report_id)
), side AS (
  SELECT s.report_id, s.position, s.metric, s.number, s.together, s.partial, s.whole, s.text,
    sum(l.least) AS least, count(l.total) = count(*) AS printed,
    json_group_array('request.' || l.row || '.total') AS cells
  FROM temp.said s JOIN line l ON l.report_id = s.report_id
    AND (l.metric = s.metric OR (s.metric = 'request_disclosed' AND l.row IN ('granted', 'partial')))
  WHERE s.metric GLOB 'request_*' AND s.metric <> 'request_received'
  GROUP BY s.metric, s.report_id, s.position
), whole AS (
  SELECT report_id, max(least) FILTER (WHERE row = 'new') AS new,
    max(least) FILTER (WHERE row = 'carried_in') AS carried_in,
    max(least) FILTER (WHERE row = 'total') AS handled,
    sum(least) FILTER (WHERE row GLOB 'other*') AS other,
    sum(least) FILTER (WHERE row GLOB 'not_processed_*') AS not_processed
  FROM line GROUP BY report_id
)
SELECT side.report_id, position AS item, position AS claim, number AS "left", least AS "right", printed OR number < least AS assessable,
  cells, text AS detail
FROM side JOIN whole w USING (report_id) JOIN report r ON r.id = side.report_id
WHERE number <> least AND together <> least
  AND (NOT side.partial OR whole IN (w.new, w.new + w.carried_in, w.handled))
  AND NOT (metric = 'request_answered'
    AND number IN (w.new, w.handled - ifnull(w.other, 0), w.handled - ifnull(w.other, 0) - w.not_processed))
  AND NOT (r.scope = 'aggregated_area'
    AND (text GLOB '*[本市县区省州]级*' OR instr(text, '办公室') OR instr(text, '部门')))
