"""OFD pages: text that leaves no ink, lies aslant or is a picture."""

from __future__ import annotations

import pytest

from extract.model import GridCell, Paragraph
from extract.readers import ofd
from extract.readers.recognition import RecogniserMissingError
from tests.extract.readers.conftest import Asked
from tests.extract.readers.test_ofd import made, path, ruled, text

GROUND = path("M 0 0 L 1 0", 'Fill="true"').replace('Boundary="0 0 210 297"', 'Boundary="50 50 30 10"')


def cell(attributes: str = "", color: str = "", ground: str = "") -> GridCell:
    """The cell of a drawn table in which 39 is printed, by a text object of these attributes and colour."""
    figure = text(52, 53, "39", "1.75").replace("<ofd:TextObject", f"<ofd:TextObject {attributes}")
    figure = figure.replace(
        "<ofd:TextCode", f"<ofd:FillColor {color}/><ofd:TextCode" if color else "<ofd:TextCode"
    )
    (grid,) = ofd.read(made(ruled() + ground + text(22, 53, "规章") + figure)).grids
    return grid.rows[0][1]


@pytest.mark.parametrize(
    ("attributes", "color"),
    [
        ('Visible="false"', ""),
        ('Fill="false"', ""),
        ('Alpha="0"', ""),
        ("", 'Value="0 0 0" Alpha="0"'),
        ("", 'Value="255 255 255"'),
        ("", 'Value="255"'),
        ("", 'Value="245 245 245"'),
    ],
)
def test_text_without_ink_is_not_read(attributes: str, color: str) -> None:
    assert cell(attributes, color).text == ""


@pytest.mark.parametrize(
    ("attributes", "color", "ground"),
    [
        ('Fill="false" Stroke="true"', "", ""),
        ('Alpha="255"', 'Value="156 82 35"', ""),
        ("", 'Value="255 255 255"', GROUND),
        ("", 'Value="0 255 255"', ""),
    ],
)
def test_text_in_any_ink_is_read(attributes: str, color: str, ground: str) -> None:
    found = cell(attributes, color, ground)
    assert (found.text, found.confidence) == ("39", None)


def test_a_watermark_is_not_read_and_figures_on_their_side_are_doubtful() -> None:
    assert cell('CTM="0.7 -0.7 0.7 0.7 0 3"').text == ""
    turned = cell('CTM="0 1 -1 0 3 0"')
    assert (turned.text, turned.confidence) == ("", 0.5)


def page(number: int, words: str = "") -> str:
    """A picture almost as large as its page, below *words*."""
    return f'{words and text(20, 20, words)}<ofd:ImageObject Boundary="0 30 210 260" ResourceID="{number}"/>'


def texts(data: bytes) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else "表" for block in ofd.read(data).blocks]


def test_scanned_pages_are_recognised_page_by_page(asked: Asked) -> None:
    data = made(page(7, "前"), page(8), pictures={7: b"one", 8: b"two"})
    assert texts(data) == ["前", "图1", "表", "图2", "表"]
    assert asked == [(1, 8.3, False), (2, 8.3, False)]
    document = ofd.read(data)
    assert document.blocks[1].locator["member"] == "Doc_0/Res/7.png"
    assert [found.code for found in document.issues] == ["recognised"]


def test_beside_text_of_some_length_only_tables_are_looked_for(
    asked: Asked,
) -> None:
    prose = "".join(text(20, 10 + 4 * line, "政府信息公开工作年度报告" * 2) for line in range(5))
    assert texts(made(prose + page(7), pictures={7: b"one"}))[-1] == "表"
    assert asked == [(1, 8.3, True)]


def test_pictures_that_cannot_be_opened_are_named() -> None:
    assert [found.code for found in ofd.read(made(page(7, "前"))).issues] == ["picture_unread"]
    broken = made(page(7, "前"), pictures={7: b"no picture"})
    assert [found.code for found in ofd.read(broken).issues] == ["picture_unread"]


@pytest.mark.usefixtures("no_recogniser")
def test_a_page_that_is_not_recognised_is_named() -> None:
    written = made(text(20, 20, "前"), page(8), pictures={8: b"two"})
    assert [found.code for found in ofd.read(written).issues] == ["page_without_text"]
    with pytest.raises(RecogniserMissingError):
        ofd.read(made(page(7), pictures={7: b"one"}))
