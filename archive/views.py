"""Views: every cell of the form with its place, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping

from archive import form_columns


# A locator is stored in two halves: what the table row shares (place) and what its column adds (layout).
# "box" comes apart into y (row) and x (column), "path" into a prefix and a tail; here they are joined again.
def _locator(column: str) -> str:
    part = f"json_extract(l.columns, '$.' || {column})"
    whole = f"json_patch(e.place, {part})"
    return f"""CASE
      WHEN e.place IS NULL OR {part} IS NULL THEN NULL
      WHEN json_extract(e.place, '$.y') IS NOT NULL THEN json_remove(json_set({whole}, '$.box', json_array(
        json_extract({part}, '$.x[0]'), json_extract(e.place, '$.y[0]'),
        json_extract({part}, '$.x[1]'), json_extract(e.place, '$.y[1]'))), '$.x', '$.y')
      WHEN json_extract({part}, '$.tail') IS NOT NULL THEN json_remove(json_set({whole}, '$.path',
        json_extract(e.place, '$.path') || json_extract({part}, '$.tail')), '$.tail')
      ELSE {whole} END"""


def _pick(prefix: str, columns: tuple[str, ...], key: str) -> str:
    return f"CASE {key} " + " ".join(f"WHEN '{name}' THEN {prefix}.{name}" for name in columns) + " END"


def _cells(table: str, columns: tuple[str, ...], *, row: str | None, key: str, number_key: str) -> str:
    number = _pick("t", columns, number_key)
    join = f"AND f.row = t.{row}" if row else ""
    return f"""SELECT t.report_id AS report_id, f.cell_id AS cell_id, f.form_table AS form_table,
    f.row AS row, f."column" AS "column", f.position AS position, {number} AS number,
    CASE WHEN s.cell_id IS NULL THEN CAST({number} AS TEXT) ELSE s.raw END AS raw,
    coalesce(s.state, 'number') AS state, e.resource_id AS resource_id, {_locator('f."column"')} AS locator
  FROM {table} t
  JOIN form_cell f ON f.form_table = '{key}' {join}
  LEFT JOIN cell_state s ON s.report_id = t.report_id AND s.cell_id = f.cell_id
  LEFT JOIN evidence e ON e.report_id = t.report_id AND e.form_table = f.form_table AND e.row = f.row
  LEFT JOIN evidence_layout l ON l.id = e.layout_id"""


def views() -> Mapping[str, str]:
    """View name to its SELECT."""
    wide = "f.row || '_' || f.\"column\""
    cell = "\n  UNION ALL ".join(
        (
            _cells(
                "request", form_columns.REQUEST_COLUMNS, row="row", key="request", number_key='f."column"'
            ),
            _cells("review", form_columns.REVIEW_COLUMNS, row="track", key="review", number_key='f."column"'),
            _cells(
                "disclosure_2021",
                form_columns.disclosure_names("2021"),
                row=None,
                key="disclosure",
                number_key=wide,
            ),
            _cells(
                "disclosure_2019",
                form_columns.disclosure_names("2019"),
                row=None,
                key="disclosure2019",
                number_key=wide,
            ),
        )
    )
    unread = """SELECT p.*, r.sha256 FROM publication p JOIN resource r ON r.id = p.resource_id
  WHERE p.outcome <> 'report'"""
    return {"cell": cell, "unread": unread}
