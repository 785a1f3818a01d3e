-- id: prose_reviews
-- title:
--   zh: 正文所说的行政复议数与表四不符
--   en: The prose states another number of reconsiderations than table 4
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
SELECT r.id AS report_id, c.position AS item, c.number AS "left", r.reviews AS "right", 1 AS assessable,
  json_array('review.reconsideration.total') AS cells, c.text AS detail
FROM due JOIN report r ON r.id = due.report_id
JOIN claim c ON c.report_id = r.id AND c.metric = 'review' AND c.qualifier = 'exact' AND NOT c.approximate
WHERE c.number NOT IN (r.reviews, ifnull(r.reviews_corrected, r.reviews), r.reviews + ifnull(r.lawsuits, 0)) AND r.reviews IS NOT NULL
  AND instr(c.text, '同比') = 0 AND instr(c.text, '累计') = 0
