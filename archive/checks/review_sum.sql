-- id: review_sum
-- title:
--   zh: 复议诉讼表四种结果之和不等于总计
--   en: The four results of a review or lawsuit do not add up to the total
-- severity: error
-- basis: 年报格式表四：每组“总计”为结果维持、结果纠正、其他结果、尚未审结之和
-- edition: "2019, 2021"
SELECT report_id, track AS item, upheld + corrected + other + pending AS "left", total AS "right",
  upheld + corrected + other + pending + total IS NOT NULL AS assessable,
  ifnull(upheld, 0) + ifnull(corrected, 0) + ifnull(other, 0) + ifnull(pending, 0) = ifnull(total, 0)
    AS passes_if_blank_is_zero,
  json_array('review.' || track || '.upheld', 'review.' || track || '.corrected',
    'review.' || track || '.other', 'review.' || track || '.pending', 'review.' || track || '.total') AS cells
FROM due CROSS JOIN review USING (report_id)
WHERE ifnull(upheld + corrected + other + pending <> total, 1)
