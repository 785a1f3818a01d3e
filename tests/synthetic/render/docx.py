"""Paper → DOCX as Word writes it: ``gridSpan`` and ``vMerge`` for merged cells, no more than needed."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import Final

from tests.synthetic.paper import Box, PageBreak, Paper, Prose, Table, grid_of, printed_part

WRITTEN: Final = (2024, 1, 2, 3, 4, 4)
NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
}
BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
PAGE_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def render(paper: Paper) -> bytes:
    """The document's bytes; the same paper gives the same bytes."""
    body = "".join(_block(block) for block in paper.blocks)
    document = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in {**PARTS, "word/document.xml": document}.items():
            info = zipfile.ZipInfo(name, WRITTEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, DECLARATION + content)
    return out.getvalue()


def _block(block: Prose | Table | PageBreak) -> str:
    if isinstance(block, PageBreak):
        return PAGE_BREAK
    if isinstance(block, Prose):
        properties = f'<w:pPr><w:outlineLvl w:val="{block.level - 1}"/></w:pPr>' if block.level else ""
        return f"<w:p>{properties}{_runs(block.text)}</w:p>"
    return _table(block)


def _runs(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>" if text else ""


def _table(table: Table) -> str:
    grid = grid_of(table)
    columns = f"<w:tblGrid>{'<w:gridCol/>' * len(grid[0])}</w:tblGrid>"
    rows = "".join(f"<w:tr>{_cells(row, number)}</w:tr>" for number, row in enumerate(tops_of(table)))
    return f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>{columns}{rows}</w:tbl><w:p/>"


def tops_of(table: Table) -> list[list[tuple[Box, int]]]:
    """Per grid row: every box that covers it once, with the row it starts in."""
    started: dict[int, int] = {}
    rows: list[list[tuple[Box, int]]] = []
    for number, row in enumerate(map(printed_part, grid_of(table))):
        line: list[tuple[Box, int]] = []
        column = 0
        while column < len(row):
            box, starts = row[column]
            if starts:
                started[column] = number
            line.append((box, started.get(column, number)))
            column += box.columns
        rows.append(line)
    return rows


def _cells(row: list[tuple[Box, int]], number: int) -> str:
    cells = []
    for box, top in row:
        properties = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
        if box.rows > 1:
            properties += '<w:vMerge w:val="restart"/>' if top == number else "<w:vMerge/>"
        text = box.text if top == number else ""
        cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{_runs(text)}</w:p></w:tc>")
    return "".join(cells)
