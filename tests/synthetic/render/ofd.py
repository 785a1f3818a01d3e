"""Paper → OFD (GB/T 33190): every character placed, every cell's four sides drawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from typing import Final

from tests.synthetic.paper import Paper, Prose, Table, boxes_of, grid_of

WRITTEN: Final = (2024, 1, 2, 3, 4, 4)
NAMESPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
LEFT, TOP, BOTTOM, WIDTH = 15.0, 20.0, 275.0, 180.0  # millimetres of an A4 page
SIZE: Final = 2.6  # of the characters in tables
LEADING: Final = 1.25
PAGE_AREA: Final = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
DOCUMENT_ROOT: Final = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"


def render(paper: Paper) -> bytes:
    """The package's bytes; a table that does not fit on the page starts on the next one."""
    pages: list[list[str]] = [[]]
    top = TOP
    for block in paper.blocks:
        if isinstance(block, Prose):
            tall, drawn = _prose(block, top)
        elif isinstance(block, Table):
            tall, drawn = _table(block, top)
            if top + tall > BOTTOM:
                pages.append([])
                top = TOP
                tall, drawn = _table(block, top)
        else:
            continue
        pages[-1] += drawn
        top += tall
    return _packed(pages)


def _packed(pages: list[list[str]]) -> bytes:
    names = [f"Pages/Page_{number}/Content.xml" for number in range(len(pages))]
    listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="{name}"/>' for number, name in enumerate(names, 1))
    members = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}>{DOCUMENT_ROOT}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>{PAGE_AREA}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for name, objects in zip(names, pages, strict=True):
        layer = f'<ofd:Layer ID="9">{"".join(objects)}</ofd:Layer>'
        members[f"Doc_0/{name}"] = f"<ofd:Page {NAMESPACE}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, xml in members.items():
            info = zipfile.ZipInfo(name, WRITTEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, DECLARATION + xml)
    return out.getvalue()


def _prose(block: Prose, top: float) -> tuple[float, list[str]]:
    size = {1: 5.5, 2: 4.5}.get(block.level, 3.5)
    across = int(WIDTH / size)
    lines = [block.text[at : at + across] for at in range(0, len(block.text), across)]
    drawn = [_text(line, LEFT, top + size * 1.6 * number, size) for number, line in enumerate(lines)]
    return size * 1.6 * len(lines) + size, drawn


def _text(line: str, x: float, y: float, size: float) -> str:
    deltas = " ".join(f"{_advance(character, size):.2f}" for character in line[:-1])
    return (
        f'<ofd:TextObject Boundary="{x:.2f} {y:.2f} {WIDTH:.2f} {size * 1.2:.2f}" Size="{size}" Font="1">'
        f'<ofd:TextCode X="0" Y="{size:.2f}" DeltaX="{deltas}">{escape(line)}</ofd:TextCode></ofd:TextObject>'
    )


def _advance(character: str, size: float) -> float:
    return size if character >= "\u2e80" else size / 2


def _table(table: Table, top: float) -> tuple[float, list[str]]:
    grid = grid_of(table)
    wide = WIDTH / len(grid[0])
    boxes = list(boxes_of(grid))
    heights = [SIZE * LEADING * 1.4] * len(grid)
    for row, _, box in boxes:
        needed = SIZE * LEADING * (len(_lines(box.text, wide * box.columns)) + 0.4)
        last = row + box.rows - 1
        heights[last] = max(heights[last], needed - sum(heights[row:last]))
    tops = [top + sum(heights[:row]) for row in range(len(grid) + 1)]
    drawn: list[str] = []
    for row, column, box in boxes:
        x0, x1 = LEFT + wide * column, LEFT + wide * (column + box.columns)
        drawn.append(_frame(x0, tops[row], x1, tops[row + box.rows]))
        drawn += _cell(box.text, x0, tops[row], wide * box.columns)
    return tops[-1] - top + 6, drawn


def _frame(x0: float, y0: float, x1: float, y1: float) -> str:
    data = f"M {x0:.2f} {y0:.2f} L {x1:.2f} {y0:.2f} L {x1:.2f} {y1:.2f} L {x0:.2f} {y1:.2f} C"
    return (
        '<ofd:PathObject Boundary="0 0 210 297" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _cell(text: str, x0: float, top: float, wide: float) -> Iterator[str]:
    for number, line in enumerate(_lines(text, wide)):
        if line:
            yield _text(line, x0 + 0.6, top + SIZE * (0.1 + LEADING * number), SIZE)


def _lines(text: str, wide: float) -> list[str]:
    """*text* broken where the cell ends."""
    lines, room = [""], wide - 1.2
    for character in text:
        if character == "\n" or room < _advance(character, SIZE):
            lines.append("")
            room = wide - 1.2
        if character != "\n":
            lines[-1] += character
            room -= _advance(character, SIZE)
    return lines
