-- id: jump
-- title:
--   zh: 比上年增减五倍以上
--   en: Five times more or less than the year before
-- severity: notice
-- basis: 与上一年度比较（两年中较大者至少 50 件）；可能属实，应向机关核实
-- edition: "2019, 2021"
WITH pair AS (
  SELECT r.id AS report_id, p.id AS other_report_id, c.value ->> 0 AS item, c.value ->> 1 AS cell_id,
    CASE c.value ->> 0 WHEN 'licences' THEN p.licences WHEN 'penalties' THEN p.penalties
      WHEN 'coercions' THEN p.coercions ELSE p.new END AS before,
    CASE c.value ->> 0 WHEN 'licences' THEN r.licences WHEN 'penalties' THEN r.penalties
      WHEN 'coercions' THEN r.coercions ELSE r.new END AS now,
    iif(r.edition = '2019', 'disclosure2019', 'disclosure') AS own,
    iif(p.edition = '2019', 'disclosure2019', 'disclosure') AS others
  FROM due
  CROSS JOIN report r ON r.id = due.report_id
  JOIN report p ON p.body_id = r.body_id AND p.scope = r.scope AND p.year = r.year - 1,
  json_each('[["licences",".licence.decisions"],["penalties",".penalty.decisions"],
    ["coercions",".coercion.decisions"],["new","request.new.total"]]') c
)
SELECT report_id, item, before AS "left", now AS "right", 1 AS assessable, other_report_id,
  json_array(iif(item = 'new', cell_id, own || cell_id)) AS cells,
  json_array(iif(item = 'new', cell_id, others || cell_id)) AS other_cells
FROM pair
WHERE max(before, now) >= 50 AND (now >= before * 5 OR before >= now * 5)
