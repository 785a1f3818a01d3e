-- id: fee_statement_wu
-- title:
--   zh: 当年有申请，第六部分却只写“无”，看不出是否收取信息处理费
--   en: There were requests, yet section six says only 无 (none); whether fees were charged is not stated
-- severity: notice
-- basis: 年报格式第六部分提示：收取信息处理费情况在此处报告；国办函〔2020〕109号第七条
-- edition: "2021"
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right",
  '["request.new.total","request.carried_in.total"]' AS cells, 1 AS assessable
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.fee_class = 'only_wu' AND r.edition = '2021' AND (r.new > 0 OR r.carried_in > 0)
