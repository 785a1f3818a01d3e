"""The form's sums: they confirm an alignment or cast doubt on it, never supply a value (form.md §7, §8)."""

from __future__ import annotations

from extract.form import Identity
from extract.issues import issue
from extract.model import Issue
from extract.tables import Tables


def sum_issues(tables: Tables) -> tuple[Issue, ...]:
    """One issue for each sum of the form that can be checked and fails."""
    if tables.edition is None:
        return ()
    doubted = {cell for found in tables.issues for cell in found.cells}
    issues = (_check(tables, identity, doubted) for identity in tables.edition.identities(tables.other_rows))
    return tuple(found for found in issues if found is not None)


def _check(tables: Tables, identity: Identity, doubted: set[str]) -> Issue | None:
    left, right = _sum(tables, identity.left), _sum(tables, identity.right)
    if left is None or right is None or left == right:
        return None
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
        identity=identity.id,
        left=left,
        right=right,
        evidence_zh=evidence[0],
        evidence_en=evidence[1],
    )


def _sum(tables: Tables, cells: tuple[str, ...]) -> int | float | None:
    """The sum of *cells*; None when any of them is no number (it is then not assessable)."""
    numbers = [tables.cells[cell].number for cell in cells if cell in tables.cells]
    if len(numbers) != len(cells) or any(number is None for number in numbers):
        return None
    return sum(number for number in numbers if number is not None)
