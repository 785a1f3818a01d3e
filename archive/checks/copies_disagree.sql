-- id: copies_disagree
-- title:
--   zh: 同一份年报的两个文件或两个地址，数字不同
--   en: Two documents or two addresses of one report print different figures
-- severity: error
-- basis: 政府信息公开条例第六条：行政机关应当及时、准确地公开政府信息
-- edition: any
SELECT report_id, url || ' ' || cell_id AS item, number AS "left", other_number AS "right",
  json_array(cell_id) AS cells, 1 AS assessable, url AS detail
FROM due CROSS JOIN copy_difference USING (report_id)
