-- id: q03_vanished_between_years
-- number: 3
-- title:
--   zh: 哪里的“结转下年度”与下一年的“上年结转”不一致？
--   en: Where does one year's carry-over differ from what the next year carries in?
-- why:
--   zh: 中间少掉的是办了一半的申请。
--   en: What is lost in between are pending requests.
-- caveat:
--   zh: 机关合并、更名会造成正当的差异；先看总计，再看各列（申请人可能被重新归类）。两年都须是数字。
--   en: Mergers and renames are benign causes; both years must print a number.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 后一年（空为最新）, en: the later year}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
SELECT r.uid, r.body_name, r.year, r.province, b.year AS earlier_year, b.carried_out AS carried_out_before, r.carried_in,
  r.carried_in - b.carried_out AS difference, r.uid || '#request.carried_in.total' AS evidence,
  b.uid || '#request.carried_out.total' AS earlier_evidence, b.uid AS earlier_uid, b.url AS earlier_url,
  b.sha256 AS earlier_sha256, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN report b ON b.body_id = r.body_id AND b.scope = r.scope AND b.year = r.year - 1
WHERE r.year = :year AND (:province = '' OR r.province = :province) AND r.carried_in <> b.carried_out
ORDER BY abs(r.carried_in - b.carried_out) DESC, r.id
