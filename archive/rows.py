"""One reading as rows of the figure and text tables; what is printed and no number is a state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from archive import form_columns
from archive.evidence import canonical, compress, stable_id
from archive.reading import Reading
from extract import form

Rows = dict[str, list[tuple[Any, ...]]]
Cells = Mapping[str, Mapping[str, Any]]
Value = int | float | None

LARGEST_INTEGER = 2**63 - 1
STATES_OF = {
    "cells_number": ("number",),
    "cells_blank": ("blank",),
    "cells_other": ("slash", "dash", "word", "unreadable"),
    "cells_missing": ("missing_cell", "missing_row"),
}
DISCLOSURE_TABLES = {edition.disclosure_table: edition for edition in form.EDITIONS.values()}


def content_rows(report_id: int, reading: Reading, resource_ids: Mapping[str, int]) -> Rows:
    """Rows of the tables that hold what the documents say: table name → tuples in column order."""
    rows: Rows = defaultdict(list)
    tables_id, text_id = resource_ids[reading.tables.sha256], resource_ids[reading.text.sha256]
    _figures(rows, report_id, reading.cells)
    _states(rows, report_id, reading.cells)
    _evidence(rows, report_id, reading.cells, tables_id)
    _prose(rows, report_id, reading, text_id)
    return rows


def totals(cells: Cells) -> dict[str, Value]:
    """The report's totals; None where a cell they need is not a number."""
    rows = [row.key for row in form.EDITION_2021.request_rows()]
    if "request.other.total" in cells:
        rows = [row.key for row in form.EDITION_2019.request_rows()]

    def group(name: str) -> Value:
        members = [row for row in rows if row == name or row.startswith(name + "_")]
        return _sum(cells, [f"request.{row}.total" for row in members])

    def track(column: str, *names: str) -> Value:
        return _sum(cells, [f"review.{name}.{column}" for name in names])

    suits = ("lawsuit_direct", "lawsuit_after")
    found = {name: group(name) for name in form_columns.TOTALS[:10]}
    return {
        **found,
        "reviews": track("total", "reconsideration"),
        "reviews_corrected": track("corrected", "reconsideration"),
        "lawsuits": track("total", *suits),
        "lawsuits_corrected": track("corrected", *suits),
        "licences": _either(cells, "licence.decisions"),
        "penalties": _either(cells, "penalty.decisions"),
        "coercions": _either(cells, "coercion.decisions"),
        "fees": _number(cells, "disclosure.fees.amount"),
    }


def state_counts(cells: Cells) -> dict[str, int]:
    """How many cells hold a number, are blank, hold something else, or are missing."""
    states = [cell["state"] for cell in cells.values()]
    return {name: sum(states.count(state) for state in found) for name, found in STATES_OF.items()}


def plain(number: int | float) -> str:
    """*number* as SQLite writes it as text; a cell printed so needs no raw text of its own."""
    return str(int(number)) if number == int(number) else format(number, ".15g")


def search_text(sections: Sequence[Mapping[str, Any]]) -> str:
    """What full-text search looks through: headings and texts of all sections."""
    return "\n".join(f"{section['heading']}\n{section['text']}" for section in sections)


def _figures(rows: Rows, report_id: int, cells: Cells) -> None:
    lines = {cell_id.rpartition(".")[0] for cell_id in cells}
    for row in sorted({line.removeprefix("request.") for line in lines if line.startswith("request.")}):
        rows["request"].append((report_id, row, *(_number(cells, cell) for cell in form.request_cells(row))))
    for track in form_columns.TRACKS:
        if f"review.{track}" in lines:
            values = (_number(cells, cell) for cell in form.review_cells(track))
            rows["review"].append((report_id, track, *values))
    for table, edition in DISCLOSURE_TABLES.items():
        if any(line.startswith(f"{table}.") for line in lines):
            ids = [cell for cell in edition.cell_ids() if cell.startswith(f"{table}.")]
            rows[f"disclosure_{edition.id}"].append((report_id, *(_number(cells, cell) for cell in ids)))


def _states(rows: Rows, report_id: int, cells: Cells) -> None:
    for cell_id in sorted(cells):
        cell = cells[cell_id]
        if cell["state"] != "number" or cell["raw"] != plain(cell["number"]):
            rows["cell_state"].append((report_id, cell_id, cell["state"], cell["raw"]))


def _evidence(rows: Rows, report_id: int, cells: Cells, resource_id: int) -> None:
    lines: dict[str, dict[str, Any]] = defaultdict(dict)
    for cell_id, cell in cells.items():
        if cell["locator"] is not None:
            line, _, column = cell_id.rpartition(".")
            lines[line][column] = cell["locator"]
    for line in sorted(lines):
        table, _, row = line.partition(".")
        place, layout = compress(lines[line])
        layout_id = stable_id(layout)
        rows["evidence_layout"].append((layout_id, layout))
        rows["evidence"].append((report_id, table, row, resource_id, place, layout_id))


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
    for position, claim in enumerate(extract["claims"], start=1):
        rows["claim"].append(
            (
                report_id,
                position,
                claim["metric"],
                claim["number"],
                claim["unit"],
                int(claim["approximate"]),
                claim["qualifier"],
                claim["text"],
                resource_id,
                canonical(claim["locator"]),
            )
        )


def _number(cells: Cells, cell_id: str) -> Value:
    cell = cells.get(cell_id)
    number: Value = cell["number"] if cell is not None else None
    # SQLite's integers end at 64 bits; a longer run of digits is kept as a real, its raw text in cell_state.
    return float(number) if isinstance(number, int) and abs(number) > LARGEST_INTEGER else number


def _sum(cells: Cells, ids: Sequence[str]) -> Value:
    numbers = [_number(cells, cell_id) for cell_id in ids]
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _either(cells: Cells, name: str) -> Value:
    """A cell both editions have under their own table; a report prints one of the two."""
    found = _number(cells, f"disclosure.{name}")
    return found if found is not None else _number(cells, f"disclosure2019.{name}")
