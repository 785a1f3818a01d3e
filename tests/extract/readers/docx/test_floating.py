"""What floats over a table of a Word file, as a box drawn by hand: the cells it may cover are doubted."""

from __future__ import annotations

import pytest

from extract.model import Grid
from extract.readers import docx
from tests.extract.readers.docx.test_docx import MORE, cell, paragraph, raw

DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
POINT = 12_700  # EMU
GRID = "<w:tblGrid>" + '<w:gridCol w:w="1200"/>' * 3 + "</w:tblGrid>"
BELOW = f"{paragraph('五、存在的主要问题')}{paragraph('一是公开不够主动。')}{paragraph('二是内容不够全面。')}"


def anchored(
    content: str,
    x: int = 0,
    y: int = 0,
    wide: int = 40,
    high: int = 18,
    frame: str = "paragraph",
    more: str = "",
) -> str:
    """A run with a drawing, anchored so many points from the column's left and the paragraph's top."""
    place = (
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x * POINT}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{frame}"><wp:posOffset>{y * POINT}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide * POINT}" cy="{high * POINT}"/><wp:wrapNone/>'
    )
    return (
        f"<w:r><w:drawing><wp:anchor {DRAWING} {MORE} {more}>{place}{content}</wp:anchor></w:drawing></w:r>"
    )


def box(text: str) -> str:
    return f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx>"


def table(inside: str = "") -> str:
    """Two rows of a label and two cells; *inside*: runs in the second row's label."""
    label = f"<w:tc><w:p><w:r><w:t>规范性文件</w:t></w:r>{inside}</w:p></w:tc>"
    rows = f"<w:tr>{cell('规章')}{cell('1')}{cell('')}</w:tr><w:tr>{label}{cell('')}{cell('2')}</w:tr>"
    return f"<w:tbl>{GRID}{rows}</w:tbl>"


def doubted(body: str) -> list[tuple[int, int, int]]:
    """Table, row and column of the cells whose reading is not sure."""
    grids = [block for block in docx.read(raw(body)).blocks if isinstance(block, Grid)]
    return [
        (number, cell.row, cell.column)
        for number, grid in enumerate(grids)
        for row in grid.rows
        for cell in row
        if cell.confidence is not None
    ]


BEHIND = 'behindDoc="1"'
ALL = [(0, 0, 1), (0, 0, 2), (0, 1, 1), (0, 1, 2)]
VML = (
    f'<w:r><w:pict><v:shape {DRAWING} style="position:absolute;margin-left:100pt;margin-top:30pt;'
    f'width:40pt;height:20pt"><v:textbox><w:txbxContent>{paragraph("7")}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    "run",
    [
        anchored(box("7"), y=30),
        anchored(box("7"), y=200, frame="page"),
        anchored("<wps:wsp/>", y=20, wide=200, high=90),
        VML,
    ],
)
def test_a_drawing_over_the_table_below_its_anchor_casts_doubt_on_all_cells(run: str) -> None:
    assert doubted(f"<w:p>{run}</w:p>{table()}") == ALL


def test_a_figure_drawn_above_its_anchor_is_meant_for_the_table_there() -> None:
    assert doubted(f"{table()}{BELOW}<w:p>{anchored(box('7'), y=-90)}</w:p>{table()}") == ALL


def test_a_drawing_in_a_cell_casts_doubt_on_the_columns_it_reaches() -> None:
    assert doubted(table(anchored(box("7"), x=70))) == [(0, 0, 1), (0, 1, 1)]
    assert doubted(table(anchored(box("7"), x=70, more='layoutInCell="0"'))) == ALL


@pytest.mark.parametrize(
    "body",
    [
        table(anchored(box("件"), x=2)),  # stays in its cell
        table(anchored("<wps:wsp/>", wide=60, high=0)),  # the oblique line of a corner
        f"{table()}{BELOW}<w:p>{anchored('<wps:wsp/>', y=-20, high=110)}</w:p>",  # a stamp by the signature
        f"{table()}{BELOW}<w:p>{anchored('<wps:wsp/>', frame='page', high=110)}</w:p>",
        f"<w:p>{anchored('<wps:wsp/>', y=10, wide=400, high=1)}</w:p>{paragraph('标题')}{table()}",
        f"<w:p>{anchored('<wps:wsp/>', high=600, more=BEHIND)}</w:p>{table()}",
    ],
)
def test_what_lies_elsewhere_casts_none(body: str) -> None:
    assert doubted(body) == []
