-- id: near_duplicate
-- title:
--   zh: “存在的主要问题及改进情况”与他份年报几乎相同
--   en: The section on problems is nearly the same as in another report
-- severity: notice
-- basis: 国办公开办函〔2021〕30号：对雷同、敷衍的年报要追究责任；相似度按五字片段计，去除数字、标点和机关名
-- edition: any
SELECT report_id, '' AS item, similarity AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  other_report_id
FROM due CROSS JOIN near_duplicate USING (report_id)
