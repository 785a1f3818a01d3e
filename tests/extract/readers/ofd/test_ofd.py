"""OFD: text codes and path objects of a page become tables and paragraphs with places in millimetres."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extract.errors import UnreadableError
from extract.readers import ofd
from tests.extract.readers.test_unpack import packed

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, deltas: str = "g 30 3.5") -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 80 5" Size="3.5" Font="1">'
        f'<ofd:TextCode X="0" Y="3" DeltaX="{deltas}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, attributes: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="0 0 210 297" LineWidth="0.2" {attributes}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def made(*pages: str, pictures: Mapping[int, bytes] = {}, fonts: Mapping[int, bytes] = {}) -> bytes:
    """An OFD of these *pages*, and of *pictures* and *fonts* by the number of their resource."""
    resources = "".join(
        f'<ofd:MultiMedia ID="{number}"><ofd:MediaFile>{number}.png</ofd:MediaFile></ofd:MultiMedia>'
        for number in pictures
    ) + "".join(
        f'<ofd:Font ID="{number}" FontName="F"><ofd:FontFile>{number}.ttf</ofd:FontFile></ofd:Font>'
        for number in fonts
    )
    members = {
        "OFD.xml": f"<o {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></o>",
        "Doc_0/Document.xml": (
            f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            "</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>"
            + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
            + "</ofd:Pages></ofd:Document>"
        ),
    }
    members["Doc_0/DocumentRes.xml"] = f'<ofd:Res {NS} BaseLoc="Res">{resources}</ofd:Res>'
    for number, content in enumerate(pages):
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="9">{content}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    files = {f"Doc_0/Res/{number}.png": picture for number, picture in pictures.items()}
    files |= {f"Doc_0/Res/{number}.ttf": font for number, font in fonts.items()}
    return packed({name: xml.encode() for name, xml in members.items()} | files)


def ruled(stroked: bool = True) -> str:
    """A table of two rows and three columns of 30 × 10 mm from (20, 50)."""
    if stroked:
        lines = [path(f"M 20 {50 + 10 * i} L 110 {50 + 10 * i}") for i in range(3)]
        return "".join(lines + [path(f"M {20 + 30 * i} 50 L {20 + 30 * i} 70") for i in range(4)])
    fill = 'Stroke="false" Fill="true"'
    lines = [path(f"M 20 {y} L 110 {y} L 110 {y + 0.2} L 20 {y + 0.2} C", fill) for y in (50, 60, 70)]
    return "".join(
        lines + [path(f"M {x} 50 L {x} 70 L {x + 0.2} 70 L {x + 0.2} 50 C", fill) for x in (20, 50, 80, 110)]
    )


@pytest.mark.parametrize("stroked", [True, False])
def test_a_drawn_table_is_a_grid_with_places_in_millimetres(stroked: bool) -> None:
    page = text(40, 30, "三、收到和处理情况") + ruled(stroked)
    for row in range(2):
        for column, words in enumerate(("规章", str(row), "12345")):
            page += text(
                22 + 30 * column, 53 + 10 * row, words, "g 9 1.75" if words[0].isdigit() else "g 9 3.5"
            )
    document = ofd.read(made(page))
    assert [p.text for p in document.paragraphs] == ["三、收到和处理情况"]
    (grid,) = document.grids
    assert [[c.text for c in row] for row in grid.rows] == [["规章", "0", "12345"], ["规章", "1", "12345"]]
    locator = grid.rows[1][2].locator
    assert (locator["kind"], locator["page"]) == ("ofd", 1)
    assert locator["box"] == pytest.approx([80, 60, 110, 70], abs=0.2)


def test_pages_come_in_order() -> None:
    document = ofd.read(made(text(20, 20, "第一页"), text(20, 20, "第二页")))
    assert [p.text for p in document.paragraphs] == ["第一页", "第二页"]
    assert document.pages == 2


def test_an_object_is_placed_by_its_matrix() -> None:
    turned = (
        '<ofd:TextObject Boundary="50 60 80 5" CTM="2 0 0 2 0 0" Size="3" Font="1">'
        '<ofd:TextCode X="0" Y="3" DeltaX="3">大字</ofd:TextCode></ofd:TextObject>'
    )
    (paragraph,) = ofd.read(made(turned)).paragraphs
    assert paragraph.locator["box"] == pytest.approx([50, 60.84, 62, 66.84], abs=0.1)


def test_a_package_without_its_pages_is_one_clear_sentence() -> None:
    with pytest.raises(UnreadableError, match=r"Document\.xml"):
        ofd.read(packed({"OFD.xml": f"<o {NS}><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></o>".encode()}))
    with pytest.raises(UnreadableError, match="no pages"):
        ofd.read(made())
