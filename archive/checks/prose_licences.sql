-- id: prose_licences
-- title:
--   zh: 正文所说的行政许可数与表二不符
--   en: The prose states another number of licences than table 2
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
SELECT r.id AS report_id, s.position AS item, s.position AS claim, s.number AS "left", r.licences AS "right", 1 AS assessable,
  json_array(iif(r.edition = '2019', 'disclosure2019', 'disclosure') || '.licence.decisions') AS cells, s.text AS detail
FROM temp.said s JOIN report r ON r.id = s.report_id
WHERE s.metric = 'licence' AND NOT s.partial AND s.unit IN ('件', '宗', '起') AND r.licences NOT IN (s.number, s.together)
  AND NOT EXISTS (SELECT 1 FROM temp.said o WHERE o.metric = s.metric AND o.report_id = s.report_id
    AND r.licences IN (o.number, o.together) AND NOT s.text GLOB '*[共总全]*')
  AND NOT (r.scope = 'aggregated_area' AND (s.text GLOB '*[本市县区省州]级*' OR instr(s.text, '部门')))
