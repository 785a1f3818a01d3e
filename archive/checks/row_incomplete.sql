-- id: row_incomplete
-- title:
--   zh: 一行数字不全，缺的是哪一格无法确定
--   en: A row prints too few values; which one is missing cannot be told
-- severity: error
-- basis: 年报格式：每行每列都应填写
-- edition: any
SELECT report_id, min(substr(cell_id, 1, length(rtrim(cell_id, 'abcdefghijklmnopqrstuvwxyz_')) - 1)) AS item,
  NULL AS "left", NULL AS "right", json_group_array(cell_id) AS cells, 1 AS assessable
FROM due CROSS JOIN cell_state USING (report_id)
WHERE state = 'missing_cell'
GROUP BY report_id, rtrim(cell_id, 'abcdefghijklmnopqrstuvwxyz_')
