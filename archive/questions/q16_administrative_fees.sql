-- id: q16_administrative_fees
-- number: 16
-- title:
--   zh: 行政事业性收费增长多少，有没有差一万倍？
--   en: How do administrative fees grow, and are any off by ten thousand?
-- why:
--   zh: 看财政压力；差一万倍多半是把元填进了万元格。
--   en: Fiscal pressure; a factor of 10,000 is yuan in a cell for 万元.
-- caveat:
--   zh: 只有 2021 年式样是金额；2019 年式样是项目数，不能比。
--   en: Only the 2021 form states money.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 后一年（空为最新）, en: the later year}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, p.fees_amount AS before_wan, d.fees_amount AS amount_wan,
  round(d.fees_amount / nullif(p.fees_amount, 0), 2) AS times,
  d.fees_amount >= 5000 * p.fees_amount AND p.fees_amount > 0
    OR p.fees_amount >= 5000 * d.fees_amount AND d.fees_amount > 0 AS unit_suspect,
  r.uid || '#disclosure.fees.amount' AS evidence, b.uid || '#disclosure.fees.amount' AS earlier_evidence,
  b.uid AS earlier_uid, b.url AS earlier_url, b.sha256 AS earlier_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
JOIN disclosure_2021 d ON d.report_id = r.id JOIN disclosure_2021 p ON p.report_id = b.id
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND d.fees_amount + p.fees_amount > 0
ORDER BY unit_suspect DESC, abs(d.fees_amount - p.fees_amount) DESC, r.id LIMIT 500
