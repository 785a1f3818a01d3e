-- id: request_row_sum
-- title:
--   zh: 申请表一行六类申请人之和不等于总计
--   en: The six kinds of applicants of a request row do not add up to its total
-- severity: error
-- basis: 年报格式表三：每行“总计”为各列之和
-- edition: "2019, 2021"
SELECT report_id, row AS item,
  natural_person + enterprise + research + welfare + legal + other AS "left",
  total AS "right",
  natural_person + enterprise + research + welfare + legal + other + total IS NOT NULL AS assessable,
  ifnull(natural_person, 0) + ifnull(enterprise, 0) + ifnull(research, 0) + ifnull(welfare, 0)
    + ifnull(legal, 0) + ifnull(other, 0) = ifnull(total, 0) AS passes_if_blank_is_zero,
  json_array('request.' || row || '.natural_person', 'request.' || row || '.enterprise',
    'request.' || row || '.research', 'request.' || row || '.welfare', 'request.' || row || '.legal',
    'request.' || row || '.other', 'request.' || row || '.total') AS cells
FROM due CROSS JOIN request USING (report_id)
WHERE ifnull(natural_person + enterprise + research + welfare + legal + other <> total, 1)
