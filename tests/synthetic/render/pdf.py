"""Paper → PDF with a text layer and ruled tables (reportlab); the same paper gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import PageBreak as Break
from reportlab.platypus import Table as Drawn

from tests.synthetic.paper import PageBreak, Paper, Prose, Table, boxes_of, cut, grid_of

# A font every PDF viewer brings itself: nothing to embed, nothing to install, small files.
BUILT_IN: Final = "STSong-Light"
POINTS_PER_ROW: Final = 9.0
ALIGNMENTS: Final = {"left": 0, "center": 1, "right": 2}
WIDTH: Final = A4[0] - 2 * 50.0


@dataclass(frozen=True, slots=True)
class PdfStyle:
    """How a producer draws: which font and size, lines or none, one run per digit or per text.

    ``values`` and ``labels``: how they are set in their cells; ``padding``: points above and below the text.
    """

    font: str = BUILT_IN
    size: float = POINTS_PER_ROW
    ruled: bool = True
    digits_apart: bool = False
    values: str = "center"
    labels: str = "center"
    padding: float = 3.0


def render(paper: Paper, style: PdfStyle | None = None) -> bytes:
    """The document's bytes."""
    style = style or PdfStyle()
    font = style.font
    if font == BUILT_IN:
        pdfmetrics.registerFont(UnicodeCIDFont(BUILT_IN))
    story: list[Flowable] = []
    for block in paper.blocks:
        if isinstance(block, Prose):
            story.append(_paragraph(block, font))
        elif isinstance(block, PageBreak):
            story.append(Break())
        else:
            story.append(_Drawn(block, style))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60, invariant=1
    )
    template.build(story)
    return out.getvalue()


def _paragraph(block: Prose, font: str) -> Flowable:
    size = {1: 18, 2: 14}.get(block.level, 12)
    style = ParagraphStyle(
        f"level{block.level}",
        fontName=font,
        fontSize=size,
        leading=size * 1.6,
        firstLineIndent=0 if block.level == 1 else size * 2,
        alignment=1 if block.level == 1 else 4,
        wordWrap="CJK",
        spaceAfter=4,
    )
    return Paragraph(_escape(block.text), style)


class _Drawn(Flowable):  # type: ignore[misc]
    """A table that a page may end anywhere in, as in Word: spanning cells are cut, too."""

    def __init__(self, table: Table, style: PdfStyle) -> None:
        super().__init__()
        self.table, self.style = table, style
        self.drawn = _drawn(table, style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        size: tuple[float, float] = self.drawn.wrap(width, height)
        return size

    def draw(self) -> None:
        self.drawn.drawOn(self.canv, 0, 0)

    def split(self, width: float, height: float) -> list[Flowable]:
        self.drawn.wrap(width, height)
        rows, used = 0, 0.0
        for row_height in self.drawn._rowHeights:
            used += row_height
            if used > height:
                break
            rows += 1
        for at in range(rows, 0, -1):
            above, below = (_Drawn(part, self.style) for part in cut(self.table, at))
            if above.wrap(width, height)[1] <= height:
                return [above, below]
        return []


def _drawn(table: Table, drawing: PdfStyle) -> Any:
    grid = grid_of(table)
    columns = max(len(row) for row in grid)
    size = drawing.size
    style: list[tuple[Any, ...]] = [
        *([("GRID", (0, 0), (-1, -1), 0.5, "black")] if drawing.ruled else []),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), drawing.padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), drawing.padding),
    ]
    texts: list[list[Any]] = [[""] * columns for _ in grid]
    settings = {
        name: ParagraphStyle(
            name,
            fontName=drawing.font,
            fontSize=size,
            leading=size * 1.25,
            alignment=place,
            wordWrap="CJK",
        )
        for name, place in ALIGNMENTS.items()
    }
    for row, column, box in boxes_of(grid):
        text = _escape(box.text)
        if drawing.digits_apart and box.cell_id:
            text = "".join(f"<font>{character}</font>" for character in text)
        setting = drawing.values if box.cell_id else "center" if box.header else drawing.labels
        texts[row][column] = Paragraph(text, settings[setting])
        if box.rows > 1 or box.columns > 1:
            style.append(("SPAN", (column, row), (column + box.columns - 1, row + box.rows - 1)))
    return Drawn(texts, colWidths=_widths(table.name, columns), style=style)


def _widths(name: str, columns: int) -> list[float]:
    shares = [1.0] * columns
    if name == "request" and columns >= 10:
        shares = [1.2, 1.5, 4.0, *[1.0] * (columns - 3)]
    if name == "disclosure":
        shares = [1.6, *[1.0] * (columns - 1)]
    return [WIDTH * share / sum(shares) for share in shares]


def _escape(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
