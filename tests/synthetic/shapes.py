"""Break the shape of the tables on paper; which value belongs to which cell of the form stays the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tests.synthetic.breaks import over_pages, replace_table, split_row
from tests.synthetic.paper import Block, Box, PageBreak, Paper, Prose, Table, grid_of, printed_part

ShapeBreak = Callable[[Random, Paper], Paper]


def _whole(paper: Paper, name: str) -> Table | None:
    tables = paper.tables(name)
    return tables[0] if len(tables) == 1 else None


def _on(name: str, change: Callable[[Random, Table], Table]) -> ShapeBreak:
    """A break of one table, skipped when the table is already in pieces."""

    def apply(random: Random, paper: Paper) -> Paper:
        table = _whole(paper, name)
        return replace_table(paper, name, change(random, table)) if table else paper

    return apply


def pages(random: Random, paper: Paper) -> Paper:
    """The third table over two to four pages, labels cut anywhere, headers repeated or not."""
    table = _whole(paper, "request")
    if table is None:
        return paper
    body = range(table.header_rows + 1, len(table.rows))
    rows = tuple(sorted(random.sample(body, random.randint(1, 3))))
    keep = random.choice((None, 2, 3, 4, 6))
    return over_pages(paper, "request", rows, keep, repeat_header=random.random() < 0.5)


def page_through_row(random: Random, paper: Paper) -> Paper:
    """A page that ends inside one row of the third table: label and values part company."""
    table = _whole(paper, "request")
    if table is None:
        return paper
    row = random.randrange(table.header_rows + 2, len(table.rows))
    broken = split_row(table, row, random.choice((None, 3, 6, 12)), values_above=random.random() < 0.6)
    paper = replace_table(paper, "request", broken)
    if random.random() < 0.3:
        return paper
    at = row + 1 if random.random() < 0.7 else row + 2
    if at >= len(broken.rows):
        return paper
    return over_pages(paper, "request", (at,), random.choice((None, 4)), repeat_header=random.random() < 0.4)


def page_in_review(random: Random, paper: Paper) -> Paper:
    """The fourth table's header on one page, its values on the next."""
    table = _whole(paper, "review")
    if table is None or len(table.rows) < 3:
        return paper
    at = random.choice((len(table.rows) - 2, len(table.rows) - 1))
    return over_pages(paper, "review", (at,), None, repeat_header=random.random() < 0.3)


def page_in_disclosure(random: Random, paper: Paper) -> Paper:
    """The second table over two pages."""
    table = _whole(paper, "disclosure")
    if table is None:
        return paper
    return over_pages(paper, "disclosure", (random.randrange(1, len(table.rows)),))


def header_on_more_lines(random: Random, table: Table) -> Table:
    """结果 / 维持: header texts of the fourth table broken over two rows."""
    return split_row(table, 2, keep=2)


def _expanded(table: Table, repeat: bool, skip_values: bool = False) -> Table:
    rows = []
    for row in grid_of(table):
        boxes = []
        for box, starts in printed_part(row):
            text = box.text if starts or (repeat and box.cell_id is None) else ""
            boxes.append(Box(text, cell_id=box.cell_id if starts else None, header=box.header))
        rows.append(tuple(boxes))
    return replace(table, rows=tuple(rows))


def spans_lost(random: Random, table: Table) -> Table:
    """Every grid position is a cell of its own; what a span covered is empty."""
    return _expanded(table, repeat=False)


def labels_repeated(random: Random, table: Table) -> Table:
    """Every grid position is a cell of its own; a spanning label is printed in each."""
    return _expanded(table, repeat=True)


def ragged_header(random: Random, table: Table) -> Table:
    """The second header row lost its rowspan, so the third one begins too far left."""
    second = tuple(replace(box, rows=1) if box.header else box for box in table.rows[1])
    return replace(table, rows=(table.rows[0], second, *table.rows[2:]))


def groups_as_rows(random: Random, table: Table) -> Table:
    """One label column; 三、…, （三）…, （四）… stand in rows of their own without values."""
    rows: list[tuple[Box, ...]] = []
    for number, row in enumerate(table.rows):
        if number < table.header_rows:
            rows.append(
                tuple(replace(box, columns=1) if box.columns == box.rows == 3 else box for box in row)
            )
            continue
        labels = [box for box in row if box.cell_id is None]
        values = [box for box in row if box.cell_id is not None]
        for group in labels[:-1]:
            rows.append((Box(group.text), *(Box("") for _ in range(7))))
        rows.append((replace(labels[-1], rows=1, columns=1), *values))
    return replace(table, rows=tuple(rows))


def without_outer_label(random: Random, table: Table) -> Table:
    """Two label columns; 三、本年度办理结果 stands in a row of its own."""
    rows: list[tuple[Box, ...]] = []
    for number, row in enumerate(table.rows):
        boxes = list(row)
        if number < table.header_rows:
            boxes = [replace(box, columns=2) if box.columns == box.rows == 3 else box for box in boxes]
        elif boxes[0].columns == 3:
            boxes[0] = replace(boxes[0], columns=2)
        elif boxes[0].rows > 20:
            rows.append((replace(boxes[0], rows=1, columns=2), *(Box("") for _ in range(7))))
            boxes = [replace(boxes[1], columns=2), *boxes[2:]]
        rows.append(tuple(boxes))
    return replace(table, rows=tuple(rows))


def trailing_column(random: Random, table: Table) -> Table:
    """An empty cell at the end of every row, or of some."""
    share = random.choice((1.0, 0.5))
    rows = tuple((*row, Box("")) if random.random() < share else row for row in table.rows)
    return replace(table, rows=rows)


def caption_row(random: Random, table: Table) -> Table:
    """A title or unit line inside the table, above the header."""
    text = random.choice(("政府信息公开申请情况统计表", "单位：件", "（2023年度）"))
    caption = (Box(text, columns=len(grid_of(table)[0]), header=True),)
    return replace(table, rows=(caption, *table.rows), header_rows=table.header_rows + 1)


def note_row(random: Random, table: Table) -> Table:
    """A note inside the table, below the last row."""
    text = random.choice(("注：以上数据截至2023年12月31日。", "填报人：办公室", "备注"))
    return replace(table, rows=(*table.rows, (Box(text, columns=len(grid_of(table)[0])),)))


def spacer_rows(random: Random, table: Table) -> Table:
    """Empty rows between printed ones, where no span is cut."""
    grid = grid_of(table)
    width = len(grid[0])
    starts = [row for row in range(table.header_rows, len(grid)) if all(start for _, start in grid[row])]
    chosen = {row for row in starts if random.random() < 0.5}
    rows: list[tuple[Box, ...]] = []
    for number, row in enumerate(table.rows):
        if number in chosen:
            rows.append(tuple(Box("") for _ in range(width)))
        rows.append(row)
    return replace(table, rows=tuple(rows))


def blocks_apart(random: Random, paper: Paper) -> Paper:
    """Every 第二十条第（…）项 block is a table of its own."""
    table = _whole(paper, "disclosure")
    if table is None:
        return paper
    heads = [number for number, row in enumerate(table.rows) if len(row) == 1]
    if not heads or heads[0] != 0:
        return paper
    outside = random.random() < 0.4
    blocks: list[Table | Prose] = []
    for head, end in zip(heads, [*heads[1:], len(table.rows)], strict=True):
        if outside:
            blocks.append(Prose(table.rows[head][0].text))
        rows = table.rows[head + outside : end]
        if rows:
            blocks.append(Table(rows, "disclosure"))
    index = paper.blocks.index(table)
    return paper.with_block(index, *blocks)


def page_furniture(random: Random, paper: Paper) -> Paper:
    """Page numbers and running heads around every page break."""
    number = 1
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            blocks += [Prose(random.choice(("— {} —", "- {} -", "{}", "第 {} 页")).format(number)), block]
            number += 1
        else:
            blocks.append(block)
    return replace(paper, blocks=tuple(blocks))


def value_spans(random: Random, table: Table) -> Table:
    """Single values of the second table do not span: the value stands in the first column, blanks follow."""
    rows = []
    for row in table.rows:
        boxes: list[Box] = []
        for box in row:
            if box.columns > 1 and len(row) > 1:
                boxes += [
                    replace(box, columns=1),
                    *(Box("", header=box.header) for _ in range(box.columns - 1)),
                ]
            else:
                boxes.append(box)
        rows.append(tuple(boxes))
    return replace(table, rows=tuple(rows))


def header_lost(random: Random, table: Table) -> Table:
    """The table begins with its first value row."""
    return replace(table, rows=table.rows[table.header_rows :], header_rows=0)


def labels_fused(random: Random, table: Table) -> Table:
    """Group and row label in one cell: （三）不予公开1.属于国家秘密."""
    rows = []
    for number, row in enumerate(table.rows):
        labels = [box for box in row if box.cell_id is None]
        if number >= table.header_rows and len(labels) == 2 and labels[0].rows < 20:
            fused = replace(labels[1], text=labels[0].text + labels[1].text, columns=2)
            row = (fused, *row[2:])
        elif number >= table.header_rows and len(labels) == 1 and labels[0].columns == 1:
            row = (replace(labels[0], columns=2), *row[1:])
        rows.append(row)
    return replace(table, rows=tuple(rows))


def number_in_two_cells(random: Random, table: Table) -> Table:
    """One number of two digits or more stands in two cells: 1 | 23."""
    places = [
        (number, at)
        for number, row in enumerate(table.rows)
        for at, box in enumerate(row)
        if box.cell_id and len(box.text) > 1 and box.text.isdigit()
    ]
    if not places:
        return table
    number, at = random.choice(places)
    row = table.rows[number]
    halves = (replace(row[at], text=row[at].text[:1]), Box(row[at].text[1:]))
    broken = (*row[:at], *halves, *row[at + 1 :])
    return replace(table, rows=(*table.rows[:number], broken, *table.rows[number + 1 :]))


def extra_table(random: Random, paper: Paper) -> Paper:
    """A table of channels in section 一, with words that also stand in the form."""
    heads = ("公开渠道", "门户网站", "微信公众号", "公示栏", "其他", "总计")
    numbers = [random.randint(0, 900) for _ in range(4)]
    lines = (
        tuple(Box(head, header=True) for head in heads),
        (Box("本年公开信息数量（条）"), *(Box(str(number)) for number in (*numbers, sum(numbers)))),
        (Box("规章"), *(Box("0") for _ in range(5))),
    )
    return paper.with_block(3, paper.blocks[3], Table(lines[: random.choice((2, 3))], "channels", 1))


# In the order in which they may be combined: what needs whole tables comes first, page breaks last.
SHAPE_BREAKS: Final[dict[str, ShapeBreak]] = {
    "extra_table": extra_table,
    "header_lost": _on("request", header_lost),
    "header_lost_review": _on("review", header_lost),
    "number_in_two_cells": _on("request", number_in_two_cells),
    "labels_fused": _on("request", labels_fused),
    "ragged_header": _on("request", ragged_header),
    "groups_as_rows": _on("request", groups_as_rows),
    "without_outer_label": _on("request", without_outer_label),
    "header_lines": _on("review", header_on_more_lines),
    "value_spans": _on("disclosure", value_spans),
    "caption_row": _on("request", caption_row),
    "caption_row_disclosure": _on("disclosure", caption_row),
    "note_row": _on("request", note_row),
    "spacer_rows": _on("request", spacer_rows),
    "spans_lost_request": _on("request", spans_lost),
    "spans_lost_disclosure": _on("disclosure", spans_lost),
    "spans_lost_review": _on("review", spans_lost),
    "labels_repeated": _on("request", labels_repeated),
    "labels_repeated_review": _on("review", labels_repeated),
    "trailing_column": _on("request", trailing_column),
    "trailing_column_review": _on("review", trailing_column),
    "blocks_apart": blocks_apart,
    "page_through_row": page_through_row,
    "pages": pages,
    "page_in_review": page_in_review,
    "page_in_disclosure": page_in_disclosure,
    "page_furniture": page_furniture,
}
# Breaks that rebuild the same thing; one report gets at most one of each set.
EXCLUSIVE: Final = (
    {"ragged_header", "groups_as_rows", "without_outer_label", "labels_fused"},
    {"ragged_header", "header_lost"},
    {"header_lines", "header_lost_review"},
    {"page_through_row", "number_in_two_cells"},
    {"spans_lost_request", "labels_repeated"},
    {"spans_lost_review", "labels_repeated_review"},
    {"spans_lost_disclosure", "value_spans"},
    {"last_cell_missing", "trailing_column"},  # together they print a blank cell
)
