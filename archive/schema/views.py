"""Views: every cell of the form with its place, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping

from archive.schema import form_columns


# A locator is stored in two halves: what its table shares (place) and what its row, its column and the cell
# itself add (layout). "box" comes apart into y (row) and x (column), "path" into a prefix and a tail; here
# they are joined again.
def _locator(row: str, column: str) -> str:
    parts = {
        "rows": f"json_extract(l.layout, '$.rows.' || {row})",
        "columns": f"json_extract(l.layout, '$.columns.' || {column})",
        "cells": f"ifnull(json_extract(l.layout, '$.cells.' || {row} || '.' || {column}), '{{}}')",
    }
    absent = f"json_extract(l.layout, '$.absent.' || {row} || '.' || {column})"
    whole = (
        f"json_patch(json_patch(json_patch(e.place, {parts['rows']}), {parts['columns']}), {parts['cells']})"
    )
    return f"""CASE
      WHEN e.place IS NULL OR {parts["rows"]} IS NULL OR {parts["columns"]} IS NULL OR {absent} THEN NULL
      ELSE (SELECT CASE
          WHEN json_extract(j, '$.x') IS NOT NULL THEN json_remove(json_set(j, '$.box', json_array(
            json_extract(j, '$.x[0]'), json_extract(j, '$.y[0]'),
            json_extract(j, '$.x[1]'), json_extract(j, '$.y[1]'))), '$.x', '$.y')
          WHEN json_extract(j, '$.tail') IS NOT NULL THEN json_remove(json_set(j, '$.path',
            json_extract(j, '$.path') || json_extract(j, '$.tail')), '$.tail')
          ELSE j END FROM (SELECT {whole} AS j)) END"""


def _pick(prefix: str, columns: tuple[str, ...], key: str) -> str:
    return f"CASE {key} " + " ".join(f"WHEN '{name}' THEN {prefix}.{name}" for name in columns) + " END"


def _cells(table: str, columns: tuple[str, ...], *, row: str | None, key: str, number_key: str) -> str:
    number, locator = _pick("t", columns, number_key), _locator("f.row", 'f."column"')
    join = f"AND f.row = t.{row}" if row else ""
    return f"""SELECT t.report_id AS report_id, f.cell_id AS cell_id, f.form_table AS form_table,
    f.row AS row, f."column" AS "column", f.position AS position, {number} AS number,
    CASE WHEN s.cell_id IS NULL THEN CAST({number} AS TEXT) ELSE s.raw END AS raw,
    coalesce(s.state, 'number') AS state, e.resource_id AS resource_id, {locator} AS locator
  FROM {table} t
  JOIN form_cell f ON f.form_table = '{key}' {join}
  LEFT JOIN cell_state s ON s.report_id = t.report_id AND s.cell_id = f.cell_id
  LEFT JOIN evidence e ON e.report_id = t.report_id AND e.form_table = f.form_table
  LEFT JOIN evidence_layout l ON l.id = e.layout_id"""


def selects() -> Mapping[str, str]:
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
