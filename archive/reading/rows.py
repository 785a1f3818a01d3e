"""One reading as rows of the figure and text tables; what is printed and no number is a state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from archive.reading import Reading
from archive.reading.evidence import Place, compress, layout_id
from archive.reading.figures import Cells, figure_rows, number_of, numbers_of, plain
from archive.schema.stable import canonical

Rows = dict[str, list[tuple[Any, ...]]]

STATES_OF = {
    "cells_number": ("number",),
    "cells_blank": ("blank",),
    "cells_other": ("slash", "dash", "word", "unreadable"),
    "cells_missing": ("missing_cell", "missing_row"),
}


def content_rows(report_id: int, reading: Reading, resource_ids: Mapping[str, int]) -> Rows:
    """Rows of the tables that hold what the documents say: table name → tuples in column order."""
    rows: Rows = defaultdict(list)
    tables_id, text_id = resource_ids[reading.tables.sha256], resource_ids[reading.text.sha256]
    for table, row in figure_rows(report_id, numbers_of(reading.cells)):
        rows[table].append(row)
    _states(rows, report_id, reading.cells)
    _evidence(rows, report_id, reading.cells, tables_id)
    _prose(rows, report_id, reading, text_id)
    _facts(rows, report_id, reading, tables_id)
    return rows


def state_counts(cells: Cells) -> dict[str, int]:
    """How many cells hold a number, are blank, hold something else, or are missing."""
    states = Counter([cell["state"] for cell in cells.values()])
    return {name: sum(states[state] for state in found) for name, found in STATES_OF.items()}


def _states(rows: Rows, report_id: int, cells: Cells) -> None:
    for cell_id, cell in cells.items():
        if cell["state"] != "number" or cell["raw"] != plain(cell["number"]):
            rows["cell_state"].append((report_id, cell_id, cell["state"], cell["raw"]))


def _evidence(rows: Rows, report_id: int, cells: Cells, resource_id: int) -> None:
    tables: dict[str, dict[Place, Any]] = defaultdict(dict)
    for cell_id, cell in cells.items():
        if cell["locator"] is not None:
            table, place_in_form = _parts(cell_id)
            tables[table][place_in_form] = cell["locator"]
    for table in sorted(tables):
        place, layout = compress(tables[table])
        number = layout_id(layout)
        rows["evidence_layout"].append((number, layout))
        rows["evidence"].append((report_id, table, resource_id, place, number))


@cache
def _parts(cell_id: str) -> tuple[str, Place]:
    table, row, column = cell_id.split(".")
    return table, (row, column)


def _prose(rows: Rows, report_id: int, reading: Reading, resource_id: int) -> None:
    extract = reading.text.extract
    assert extract is not None
    for position, section in enumerate(extract["sections"], start=1):
        place = canonical(section["locator"])
        rows["section"].append(
            (
                report_id,
                position,
                section["number"],
                section["heading"],
                section["text"],
                resource_id,
                place,
            )
        )
    doubted = {cell for issue in extract["issues"] for cell in issue["cells"]}
    for position, claim in enumerate(extract["claims"], start=1):
        rows["claim"].append(
            (
                report_id,
                position,
                claim["metric"],
                number_of(claim["number"]),
                claim["unit"],
                int(claim["approximate"]),
                claim["qualifier"],
                int(f"claim.{position}" in doubted),
                claim["text"],
                resource_id,
                canonical(claim["locator"]),
            )
        )


def _facts(rows: Rows, report_id: int, reading: Reading, resource_id: int) -> None:
    for position, fact in enumerate(reading.facts, start=1):
        rows["fact"].append(
            (
                report_id,
                position,
                fact["heading"],
                fact["label"],
                fact["raw"],
                fact["state"],
                None if fact["number"] is None else number_of(fact["number"]),
                fact["unit"],
                resource_id,
                canonical(fact["locator"]),
            )
        )
