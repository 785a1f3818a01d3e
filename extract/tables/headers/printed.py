"""Request tables that print columns the form does not have, or lack one: which of the form's each column is.

In text no grid tells what stands under 小计 or 上年总计: all columns of such a table are placed together, and
those that are none of the form's are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.form import REQUEST_COLUMNS, request_cells
from extract.issues import issue
from extract.model import GridCell
from extract.tables.cells import Cells
from extract.tables.columns import Columns, Placement, Printed
from extract.tables.header_labels import (
    APPLICANTS,
    CORNER,
    LEGAL_PERSONS,
    NUMBERS_ROWS,
    is_piece_of_column,
)
from extract.tables.headers.cells import are_years, foreign_cells, named_cells
from extract.tables.headers.words import REQUEST_NAMES, words_naming
from extract.tables.lines import Line
from extract.tables.runs import adds_up, blank
from extract.text import fold

_COUNT = len(REQUEST_COLUMNS)
_LAST = _COUNT - 1
_FIRST_NAME, *_, _TOTAL = (fold(column.label) for column in REQUEST_COLUMNS)
_THIS_YEAR = "本年"
# So many rows that print just the columns named leave no doubt that there are no others.
_ENOUGH = 8


def columns_of_text(header: Sequence[Line], below: Sequence[Line]) -> Columns | None:
    """The columns under a *header* in text which names others than the form's, or one fewer; else None."""
    if any(line.measured or line.fragment < 0 for line in header):
        return None
    if any(NUMBERS_ROWS.intersection(line.words) for line in header):
        return _exact_columns(header, below)
    words = _unless_blank(_in_order(header), below)
    printed = tuple(REQUEST_NAMES.get(word) for word in words)
    named = [place for place in printed if place is not None]
    strange = [word for word, place in zip(words, printed, strict=True) if place is None]
    if any(map(is_piece_of_column, strange)):
        return None
    if named == [*range(_COUNT)] and strange:
        if any(are_years((_THIS_YEAR, word)) for word in strange):
            return Columns(_COUNT, suspect=True)
        return _exact_columns(header, below) or Columns(len(printed), printed=printed)
    if strange or not _lacks_one(named, header) or _exactly(below, len(printed)) < _ENOUGH:
        return None
    only = _print_only(below, named) and _stand_side_by_side(header)
    return Columns(len(printed), printed=printed) if only else Columns(_COUNT, suspect=True)


def _exact_columns(header: Sequence[Line], below: Sequence[Line]) -> Columns | None:
    """The columns of text in which every figure stands as many cells from the left as a name does."""
    leaves = named_cells(header, REQUEST_NAMES)
    if [place for place, _ in leaves] != [*range(_COUNT)]:
        return None
    known = [cell.column for _, cell in leaves]
    others = {cell.column for cell in foreign_cells(header, leaves)}
    filled = [line for line in below if line.filled]
    printed = [_columns_of_figures(line, known[0]) for line in filled]
    if len(filled) < _ENOUGH or any(not figures <= {*known, *others} for figures in printed):
        return None
    before = known[0] - 1
    as_long = len({len(line.row) for line in filled}) == 1
    numbered = before in others and all(before in figures for figures in printed)
    if not (as_long and numbered) and not _print_to_the_end(printed, known, others):
        return None
    intervals = tuple((column, column + 1) for column in known)
    return Columns(_COUNT, intervals, frozenset(others), exact=True)


def _print_to_the_end(printed: Sequence[set[int]], known: Sequence[int], others: set[int]) -> bool:
    """Whether each row, by the columns in which it is *printed*, shows that no cell of it was moved.

    It would print a figure under no name, or nothing under the last; where a column of another kind stands
    behind that, what is printed there might be. So rows print all seven then.
    """
    least = {*known} if max(others, default=0) > known[-1] else {known[-1]}
    if not all(figures >= least or figures <= others for figures in printed):
        return False
    return sum(figures.issuperset(known) for figures in printed) >= _ENOUGH


def _columns_of_figures(line: Line, first: int) -> set[int]:
    """Where a line prints anything but its labels before the *first* column; -1 for a label elsewhere."""
    labels = {label.column for label in line.labels}
    printed = {cell.column for cell in line.row if not blank(cell)}
    return (printed - labels) | ({-1} if any(column >= first for column in labels) else set())


def columns_but_one(
    header: Sequence[Line], leaves: Sequence[tuple[int, GridCell]], below: Sequence[Line]
) -> Columns | None:
    """The columns under a measured *header* which lacks one of the form's, and has no other in its place."""
    named = [place for place, _ in leaves]
    if not _lacks_one(named, header) or foreign_cells(header, leaves):
        return None
    intervals = tuple((cell.column, cell.column + cell.column_span) for _, cell in leaves)
    if any(one[1] != other[0] for one, other in pairwise(intervals)):
        return None
    told = _exactly(below, len(named)) >= _ENOUGH and _print_only(below, named)
    return Columns(len(named), intervals, printed=tuple(named)) if told else None


def without_subtotal(leaves: list[tuple[int, GridCell]]) -> list[tuple[int, GridCell]]:
    """The header cells that name columns of the form, but for 合计 where 总计 stands behind it."""
    at = _subtotal([fold(cell.text) for _, cell in leaves]) if len(leaves) > _COUNT else None
    return leaves if at is None else [*leaves[:at], *leaves[at + 1 :]]


def alike_printed(columns: Sequence[Columns]) -> list[Columns]:
    """*columns* of the rows of one table; in doubt where they are not all printed alike."""
    if len({where.printed for where in columns}) < 2:
        return [*columns]
    return [Columns(_COUNT, suspect=True) for _ in columns]


def in_form(placement: Placement, printed: Printed | None) -> Placement:
    """The *placement* of the columns that are *printed* as one of the form's; None where one is missing."""
    if printed is None:
        return placement
    cells: list[GridCell | None] = [None] * _COUNT
    for cell, place in zip(placement.cells, printed, strict=True):
        if place is not None:
            cells[place] = cell
    doubtful = tuple(place for at in placement.doubtful if (place := printed[at]) is not None)
    return Placement(tuple(cells), placement.doubt if doubtful else None, doubtful, placement.unreadable)


def missing_columns(columns: Sequence[Columns], rows: Iterable[str], cells: Cells) -> None:
    """Say so where the header of the *rows* has no column of that name."""
    printed = next((where.printed for where in columns if where.printed is not None), None)
    for place, column in enumerate(REQUEST_COLUMNS):
        if printed is not None and place not in printed:
            ids = [request_cells(key)[place] for key in rows]
            cells.issues.append(issue("column_missing", ids, column=column.label))


def _in_order(header: Sequence[Line]) -> list[str]:
    """The names that a *header* over several lines prints, left to right, from the first of the form's on.

    What stands below 申请人情况, and below 法人或其他组织, stands in their place.
    """
    rows = [[word for word in line.words if CORNER not in word] for line in header]
    first = next((row for row in rows if _FIRST_NAME in row or LEGAL_PERSONS in row), [])
    inner = next((row for row in rows if any(map(_is_inner, row))), [])
    top = next((row for row in rows if APPLICANTS in row), first)
    words = first if inner is first else _with_below(first, LEGAL_PERSONS, inner)
    words = words if top is first else _with_below(top, APPLICANTS, words)
    used = {id(row) for row in (first, inner, top)}
    start = next((at for at, word in enumerate(words) if word in REQUEST_NAMES), None)
    if start is None or any(row and id(row) not in used for row in rows):
        return []
    subtotal = _subtotal(words)
    if subtotal is not None:
        words[subtotal] = ""
    return words[start:]


def _with_below(words: list[str], group: str, below: list[str]) -> list[str]:
    if group not in words:
        return []
    place = words.index(group)
    return [*words[:place], *below, *(word for word in words[place + 1 :] if word != group)]


def _subtotal(words: Sequence[str]) -> int | None:
    """Which of *words* names a subtotal: 合计, where 总计 stands behind it."""
    totals = [place for place, word in enumerate(words) if REQUEST_NAMES.get(word) == _LAST]
    if len(totals) != 2 or words[totals[1]] != _TOTAL or words[totals[0]] == _TOTAL:
        return None
    return totals[0]


def _unless_blank(words: list[str], below: Sequence[Line]) -> list[str]:
    """*words* but for those at the end that head nothing: rows of the form's columns add up without them."""
    if [REQUEST_NAMES.get(word) for word in words[:_COUNT]] != [*range(_COUNT)]:
        return words
    runs = [printed for line in below if (printed := _printed(line))]
    whole = [run for run in runs if len(run) == _COUNT]
    sound = len(whole) >= _ENOUGH and all(adds_up(run) is not False for run in whole)
    return words[:_COUNT] if sound and max(map(len, runs)) == _COUNT else words


def _lacks_one(named: Sequence[int], header: Sequence[Line]) -> bool:
    """Whether the columns *named* are all of the form's in its order but one, which no line names."""
    if len(named) != _COUNT - 1 or [*named] != sorted(set(named)):
        return False
    return {place for place, _ in words_naming(header, REQUEST_NAMES)} <= {*named}


def _print_only(lines: Sequence[Line], named: Sequence[int]) -> bool:
    """Whether *lines* have cells for the columns *named* and no others, and the last is not a nameless 总计.

    It is where it is the sum of the others. Where the first column is blank, its cells still stand there.
    """
    count = len(named)
    filled = [line for line in lines if line.filled]
    if any(len(_printed(line)) > count for line in filled):
        return False
    sums = {adds_up(run) for line in filled if len(run := _printed(line)) == count}
    narrow = min((len(line.values) for line in filled if len(line.values) >= count), default=0) == count
    return narrow and (_LAST in named or False in sums or True not in sums)


def _stand_side_by_side(header: Sequence[Line]) -> bool:
    """Whether no cell is blank between the names in a line of a *header*: that would be a lost name."""
    inner = ([cell.column for cell in line.cells if _is_inner(fold(cell.text))] for line in header)
    return all(places == [*range(places[0], places[0] + len(places))] for places in inner if places)


def _is_inner(word: str) -> bool:
    return 0 < REQUEST_NAMES.get(word, 0) < _LAST


def _exactly(lines: Sequence[Line], count: int) -> int:
    """How many of *lines* have exactly *count* figures side by side, or cells in a grid."""
    return sum(
        len(_printed(line)) == count or (line.measured and line.filled and len(line.values) == count)
        for line in lines
    )


def _printed(line: Line) -> tuple[GridCell, ...]:
    """The values of a line from the first that prints anything to the last."""
    printed = [n for n, value in enumerate(line.values) if not blank(value)]
    return line.values[printed[0] : printed[-1] + 1] if printed else ()
