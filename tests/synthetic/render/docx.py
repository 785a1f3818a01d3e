"""Paper → DOCX, with merged cells as Word writes them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_BREAK

from tests.synthetic.paper import PageBreak, Paper, Prose, Table, boxes_of, grid_of

WRITTEN: Final = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def render(paper: Paper) -> bytes:
    """The document's bytes; the same paper gives the same bytes."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.core_properties.author = ""
    for block in paper.blocks:
        if isinstance(block, Prose):
            document.add_paragraph(block.text, style="Heading 1" if block.level == 1 else "Normal")
        elif isinstance(block, PageBreak):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            _table(document, block)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed_dates(raw.getvalue())


def _table(document: Any, table: Table) -> None:
    grid = grid_of(table)
    drawn = document.add_table(rows=len(grid), cols=max(len(row) for row in grid))
    drawn.style = "Table Grid"
    for row, column, box in boxes_of(grid):
        cell = drawn.cell(row, column)
        if box.rows > 1 or box.columns > 1:
            cell = cell.merge(drawn.cell(row + box.rows - 1, column + box.columns - 1))
        cell.text = box.text


def _fixed_dates(data: bytes) -> bytes:
    """The same archive with every member's date set to one fixed day."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()
