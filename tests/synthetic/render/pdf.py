"""Paper → PDF with a text layer and ruled tables (reportlab); the same paper gives the same bytes."""

from __future__ import annotations

import io
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import PageBreak as Break
from reportlab.platypus import Table as Drawn

from tests.synthetic.paper import PageBreak, Paper, Prose, Table, boxes_of, grid_of

# A font every PDF viewer brings itself: nothing to embed, nothing to install, small files.
BUILT_IN: Final = "STSong-Light"
POINTS_PER_ROW: Final = 9.0
WIDTH: Final = A4[0] - 2 * 50.0


def render(paper: Paper, font: str = BUILT_IN, size: float = POINTS_PER_ROW) -> bytes:
    """The document's bytes."""
    if font == BUILT_IN:
        pdfmetrics.registerFont(UnicodeCIDFont(BUILT_IN))
    story: list[Flowable] = []
    for block in paper.blocks:
        if isinstance(block, Prose):
            story.append(_paragraph(block, font))
        elif isinstance(block, PageBreak):
            story.append(Break())
        else:
            story.append(_table(block, font, size))
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


def _table(table: Table, font: str, size: float) -> Flowable:
    grid = grid_of(table)
    columns = max(len(row) for row in grid)
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    texts: list[list[Any]] = [[""] * columns for _ in grid]
    inner = ParagraphStyle(
        "cell", fontName=font, fontSize=size, leading=size * 1.25, alignment=1, wordWrap="CJK"
    )
    for row, column, box in boxes_of(grid):
        texts[row][column] = Paragraph(_escape(box.text), inner)
        if box.rows > 1 or box.columns > 1:
            style.append(("SPAN", (column, row), (column + box.columns - 1, row + box.rows - 1)))
    return Drawn(texts, colWidths=_widths(table.name, columns), style=style, repeatRows=0)


def _widths(name: str, columns: int) -> list[float]:
    shares = [1.0] * columns
    if name == "request" and columns >= 10:
        shares = [1.2, 1.5, 4.0, *[1.0] * (columns - 3)]
    if name == "disclosure":
        shares = [1.6, *[1.0] * (columns - 1)]
    return [WIDTH * share / sum(shares) for share in shares]


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
