-- id: prose_penalties
-- title:
--   zh: 正文所说的行政处罚数与表二不符
--   en: The prose states another number of penalties than table 2
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
SELECT r.id AS report_id, c.position AS item, c.number AS "left", r.penalties AS "right", 1 AS assessable,
  json_array(iif(r.edition = '2019', 'disclosure2019', 'disclosure') || '.penalty.decisions') AS cells, c.text AS detail
FROM due JOIN report r ON r.id = due.report_id
JOIN claim c ON c.report_id = r.id AND c.metric = 'penalty' AND c.qualifier = 'exact' AND NOT c.approximate
WHERE c.number NOT IN (r.penalties) AND r.penalties IS NOT NULL
  AND instr(c.text, '同比') = 0 AND instr(c.text, '累计') = 0
