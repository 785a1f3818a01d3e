-- id: prose_reviews
-- title:
--   zh: 正文所说的行政复议数与表四不符
--   en: The prose states another number of reconsiderations than table 4
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
/* A body that hears reconsiderations as its business (办理行政复议案件) reports those too: such a sentence has to
   speak of 公开, and not only behind 其中. A part is compared when the whole named before it is the table's. */
WITH side AS (
  SELECT s.*, CASE s.metric WHEN 'review_upheld' THEN v.upheld WHEN 'review_corrected' THEN v.corrected
      WHEN 'review_other' THEN v.other WHEN 'review_pending' THEN v.pending ELSE v.total END AS printed,
    ifnull(v.upheld, 0) + ifnull(v.corrected, 0) + ifnull(v.other, 0) + ifnull(v.pending, 0) AS parts,
    v.total, r.lawsuits, iif(s.metric = 'review', 'total', substr(s.metric, 8)) AS result
  FROM temp.said s JOIN review v ON v.report_id = s.report_id AND v.track = 'reconsideration'
  JOIN report r ON r.id = s.report_id
  WHERE s.metric GLOB 'review*' AND (NOT s.partial OR s.metric <> 'review')
), compared AS (
  SELECT *, coalesce(printed, iif(result = 'total', parts, 0)) AS least FROM side
)
SELECT report_id, position AS item, position AS claim, number AS "left", least AS "right",
  printed IS NOT NULL OR number < least AS assessable,
  json_array('review.reconsideration.' || result) AS cells, text AS detail
FROM compared
WHERE number <> least AND together <> least AND NOT (result = 'total' AND ifnull(number = total + lawsuits, 0))
  AND (NOT partial OR whole IN (total, parts)) AND (number = 0 OR instr(text, '公开') OR NOT text GLOB '*[办审受]理*' AND NOT instr(text, '案件'))
  AND instr(substr(text, instr(text || '其中', '其中')), '公开') = 0
