-- id: q12_disputes_per_request
-- number: 12
-- title:
--   zh: 每百件申请引起多少复议和诉讼？
--   en: How many reviews and lawsuits per hundred requests?
-- why:
--   zh: 争议远多于申请，不是填错就是热点。
--   en: "More disputes than requests: an error or a hotspot."
-- caveat:
--   zh: 争议可能针对上一年的答复，所以并列上一年的办理总数。
--   en: Disputes may concern last year's answers, hence its total beside.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
--   minimum: {type: integer, default: "5", zh: 争议至少, en: at least this many disputes}
SELECT r.uid, r.body_name, r.year, r.province, r.reviews, r.lawsuits, r.new + r.carried_in AS requests, b.total AS handled_year_before,
  round(100.0 * (r.reviews + r.lawsuits) / nullif(r.new + r.carried_in, 0), 1) AS per_hundred,
  r.reviews + r.lawsuits > r.new + r.carried_in AS more_disputes_than_requests,
  r.uid || '#review.reconsideration.total' AS evidence, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r LEFT JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND r.reviews + r.lawsuits >= :minimum
ORDER BY (r.new + r.carried_in > 0), per_hundred DESC, r.id LIMIT 500
