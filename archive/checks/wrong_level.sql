-- id: wrong_level
-- title:
--   zh: 自称“我镇”“我乡”等与机关层级不符
--   en: The text speaks of our town in a township, or the like
-- severity: notice
-- basis: 正文应为本机关所写；自称不符多因照抄他处
-- edition: any
SELECT s.report_id, w.value ->> 1 AS item, NULL AS "left", NULL AS "right", '[]' AS cells, 1 AS assessable,
  substr(s.text, max(1, instr(s.text, w.value ->> 1) - 20), 60) AS detail
FROM due CROSS JOIN report r ON r.id = due.report_id
JOIN division d ON d.id = r.division_id
JOIN json_each('[["乡","我镇"],["镇","我乡"],["街道","我镇"],["街道","我乡"],["乡","我街道"],["镇","我街道"],
  ["县","我区"],["区","我县"]]') w ON d.name LIKE '%' || (w.value ->> 0)
JOIN section s ON s.report_id = r.id AND instr(replace(s.text, '我乡镇', ''), w.value ->> 1) > 0
WHERE d.level IN ('county', 'township')
GROUP BY s.report_id, w.value ->> 1
