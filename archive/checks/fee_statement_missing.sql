-- id: fee_statement_missing
-- title:
--   zh: 第六部分没有说明信息处理费收取情况
--   en: Section six does not state whether information processing fees were charged
-- severity: notice
-- basis: 国办函〔2020〕109号第七条：年度报告应说明信息处理费收取情况
-- edition: "2021"
SELECT r.id AS report_id, '' AS item, NULL AS "left", NULL AS "right", '["fee_statement"]' AS cells, 1 AS assessable
FROM due CROSS JOIN report r ON r.id = due.report_id
WHERE r.fee_class = 'silent' AND r.edition = '2021'
