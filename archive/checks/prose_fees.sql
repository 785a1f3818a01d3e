-- id: prose_fees
-- title:
--   zh: 正文所说的行政事业性收费与表二不符
--   en: The prose states another amount of administrative fees than table 2
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2021"
/* The form counts in 万元, the sentence in 万元 or 元; a rounded amount agrees. */
WITH side AS (
  SELECT s.*, iif(s.unit = '元', s.number / 10000.0, s.number) AS amount, r.fees
  FROM temp.said s JOIN report r ON r.id = s.report_id
  WHERE s.metric = 'administrative_fees' AND NOT s.partial
    AND NOT (r.scope = 'aggregated_area' AND (s.text GLOB '*[本市县区省州]级*' OR instr(s.text, '部门')))
)
SELECT report_id, position AS item, position AS claim, amount AS "left", fees AS "right", 1 AS assessable,
  '["disclosure.fees.amount"]' AS cells, text AS detail
FROM side
WHERE abs(amount - fees) >= 0.00005 AND round(fees, 2) <> amount AND round(fees, 1) <> amount AND round(fees) <> amount
