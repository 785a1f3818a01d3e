"""The form's sums: they confirm an alignment or cast doubt on it, never supply a value (form.md §7, §8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from extract.form import REQUEST_COLUMNS, Identity
from extract.issues import issue
from extract.model import Cell, Issue, State
from extract.tables import Tables

Numbers = Mapping[str, int | float | None]  # by cell id
_ROW_SUMS = ("request_row.", "review_sum.")
# A blank among the totals of rows says nothing of the parts they leave out.
_COLUMN_SUMS = {f"request_results.{column.key}" for column in REQUEST_COLUMNS if column.key != "total"}


def sum_issues(tables: Tables) -> tuple[Issue, ...]:
    """One issue for each sum of the form that can be checked and fails."""
    if tables.edition is None:
        return ()
    doubted = tables.doubted
    numbers = {cell_id: cell.number for cell_id, cell in tables.cells.items()}
    issues: list[Issue | None] = []
    for identity in tables.edition.identities(tables.other_rows):
        left, right = _sum(numbers, identity.left), _sum(numbers, identity.right)
        if left is None or right is None:
            issues.append(_check_with_blanks(tables, identity))
        elif left != right:
            issues.append(_failed(identity, left, right, doubted))
    return tuple(found for found in issues if found is not None)


def _failed(identity: Identity, left: int | float, right: int | float, doubted: set[str]) -> Issue:
    """A sum that fails: the source's error, unless the reading of its cells was in doubt."""
    cells = (*identity.left, *identity.right)
    suspect = not doubted.isdisjoint(cells)
    evidence = (
        ("这些单元格的读取本有疑问", "the reading of these cells was in doubt already")
        if suspect
        else ("表格完整、每个数都在自己的列下", "the table is whole and every figure stands in its column")
    )
    return issue(
        "sum_parse_suspect" if suspect else "sum_source_error",
        cells,
        zh=identity.zh,
        en=identity.en,
        left=left,
        right=right,
        evidence_zh=evidence[0],
        evidence_en=evidence[1],
    )


def _check_with_blanks(tables: Tables, identity: Identity) -> Issue | None:
    """Doubt a row or column that prints a total and parts which do not add up to it, blanks being nothing.

    With blanks the sum proves nothing about the source, but a number that was cut in two, or put one column
    beside its own, shows in it (form.md §8, P-SPLIT and P-SHIFT). Where the total of a row is blank, a last
    part that is the sum of the others shows as much.
    """
    if not identity.id.startswith(_ROW_SUMS) and identity.id not in _COLUMN_SUMS:
        return None
    cells = [tables.cells[cell] for cell in (*identity.left, *identity.right)]
    *parts, total = cells
    printed = [part.number for part in parts if part.number is not None]
    others = {part.state for part in parts if part.number is None}
    if not printed or not others <= {State.BLANK}:
        return None
    moved = identity.id.startswith(_ROW_SUMS) and _is_total_moved(parts, total)
    if not moved and (total.number is None or sum(printed) == total.number):
        return None
    evidence = (
        (
            "总计为空格，前一列恰是其余各数之和，可能错了一列",
            "the total may stand in the column before its own",
        )
        if moved
        else (
            "其余为空格，可能有数字被拆开或错列",
            "the rest is blank; a number may have been cut in two or put into the wrong column",
        )
    )
    return issue(
        "sum_parse_suspect",
        (*identity.left, *identity.right),
        zh=identity.zh,
        en=identity.en,
        left=sum(printed),
        right="空格 blank" if moved else total.number,
        evidence_zh=evidence[0],
        evidence_en=evidence[1],
    )


def _is_total_moved(parts: Sequence[Cell], total: Cell) -> bool:
    """Whether the last part of a row is the sum of the others, beside a blank total."""
    last = parts[-1].number
    printed = [part.number for part in parts if part.number is not None]
    return total.state is State.BLANK and last is not None and 2 * last == sum(printed) > 0


def _sum(numbers: Numbers, cells: tuple[str, ...]) -> int | float | None:
    """The sum of *cells*; None when any of them is no number (it is then not assessable)."""
    printed = list(map(numbers.get, cells))
    return None if None in printed else sum(cast("list[int | float]", printed))
