"""OFD pages: text that leaves no ink, lies aslant or is a picture."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.model import GridCell, Paragraph
from extract.readers import ofd
from extract.readers.scan.recognition import RecogniserMissingError
from tests.extract.conftest import Asked
from tests.extract.readers.ofd.test_ofd import NS, made, path, ruled, text
from tests.extract.readers.test_unpack import packed

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
        ('Alpha="10"', ""),
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


PALE = GROUND.replace("<ofd:Abb", '<ofd:FillColor Value="200 220 240"/><ofd:Abb')
CLIP = '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 0.2 0.2"/></ofd:Area></ofd:Clip></ofd:Clips>'


@pytest.mark.parametrize(
    ("attributes", "color", "ground"),
    [
        ("", 'Value="200 220 240"', PALE),
        ('CTM="0.05 0 0 0.05 0 1"', "", ""),
        ('HScale="0.01"', "", ""),
    ],
)
def test_a_figure_that_is_not_to_be_seen_leaves_its_cell_in_doubt(
    attributes: str, color: str, ground: str
) -> None:
    found = cell(attributes, color, ground)
    assert (found.text, found.confidence) == ("", 0.5)


def doubted(*objects: str, notes: str = "") -> float | None:
    """The confidence of the cell with 39, and *objects* painted after it."""
    page = ruled() + text(22, 53, "规章") + text(52, 53, "39", "1.75") + "".join(objects)
    data = made(page) if not notes else noted(made(page), notes)
    return ofd.read(data).grids[0].rows[0][1].confidence


def noted(data: bytes, notes: str) -> bytes:
    """An OFD with *notes* on its first page."""
    members = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in names_of(data)}
    document = members["Doc_0/Document.xml"].decode()
    listed = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>"
    members["Doc_0/Document.xml"] = document.replace("</ofd:Document>", listed).encode()
    index = '<ofd:Page PageID="0"><ofd:FileLoc>Page_0.xml</ofd:FileLoc></ofd:Page>'
    members["Doc_0/Annots/Annotations.xml"] = f"<ofd:Annotations {NS}>{index}</ofd:Annotations>".encode()
    members["Doc_0/Annots/Page_0.xml"] = f"<ofd:PageAnnot {NS}>{notes}</ofd:PageAnnot>".encode()
    return packed(members)


def names_of(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def note(kind: str, content: str) -> str:
    look = f'<ofd:Appearance Boundary="50 50 30 10">{content}</ofd:Appearance>'
    return f'<ofd:Annot Type="{kind}" ID="77">{look}</ofd:Annot>'


@pytest.mark.parametrize(
    "drawn",
    [
        path("M 50 60 L 80 50"),
        GROUND,
        '<ofd:ImageObject Boundary="56 52 3 4" ResourceID="7"/>',
        '<ofd:CompositeObject Boundary="56 52 3 4" ResourceID="8"/>',
        text(52.5, 53, "41", "1.75"),
    ],
)
def test_a_figure_under_something_else_is_doubted(drawn: str) -> None:
    assert doubted(drawn) == 0.5


def test_a_clipped_figure_is_doubted() -> None:
    page = (
        ruled() + text(22, 53, "规章") + text(52, 53, "39").replace("<ofd:TextCode", f"{CLIP}<ofd:TextCode")
    )
    assert ofd.read(made(page)).grids[0].rows[0][1].confidence == 0.5


@pytest.mark.parametrize(("kind", "confidence"), [("Stamp", 0.5), ("Watermark", None)])
def test_a_figure_under_a_remark_is_doubted(kind: str, confidence: float | None) -> None:
    assert doubted(notes=note(kind, text(2, 3, "41", "1.75"))) == confidence


def test_a_ring_around_the_table_and_a_bold_figure_cast_no_doubt() -> None:
    ring = path("M 20 60 B 20 20 110 20 110 60 B 110 100 20 100 20 60 C")
    assert doubted(ring, text(52.1, 53, "39", "1.75")) is None


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
