-- id: q21_channels
-- number: 21
-- title:
--   zh: 信息发在网站上，还是发在微信上？
--   en: Is information published on the website, or on WeChat?
-- why:
--   zh: 公开记录正在搬到商业平台上。
--   en: The public record is moving to private platforms.
-- caveat:
--   zh: 只比同一单位的确数，范围有疑问的不计；一条信息可能在几个渠道各计一次；转发与原创不分。政务新媒体合计的数另列，不计入比例。
--   en: Exact numbers in one unit only, none whose scope is in doubt; one item may count once per channel. What all new media published stands apart, outside the share.
-- parameters:
--   year: {type: integer, default: "(SELECT max(year) FROM report)", zh: 年度（空为最新）, en: report year (empty for the newest)}
--   province: {type: text, default: "''", zh: 省（空为全部）, en: province (empty for all)}
WITH channel AS (
  SELECT c.report_id, c.unit, max(c.number) FILTER (WHERE c.metric = 'channel_website') AS website,
    max(c.number) FILTER (WHERE c.metric = 'channel_wechat') AS wechat,
    max(c.number) FILTER (WHERE c.metric = 'channel_new_media') AS new_media,
    group_concat(DISTINCT c.text) AS sentence, min(c.locator) AS locator
  FROM report r JOIN claim c ON c.report_id = r.id
  WHERE r.year = :year AND c.metric IN ('channel_website', 'channel_wechat', 'channel_new_media')
    AND c.qualifier = 'exact' AND NOT c.approximate AND NOT c.doubtful
  GROUP BY c.report_id, c.unit
)
SELECT r.uid, r.body_name, r.year, r.province, h.unit, h.website, h.wechat, h.new_media,
  round(100.0 * h.website / nullif(h.website + h.wechat, 0), 1) AS website_percent, h.sentence, h.locator, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM channel h JOIN report r ON r.id = h.report_id
WHERE :province = '' OR r.province = :province
ORDER BY website_percent IS NULL, website_percent, h.wechat DESC, r.id LIMIT 500
