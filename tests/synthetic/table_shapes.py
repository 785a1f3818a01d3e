"""Break the shape of one table: its header, its spans, its rows and columns."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from random import Random

from tests.synthetic.breaks import split_row
from tests.synthetic.paper import Box, Table, grid_of, printed_part


def header_on_more_lines(random: Random, table: Table) -> Table:
    """结果 / 维持: header texts of the fourth table broken over two rows."""
    return split_row(table, 2, keep=2)


def _expanded(table: Table, repeat: bool) -> Table:
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


def columns_swapped(random: Random, table: Table) -> Table:
    """Two kinds of applicants change places, headers and values alike."""
    first, second = random.sample(range(5), 2)
    rows = []
    for number, row in enumerate(table.rows):
        boxes = list(row)
        if number == table.header_rows - 1 and len(boxes) == 5:
            left, right = first, second
        elif any(box.cell_id for box in boxes):
            start = next(at for at, box in enumerate(boxes) if box.cell_id) + 1
            left, right = start + first, start + second
        else:
            rows.append(row)
            continue
        if max(left, right) < len(boxes):
            boxes[left], boxes[right] = boxes[right], boxes[left]
        rows.append(tuple(boxes))
    return replace(table, rows=tuple(rows))


def header_lost(random: Random, table: Table) -> Table:
    """The table begins with its first value row."""
    return replace(table, rows=table.rows[table.header_rows :], header_rows=0)


def labels_fused(random: Random, table: Table) -> Table:
    """Group and row label in one cell: （三）不予公开1.属于国家秘密."""
    rows = []
    for number, row in enumerate(table.rows):
        labels = [*takewhile(lambda box: box.cell_id is None, row)]
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
