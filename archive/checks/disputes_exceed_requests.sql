-- id: disputes_exceed_requests
-- title:
--   zh: 复议诉讼多于本年与上年的申请
--   en: More reviews and lawsuits than requests of this year and the last
-- severity: notice
-- basis: 复议诉讼可因上年申请引发，但通常不多于两年申请之和
-- edition: "2019, 2021"
SELECT r.id AS report_id, '' AS item, r.reviews + r.lawsuits AS "left", r.new + r.carried_in + p.total AS "right",
  1 AS assessable, p.id AS other_report_id, '["request.total.total"]' AS other_cells,
  '["review.reconsideration.total","review.lawsuit_direct.total","review.lawsuit_after.total","request.new.total","request.carried_in.total"]'
    AS cells
FROM due
CROSS JOIN report r ON r.id = due.report_id
JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1
WHERE r.reviews + r.lawsuits > r.new + r.carried_in + p.total
