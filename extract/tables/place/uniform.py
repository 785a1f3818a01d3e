"""Rows that all print the same columns: what the header says of them is then beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import GridCell
from extract.tables.columns import Columns
from extract.tables.lines import Line
from extract.tables.runs import Mask, adds_up, blank, mask_of, may_be_spaced, shape_of

Run = tuple[GridCell, ...]
# So many rows that print the same columns and leave the same ones blank are a habit of the table.
_HABIT = 8


def alike(lines: Sequence[Line], columns: Sequence[Columns], count: int) -> dict[int, Run]:
    """The cells of each line of figures under its header, by its place among *lines*; none where they differ.

    A cell too many before the figures of a row, or a figure cut in two, would make it print another column
    than the others. So blank cells behind the columns are none of the row's, however the lines end. In text
    rows with other labels may stand beside the header; those that are all below it still do.
    """
    if any(where.total for where in columns):
        return _totals_alone(lines, columns, count)
    filled = [number for number, line in enumerate(lines) if line.filled]
    if (runs := _alike(filled, lines, columns, count)) or any(lines[n].measured for n in filled):
        return runs
    shapes: dict[tuple[int, int, int], list[int]] = {}
    for number in filled:
        shapes.setdefault(shape_of(lines[number]), []).append(number)
    for numbers in shapes.values():
        runs |= _alike(numbers, lines, columns, count)
    return runs


def _alike(
    numbers: Sequence[int], lines: Sequence[Line], columns: Sequence[Columns], count: int
) -> dict[int, Run]:
    runs: dict[int, Run] = {}
    for number in numbers:
        line, where = lines[number], columns[number]
        run = where.covers(line) if line.measured else _under_words(line, where, count)
        if run is None or where.suspect or adds_up(run) is False or may_be_spaced(run, len(line.values)):
            return {}
        runs[number] = run
    masks = {mask_of(run) for run in runs.values()}
    if len(runs) < _HABIT or len(masks) > 1:
        return {}
    return runs if _is_usual(next(iter(masks))) else {}


def _totals_alone(lines: Sequence[Line], columns: Sequence[Columns], count: int) -> dict[int, Run]:
    """The cells of each line, by its place among *lines*; none unless every figure stands under 总计.

    The other columns are blank then, however their names stand: nothing is printed in a row but its total.
    """
    runs: dict[int, Run] = {}
    for number, (line, where) in enumerate(zip(lines, columns, strict=True)):
        if where.total is None or line.crossed:
            return {}
        low, high = where.total
        printed = [value for value in line.values if not blank(value)]
        beside = [value for value in line.values if value.column < low and blank(value)]
        if len(printed) > 1 or any(not low <= value.column < high for value in printed) or not beside:
            return {}
        total = next((value for value in line.values if low <= value.column < high), None)
        if total is None or total.column_span > high - low:
            return {}
        others = beside[: count - 1]
        runs[number] = (*others, *[others[-1]] * (count - 1 - len(others)), total)
    return runs if sum(line.filled for line in lines) >= _HABIT else {}


def _under_words(line: Line, where: Columns, count: int) -> Run | None:
    """The values of a line of text as far to the right as the words of its header; None where more print."""
    if where.worded is None or not line.values:
        return None
    start = where.worded - line.values[0].column
    run = line.values[max(start, 0) : max(start, 0) + count]
    beside = (*line.values[: max(start, 0)], *line.values[max(start, 0) + count :])
    return run if start >= 0 and len(run) == count and all(map(blank, beside)) else None


def _is_usual(mask: Mask) -> bool:
    """Whether reports print just these columns: 自然人 and others, or 总计 alone.

    Headers that stand one cell beside their columns would make it any others.
    """
    return mask[0] or (mask[-1] and sum(mask) == 1)
