"""The numbers of one report: as rows of the figure tables, and as the totals shown in lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from archive.schema import form_columns
from extract import form

Cells = Mapping[str, Mapping[str, Any]]
Value = int | float | None
Numbers = Mapping[str, Value]  # cell id → number, None where the cell is not one

LARGEST = 2**63 - 1
SUITS = ("lawsuit_direct", "lawsuit_after")


def numbers_of(cells: Cells) -> Numbers:
    """The number in every cell, as SQLite can hold it; None where the cell is not one."""
    found = {cell_id: cell["number"] for cell_id, cell in cells.items()}
    present = [number for number in found.values() if number is not None]
    if not present or (min(present) > -LARGEST and max(present) < LARGEST):
        return found
    long = [cell_id for cell_id, number in found.items() if number and not -LARGEST < number < LARGEST]
    return {**found, **{cell_id: number_of(found[cell_id]) for cell_id in long}}


def number_of(number: int | float) -> int | float:
    """*number* as SQLite can hold it: a whole number beyond 64 bits becomes a real."""
    return number if -LARGEST < number < LARGEST else float(number)


def plain(number: int | float) -> str:
    """*number* as SQLite writes it as text; a cell printed so needs no raw text of its own."""
    if isinstance(number, int):
        return str(number)
    return str(int(number)) if number == int(number) else format(number, ".15g")


def figure_rows(report_id: int, numbers: Numbers) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(table, row) for every row of the form the report prints, or prints nothing in."""
    number, named = numbers.get, numbers.keys()
    for table, key, cells in _lines():
        if not named.isdisjoint(cells):
            yield table, (report_id, *key, *map(number, cells))


def totals(numbers: Numbers) -> dict[str, Value]:
    """The report's totals; None where a cell they need is not a number."""
    one_row = "request.other.total" in numbers
    groups = {name: _sum(numbers, _group(name, one_row)) for name in form_columns.TOTALS[:10]}
    return {
        **groups,
        "reviews": numbers.get("review.reconsideration.total"),
        "reviews_corrected": numbers.get("review.reconsideration.corrected"),
        "lawsuits": _sum(numbers, [f"review.{suit}.total" for suit in SUITS]),
        "lawsuits_corrected": _sum(numbers, [f"review.{suit}.corrected" for suit in SUITS]),
        "licences": _either(numbers, "licence.decisions"),
        "penalties": _either(numbers, "penalty.decisions"),
        "coercions": _either(numbers, "coercion.decisions"),
        "fees": numbers.get("disclosure.fees.amount"),
    }


@cache
def _lines() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Every row of the figure tables: table, what names the row beside the report, its cells."""
    rows = (row.key for edition in form.EDITIONS.values() for row in edition.request_rows())
    return (
        *(("request", (row,), tuple(form.request_cells(row))) for row in dict.fromkeys(rows)),
        *(("review", (track,), tuple(form.review_cells(track))) for track in form_columns.TRACKS),
        *((f"disclosure_{name}", (), _disclosure_cells(name)) for name in form.EDITIONS),
    )


@cache
def _disclosure_cells(edition: str) -> tuple[str, ...]:
    table = form.EDITIONS[edition].disclosure_table
    return tuple(cell for cell in form.EDITIONS[edition].cell_ids() if cell.startswith(f"{table}."))


@cache
def _group(name: str, one_row: bool) -> tuple[str, ...]:
    """The 总计 cells a total adds up: one row, or the rows of a group (denied_…, unable_…)."""
    rows = form.EDITION_2021.request_rows(form.ONE_OTHER_ROW if one_row else None)
    keys = (row.key for row in rows)
    return tuple(f"request.{key}.total" for key in keys if key == name or key.startswith(f"{name}_"))


def _sum(numbers: Numbers, cells: Sequence[str]) -> Value:
    found = [number for number in map(numbers.get, cells) if number is not None]
    return sum(found) if len(found) == len(cells) else None


def _either(numbers: Numbers, name: str) -> Value:
    """A cell both editions have under their own table; a report prints one of the two."""
    found = numbers.get(f"disclosure.{name}")
    return found if found is not None else numbers.get(f"disclosure2019.{name}")
