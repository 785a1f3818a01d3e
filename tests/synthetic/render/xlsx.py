"""Paper → XLSX: one sheet, merged cells, numbers stored as numbers where they are plain."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Border, Side

from tests.synthetic.paper import Paper, Prose, Table, boxes_of, grid_of

RULED: Final = Border(*[Side(style="thin")] * 4)  # a blank cell of a ruled table is a cell, too
WRITTEN: Final = datetime(2024, 1, 2, 3, 4, 5)


def render(paper: Paper) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.properties.created = book.properties.modified = WRITTEN
    sheet = book.active
    assert sheet is not None
    at = 1
    for block in paper.blocks:
        if isinstance(block, Prose):
            sheet.cell(at, 1, block.text)
            at += 1
        elif isinstance(block, Table):
            grid = grid_of(block)
            for row, column, box in boxes_of(grid):
                plain = box.cell_id and box.text.isascii() and box.text.isdigit()
                sheet.cell(at + row, column + 1, int(box.text) if plain else box.text or None)
                for down in range(box.rows):
                    for across in range(box.columns):
                        sheet.cell(at + row + down, column + 1 + across).border = RULED
                if box.rows > 1 or box.columns > 1:
                    last = (at + row + box.rows - 1, column + box.columns)
                    sheet.merge_cells(None, at + row, column + 1, *last)
            at += len(grid) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
