"""What a release changed since the last one, and whose change it is: the source's, or our reading's.

The bytes decide. A figure that differs while the report rests on the same bytes changed because we read them
differently; other bytes mean that the source changed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

REPORTS = """
INSERT INTO main.release_change
SELECT new.uid, '', new.id, 'added', iif(p.url IS NULL, 'source', 'reading'), NULL, new.title
FROM main.report new LEFT JOIN previous.publication p ON p.url = new.url
WHERE NOT EXISTS (SELECT 1 FROM previous.report old WHERE old.uid = new.uid)
UNION ALL
SELECT old.uid, '', NULL, 'removed',
  iif(EXISTS (SELECT 1 FROM main.resource b WHERE b.sha256 = old.sha256), 'reading', 'source'),
  old.title, NULL
FROM previous.report old WHERE NOT EXISTS (SELECT 1 FROM main.report new WHERE new.uid = old.uid)
"""
CHANGED = """
CREATE TEMP TABLE changed AS
SELECT new.id, new.uid, iif(new.sha256 = old.sha256, 'reading', 'source') AS cause
FROM main.report new JOIN previous.report old ON old.uid = new.uid
WHERE new.fingerprint <> old.fingerprint OR new.sha256 <> old.sha256
"""
FIELDS = ("title", "issuer_printed", "year", "edition", "published")
FIELD = """
INSERT INTO main.release_change
SELECT c.uid, '{field}', c.id, 'changed', c.cause, old.{field}, new.{field}
FROM temp.changed c JOIN main.report new ON new.id = c.id JOIN previous.report old ON old.id = c.id
WHERE new.{field} IS NOT old.{field}
"""
CELLS = """
INSERT INTO main.release_change
SELECT c.uid, f.cell_id, c.id, 'changed', c.cause, old.raw, new.raw
FROM temp.changed c CROSS JOIN main.form_cell f
LEFT JOIN main.cell new ON new.report_id = c.id AND new.cell_id = f.cell_id
LEFT JOIN previous.cell old ON old.report_id = c.id AND old.cell_id = f.cell_id
WHERE new.raw IS NOT old.raw OR new.state IS NOT old.state
"""
# Texts of a report that are told apart by a column of theirs, and compared as a whole.
TEXTS = """
INSERT INTO main.release_change
SELECT c.uid, '{table}.' || n.{key}, c.id, 'changed', c.cause,
  (SELECT group_concat({text}, char(10)) FROM previous.{table} WHERE report_id = c.id AND {key} = n.{key}),
  (SELECT group_concat({text}, char(10)) FROM main.{table} WHERE report_id = c.id AND {key} = n.{key})
FROM temp.changed c JOIN (
  SELECT report_id, {key} FROM main.{table} UNION SELECT report_id, {key} FROM previous.{table}
) n ON n.report_id = c.id
WHERE (SELECT group_concat({text}, char(10)) FROM previous.{table} WHERE report_id = c.id AND {key} = n.{key})
  IS NOT (SELECT group_concat({text}, char(10)) FROM main.{table} WHERE report_id = c.id AND {key} = n.{key})
"""
SECTIONS = TEXTS.format(table="section", key="number", text="text")
FACTS = TEXTS.format(table="fact", key="label", text="raw")


def record(db: sqlite3.Connection, previous: Path | None) -> int:
    """Fill ``release_change`` by comparing with the database *previous*; returns the number of changes."""
    db.execute("DELETE FROM release_change")
    if previous is None:
        return 0
    db.execute("ATTACH ? AS previous", [f"{previous.as_uri()}?immutable=1"])
    fields = [FIELD.format(field=field) for field in FIELDS]
    for statement in (REPORTS, CHANGED, *fields, CELLS, SECTIONS):
        db.execute(statement)
    if db.execute("SELECT 1 FROM previous.sqlite_master WHERE name = 'fact'").fetchone():
        db.execute(FACTS)  # a release made before there were facts has nothing to compare
    db.execute("DROP TABLE temp.changed")
    db.execute("DETACH previous")
    count: int = db.execute("SELECT count(*) FROM release_change").fetchone()[0]
    return count
