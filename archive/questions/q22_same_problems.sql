-- id: q22_same_problems
-- number: 22
-- title:
--   zh: “存在的主要问题”年年一样吗？
--   en: Are the main problems the same every year?
-- why:
--   zh: 同一个问题年年“已改进”，就是没有改进。
--   en: The same problem solved every year was never solved.
-- caveat:
--   zh: 并列各年第五部分的原文；读者自己判断。
--   en: Section five of each year side by side; judge for yourself.
-- parameters:
--   body: {type: text, default: "(SELECT body_id FROM report ORDER BY id DESC LIMIT 1)", zh: 机关名称或编号（空为最新一份的机关）, en: name or id of a body}
SELECT r.uid, r.body_name, r.year, s.heading, s.text, s.locator, r.edition, r.scope, r.url, r.fetched, r.sha256
FROM report r JOIN section s ON s.report_id = r.id AND s.number = 5
WHERE r.body_id = :body OR r.body_id IN (SELECT id FROM body WHERE name = :body)
ORDER BY r.scope, r.year DESC, s.position
