-- id: prose_requests
-- title:
--   zh: 正文所说的申请数与表三不符
--   en: The prose states another number of requests than table 3
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
SELECT r.id AS report_id, c.position AS item, c.number AS "left", r.new AS "right", 1 AS assessable,
  json_array('request.new.total', 'request.carried_in.total') AS cells, c.text AS detail
FROM due JOIN report r ON r.id = due.report_id
JOIN claim c ON c.report_id = r.id AND c.metric = 'request_received' AND c.qualifier = 'exact' AND NOT c.approximate
WHERE c.number NOT IN (r.new, r.new + ifnull(r.carried_in, 0), ifnull(r.total, r.new)) AND r.new IS NOT NULL
  AND instr(c.text, '同比') = 0 AND instr(c.text, '累计') = 0
