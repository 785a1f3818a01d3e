"""Placed grid cells → cells of the report, with the issues they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.form import unit_of
from extract.issues import issue
from extract.model import Cell, GridCell, Issue, State
from extract.tables.columns import Placement
from extract.tables.lines import Line
from extract.values import Value, read_value, without_unit

# Containers whose line breaks are where the page was full; elsewhere the author made them.
WRAPPING = frozenset({"pdf", "ofd", "image"})
# Of these, those whose reader joins the numbers that a narrow cell breaks (readers/ruled/wrapped.py)
MEASURED = frozenset({"pdf", "ofd"})
SURE = 0.9  # the least confidence of a cell that needs no flag
_NOT_PRINTED = Cell(None, State.MISSING_CELL, None, None)


@dataclass(slots=True)
class Cells:
    """The cells found so far, by id, and the issues raised on the way."""

    found: dict[str, Cell] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def row(
        self,
        ids: Sequence[str],
        placement: Placement,
        name: str,
        line: Line | None = None,
        unit: str = "",
    ) -> None:
        """Enter one row. *name* is the row's label on the form; *line*: where the source prints it as one.

        *unit*: what the header counts a column by for which the form prints no unit.
        """
        for position, (cell_id, cell) in enumerate(zip(ids, placement.cells, strict=True)):
            unreadable = placement.unreadable and position in placement.doubtful
            self._enter(cell_id, cell, unreadable, unit)
        if placement.doubt:
            found = sum(cell is not None for cell in placement.cells)
            if line is not None and placement.doubt == "row_long":
                found = len(line.values)
            self.issues.append(
                issue(
                    placement.doubt,
                    [ids[position] for position in placement.doubtful],
                    next((cell.locator for cell in placement.cells if cell is not None), None),
                    row=name,
                    found=found,
                    expected=len(ids),
                    printed=name if line is None else line.printed,
                )
            )

    def absent(self, ids: Sequence[str], name: str, state: State = State.MISSING_ROW) -> None:
        """Enter a row that is not printed."""
        self.found.update((cell_id, Cell(None, state, None, None)) for cell_id in ids)
        self.issues.append(issue("row_missing", ids, row=name))

    def _enter(self, cell_id: str, cell: GridCell | None, unreadable: bool, unit: str) -> None:
        if cell is None:
            self.found[cell_id] = _NOT_PRINTED
            return
        kind = cell.locator.get("kind")
        value = read_value(cell.text, kind in WRAPPING)
        if kind in MEASURED:
            value = whole_only(value)
        if value.doubt is not None:
            value = without_unit(value, unit_of(cell_id) or unit)
        if unreadable and value.state is State.NUMBER:
            value = Value(value.raw, State.UNREADABLE)
        self.found[cell_id] = Cell(value.raw, value.state, value.number, cell.locator)
        doubt = "stored_differs" if cell.stored is not None else value.doubt or _doubt(cell_id, value, cell)
        if doubt:
            self.issues.append(issue(doubt, (cell_id,), cell.locator, printed=value.raw, stored=cell.stored))


def whole_only(value: Value) -> Value:
    """*value* with a doubt if its number stands on several lines: those of two rows it may be."""
    is_broken = value.number is not None and value.doubt is None and "\n" in value.raw
    return replace(value, doubt="number_spaced") if is_broken else value


def _doubt(cell_id: str, value: Value, cell: GridCell) -> str | None:
    """What makes a readable value doubtful in this cell (form.md §8, P-INT)."""
    if cell.confidence is not None and cell.confidence < SURE:  # a certain blank has no confidence
        return "low_confidence"
    number = value.number
    if number is None or (isinstance(number, int) and number >= 0):
        return None
    column = cell_id.rpartition(".")[2]
    if isinstance(number, float) and column != "amount" and not _is_whole(number, cell):
        return "number_not_whole"
    if number < 0 and column != "items_change":
        return "number_negative"
    return None


def _is_whole(number: float, cell: GridCell) -> bool:
    """5.00 is 5, unless the point may be a recogniser's."""
    return number.is_integer() and cell.confidence is None
