"""What the archive has and has not: one row per subject and year, each gap with its reason.

A subject is a body known from any year, an unread publication, a source that gave nothing yet, or a
government no portal of which is registered. Years run to the last one whose reports are due or about to be,
as of the last run of the crawler, so that the answer follows from the inputs alone.
"""

from __future__ import annotations

import sqlite3

from archive.schema.database import BY_NAME, transaction

# 条例 (2019) article 49: departments by 31 January, governments by 31 March of the next year. Townships are
# not named there; they are not called overdue before the governments are.
DEADLINE = "iif({kind} IN ('dept', 'vert'), '-01-31', '-03-31')"
FIRST_YEAR = 2008  # the regulation came into force on 1 May 2008

_AS_OF = """
CREATE TEMP TABLE as_of AS
SELECT date(max(coalesce(finished, started))) AS day,
  CAST(strftime('%Y', max(coalesce(finished, started))) AS INTEGER) - 1 AS last_year
FROM run
"""
# The last run of each source, and whether a report that hung there is gone from its list.
_LAST_RUN = """
CREATE TEMP TABLE last_run AS
SELECT source_id, outcome, reason_zh, reason_en, max(started) AS started FROM source_run GROUP BY source_id
"""
_VANISHED = """
CREATE TEMP TABLE gone AS
WITH latest AS (SELECT url, kind, max(id) FROM event WHERE url IS NOT NULL GROUP BY url)
SELECT DISTINCT s.report_id FROM latest l CROSS JOIN report_source s ON s.publication_url = l.url
WHERE l.kind IN ('vanished', 'gone') AND NOT EXISTS (
  SELECT 1 FROM report_source o LEFT JOIN latest k ON k.url = o.publication_url
  WHERE o.report_id = s.report_id AND ifnull(k.kind, '') NOT IN ('vanished', 'gone'))
"""
# A body's source is where its latest report hangs: there the next one is looked for.
_SUBJECT = f"""
CREATE TEMP TABLE subject AS
SELECT b.id AS body_id, b.name, b.kind, b.division_id, d.level, h.first_year,
  (SELECT max(r.source_id) FROM report r WHERE r.body_id = b.id AND r.year = h.last_year) AS source_id,
  {DEADLINE.format(kind="b.kind")} AS deadline
FROM (SELECT body_id, min(year) AS first_year, max(year) AS last_year FROM report
    WHERE year >= {FIRST_YEAR} GROUP BY body_id) h
JOIN body b ON b.id = h.body_id LEFT JOIN division d ON d.id = b.division_id
"""
_HELD = f"""
INSERT INTO temp.item
SELECT r.body_id, r.year,
  CASE WHEN r.id IN (SELECT report_id FROM temp.gone) THEN 'vanished'
    WHEN substr(r.published, 1, 10) > (r.year + 1) || s.deadline THEN 'late' ELSE 'captured' END AS status,
  r.division_id, r.level, r.body_id, r.source_id, r.id, r.body_name,
  CASE WHEN r.id IN (SELECT report_id FROM temp.gone)
      THEN '原网页已从列表中消失，最后见于 ' || substr(r.last_seen, 1, 10) || '。'
    WHEN substr(r.published, 1, 10) > (r.year + 1) || s.deadline
      THEN '网页所示发布日期 ' || substr(r.published, 1, 10) || ' 晚于法定期限。'
    ELSE '已收录。' END,
  CASE WHEN r.id IN (SELECT report_id FROM temp.gone)
      THEN 'Gone from the list where it stood; last seen ' || substr(r.last_seen, 1, 10) || '.'
    WHEN substr(r.published, 1, 10) > (r.year + 1) || s.deadline
      THEN 'The page gives ' || substr(r.published, 1, 10) || ', after the legal deadline.'
    ELSE 'Captured.' END,
  r.url
FROM report r JOIN temp.subject s ON s.body_id = r.body_id
WHERE r.year >= {FIRST_YEAR}
  AND r.id = (SELECT min(o.id) FROM report o WHERE o.body_id = r.body_id AND o.year = r.year)
"""
_MISSING = """
INSERT INTO temp.item
WITH RECURSIVE wanted(body_id, year) AS (
  SELECT body_id, first_year FROM temp.subject
  UNION ALL SELECT body_id, year + 1 FROM wanted WHERE year < (SELECT last_year FROM temp.as_of)
)
SELECT s.body_id, w.year, g.status, s.division_id, s.level, s.body_id, s.source_id, NULL, s.name,
  g.zh, g.en, src.url
FROM wanted w JOIN temp.subject s ON s.body_id = w.body_id CROSS JOIN temp.as_of
LEFT JOIN source src ON src.id = s.source_id LEFT JOIN temp.last_run l ON l.source_id = s.source_id
JOIN temp.gap g ON g.status = CASE
  WHEN as_of.day <= (w.year + 1) || s.deadline THEN 'not_due'
  WHEN l.outcome = 'blocked' THEN 'blocked'
  WHEN l.outcome IN ('failed', 'gone', 'incomplete') THEN 'failed'
  WHEN l.outcome IS NULL OR date(l.started) <= (w.year + 1) || s.deadline THEN 'not_crawled'
  ELSE 'overdue' END
WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.body_id = w.body_id AND r.year = w.year)
"""
_GAPS = """
CREATE TEMP TABLE gap (status TEXT PRIMARY KEY, zh TEXT, en TEXT)
"""
GAPS = (
    ("not_due", "法定公布期限未到。", "Not due yet."),
    ("blocked", "网站拒绝访问。", "The site refuses us."),
    (
        "failed",
        "来源未能完整采集，不能断定没有公布。",
        "The source could not be read in full; it may be there.",
    ),
    ("not_crawled", "期限过后尚未采集该来源。", "The source was not crawled since the deadline."),
    (
        "overdue",
        "期限已过，来源完整采集，未见公布。",
        "Past the deadline, the whole source read, nothing published.",
    ),
)
# A title that names a year belongs to that year; else the report of the year before it was published.
_UNREAD = f"""
INSERT OR IGNORE INTO temp.item
SELECT p.url, y.year, 'unread', NULL, NULL, NULL, p.source_id, NULL, p.title, p.reason_zh, p.reason_en, p.url
FROM publication p JOIN (
  SELECT url, coalesce(
    (SELECT max(value) FROM temp.known_year WHERE instr(publication.title, value) > 0),
    CAST(substr(published, 1, 4) AS INTEGER) - 1) AS year FROM publication
) y ON y.url = p.url
WHERE p.outcome <> 'report' AND y.year >= {FIRST_YEAR}
"""
_YEARS = f"""
CREATE TEMP TABLE known_year AS
WITH RECURSIVE y(value) AS (
  SELECT {FIRST_YEAR} UNION ALL SELECT value + 1 FROM y WHERE value < (SELECT last_year + 1 FROM temp.as_of)
) SELECT value FROM y
"""
_SILENT_SOURCES = """
INSERT OR IGNORE INTO temp.item
SELECT s.id, as_of.last_year, CASE WHEN l.outcome = 'blocked' THEN 'blocked'
    WHEN l.outcome IN ('failed', 'gone', 'incomplete') THEN 'failed'
    WHEN l.outcome IS NULL THEN 'not_crawled' ELSE 'overdue' END,
  NULL, NULL, NULL, s.id, NULL, coalesce(s.issuer, s.title),
  coalesce(l.reason_zh, iif(l.outcome IS NULL, '尚未采集该来源。', '来源中没有年报。')),
  coalesce(l.reason_en, iif(l.outcome IS NULL, 'Not crawled yet.', 'No report in this source.')), s.url
FROM source s CROSS JOIN temp.as_of LEFT JOIN temp.last_run l ON l.source_id = s.id
WHERE as_of.last_year IS NOT NULL AND NOT EXISTS (SELECT 1 FROM report r WHERE r.source_id = s.id)
"""
_UNREGISTERED = """
INSERT OR IGNORE INTO temp.item
SELECT d.id, as_of.last_year, 'not_crawled', d.id, d.level, NULL, NULL, NULL, d.name || '人民政府',
  '尚未登记该地政府的来源。', 'No source of this government is registered yet.', NULL
FROM division d CROSS JOIN temp.as_of
WHERE d.level IN ('province', 'prefecture', 'county') AND d.unit = 'administrative'
  AND ifnull(d.valid_to, 9999) >= as_of.last_year
  AND d.id NOT IN (SELECT division_id FROM temp.subject WHERE kind = 'gov' AND division_id IS NOT NULL)
"""
_MATRIX = """
INSERT INTO coverage
SELECT coalesce(division_id, ''), coalesce(level, ''), year, count(*), sum(status IN ('captured', 'late')),
  sum(status = 'late'), sum(status = 'vanished'), sum(status = 'unread'), sum(status = 'blocked'),
  sum(status = 'failed'), sum(status = 'not_due'), sum(status = 'overdue'), sum(status = 'not_crawled')
FROM coverage_item GROUP BY 1, 2, 3
"""
# One night's rows are mostly the last one's: what stays the same is not written again.
_ITEM = """
CREATE TEMP TABLE item AS SELECT * FROM main.coverage_item WHERE 0
"""
_ITEM_KEY = """
CREATE UNIQUE INDEX temp.ix_item ON item (subject, year)
"""
_NO_LONGER = """
DELETE FROM main.coverage_item AS c
WHERE NOT EXISTS (SELECT 1 FROM temp.item i WHERE (i.subject, i.year) = (c.subject, c.year))
"""
_CHANGED = """
INSERT OR REPLACE INTO coverage_item
SELECT i.* FROM temp.item i LEFT JOIN main.coverage_item c ON (c.subject, c.year) = (i.subject, i.year)
WHERE ({old}) IS NOT ({new})
"""
_TEMPORARY = ("item", "as_of", "last_run", "gone", "subject", "gap", "known_year")


def record(db: sqlite3.Connection) -> None:
    """Bring ``coverage_item`` and ``coverage`` up to date from reports, publications, sources and runs."""
    with transaction(db):
        for statement in (_AS_OF, _LAST_RUN, _VANISHED, _SUBJECT, _GAPS, _YEARS, _ITEM, _ITEM_KEY):
            db.execute(statement)
        db.executemany("INSERT INTO temp.gap VALUES (?, ?, ?)", GAPS)
        for statement in (_HELD, _MISSING, _UNREAD, _SILENT_SOURCES, _UNREGISTERED, _NO_LONGER, _changed()):
            db.execute(statement)
        db.execute("DELETE FROM coverage")
        db.execute(_MATRIX)
        for name in _TEMPORARY:
            db.execute(f"DROP TABLE temp.{name}")


def _changed() -> str:
    columns = BY_NAME["coverage_item"].columns
    old, new = (", ".join(f"{alias}.{column}" for column in columns) for alias in ("c", "i"))
    return _CHANGED.format(old=old, new=new)
