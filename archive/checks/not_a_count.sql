-- id: not_a_count
-- title:
--   zh: 件数不是非负整数
--   en: A count is negative or not a whole number
-- severity: error
-- basis: 年报格式：各项均为件数（金额除外）
-- edition: "2019, 2021"
SELECT report_id, 'request.' || row || '.' || c.key AS item, c.value AS "left", NULL AS "right",
  json_array('request.' || row || '.' || c.key) AS cells, 1 AS assessable
FROM due CROSS JOIN request USING (report_id),
  json_each(json_object('natural_person', natural_person, 'enterprise', enterprise, 'research', research,
    'welfare', welfare, 'legal', legal, 'other', other, 'total', total)) c
WHERE (min(ifnull(natural_person, 0), ifnull(enterprise, 0), ifnull(research, 0), ifnull(welfare, 0),
    ifnull(legal, 0), ifnull(other, 0), ifnull(total, 0)) < 0
    OR 'real' IN (typeof(natural_person), typeof(enterprise), typeof(research), typeof(welfare),
      typeof(legal), typeof(other), typeof(total)))
  AND (c.value < 0 OR c.type = 'real')
