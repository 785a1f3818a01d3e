"""Break a table the way pages and editors break it; the truth of every value cell stays the same."""

from __future__ import annotations

from dataclasses import replace

from tests.synthetic.paper import Box, PageBreak, Paper, Table, boxes_of, cut, grid_of, with_header_of


def row_of(table: Table, cell_id_prefix: str) -> int:
    """Grid row of the first value cell whose id starts with *cell_id_prefix*."""
    return next(
        row for row, _, box in boxes_of(grid_of(table)) if (box.cell_id or "").startswith(cell_id_prefix)
    )


def split_row(table: Table, row: int, keep: int | None, values_above: bool = True) -> Table:
    """Print grid row *row* as two lines: the label's first *keep* characters above, the rest below.

    ``keep=None`` leaves the whole label above. The values stand on the upper line or, as when a page
    break runs through the row, on the lower one.
    """
    rows: list[list[Box]] = [[] for _ in range(len(table.rows) + 1)]
    for start, _, box in boxes_of(grid_of(table)):
        if start < row < start + box.rows or (start == row and box.rows > 1):
            rows[start].append(replace(box, rows=box.rows + 1))
        elif start == row:
            upper, lower = _halves(box, keep, values_above)
            rows[row].append(upper)
            rows[row + 1].append(lower)
        else:
            rows[start if start < row else start + 1].append(box)
    header_rows = table.header_rows + (1 if row < table.header_rows else 0)
    return Table(tuple(map(tuple, rows)), table.name, header_rows)


def _halves(box: Box, keep: int | None, values_above: bool) -> tuple[Box, Box]:
    empty = replace(box, text="", cell_id=None)
    if box.cell_id is not None:
        return (box, empty) if values_above else (empty, box)
    if keep is None:
        return box, empty
    return replace(box, text=box.text[:keep]), replace(box, text=box.text[keep:])


def over_pages(
    paper: Paper, name: str, rows: tuple[int, ...], keep: int | None = None, repeat_header: bool = False
) -> Paper:
    """Spread one table over pages: a page ends before each of *rows* (grid rows of the whole table)."""
    index = next(i for i, block in enumerate(paper.blocks) if isinstance(block, Table) and block.name == name)
    whole = paper.blocks[index]
    assert isinstance(whole, Table)
    fragments: list[Table] = []
    rest, taken = whole, 0
    for row in rows:
        above, rest = cut(rest, row - taken, keep)
        fragments.append(above)
        taken = row
    fragments.append(rest)
    blocks: list[Table | PageBreak] = [fragments[0]]
    for fragment in fragments[1:]:
        blocks += [PageBreak(), with_header_of(fragment, whole) if repeat_header else fragment]
    return paper.with_block(index, *blocks)


def replace_table(paper: Paper, name: str, table: Table) -> Paper:
    """The same paper with its (only) table *name* replaced."""
    index = next(i for i, block in enumerate(paper.blocks) if isinstance(block, Table) and block.name == name)
    return paper.with_block(index, table)
