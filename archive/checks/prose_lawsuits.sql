-- id: prose_lawsuits
-- title:
--   zh: 正文所说的行政诉讼数与表四不符
--   en: The prose states another number of lawsuits than table 4
-- severity: warning
-- basis: 条例第五十条：年度报告各部分应当一致
-- edition: "2019, 2021"
/* Lawsuits are those brought directly and those after a reconsideration; a sentence may count either. One on
   cases handled (办理…案件) has to speak of 公开, and not only behind 其中. A part is compared when the whole named before it is the table's. */
WITH side AS (
  SELECT s.*, iif(s.metric = 'lawsuit', 'total', substr(s.metric, 9)) AS result,
    CASE s.metric WHEN 'lawsuit_upheld' THEN d.upheld WHEN 'lawsuit_corrected' THEN d.corrected
      WHEN 'lawsuit_other' THEN d.other WHEN 'lawsuit_pending' THEN d.pending ELSE d.total END AS direct,
    CASE s.metric WHEN 'lawsuit_upheld' THEN a.upheld WHEN 'lawsuit_corrected' THEN a.corrected
      WHEN 'lawsuit_other' THEN a.other WHEN 'lawsuit_pending' THEN a.pending ELSE a.total END AS after,
    d.total + a.total AS total, r.reviews
  FROM temp.said s JOIN review d ON d.report_id = s.report_id AND d.track = 'lawsuit_direct'
  JOIN review a ON a.report_id = s.report_id AND a.track = 'lawsuit_after' JOIN report r ON r.id = s.report_id
  WHERE s.metric GLOB 'lawsuit*' AND (NOT s.partial OR s.metric <> 'lawsuit')
), compared AS (
  SELECT *, ifnull(direct, 0) + ifnull(after, 0) AS least FROM side
)
SELECT report_id, position AS item, position AS claim, number AS "left", least AS "right",
  direct + after IS NOT NULL OR number < least AS assessable,
  json_array('review.lawsuit_direct.' || result, 'review.lawsuit_after.' || result) AS cells, text AS detail
FROM compared
WHERE number <> least AND together <> least AND ifnull(number NOT IN (direct, after, total + reviews), 1)
  AND (NOT partial OR ifnull(whole = total, 0)) AND (number = 0 OR instr(text, '公开') OR NOT text GLOB '*[办审受]理*' AND NOT instr(text, '案件'))
  AND instr(substr(text, instr(text || '其中', '其中')), '公开') = 0
