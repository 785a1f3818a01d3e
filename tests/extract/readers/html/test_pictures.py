"""Pictures in a page's own bytes, or saved with it: recognised where they stand, or named as unread."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from extract.model import Document, Paragraph
from extract.readers import html, mhtml
from extract.readers.scan.recognition import RecogniserMissingError
from tests.extract.conftest import Asked


def png(width: int = 800, height: int = 40) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, height), width % 250).save(buffer, "PNG")
    return buffer.getvalue()


def shown(data: bytes) -> str:
    """The tag that shows *data* out of the page itself."""
    return f'<img src="data:image/png;base64,{base64.b64encode(data).decode()}">'


def page(body: str) -> bytes:
    return f"<html><head><title>年报</title></head><body>{body}</body></html>".encode()


def texts(document: Document) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks]


def test_pictures_are_read_where_they_stand(asked: Asked) -> None:
    body = f"<h2>一</h2><p>前{shown(png())}后</p><p>{shown(png(960))}</p>"
    document = html.read(page(body))
    assert texts(document) == ["一", "前", "图1", "表", "后", "图2", "表"]
    assert sorted(asked) == [(1, 8.3, False), (2, 10.0, False)]
    assert [block.locator.get("member") for block in document.blocks[2:4]] == ["img[1]", "img[1]"]
    assert [found.code for found in document.issues] == ["recognised"]


def test_a_page_scanned_finely_is_shown_no_wider_than_paper(asked: Asked) -> None:
    html.read(page(f"<p>{shown(png(2480, 3508))}</p><p>{shown(png(3508, 2480))}</p>"))
    assert sorted(asked) == [(1, 8.3, False), (2, 11.7, False)]


def test_beside_a_table_of_text_only_drawn_tables_are_looked_for(
    asked: Asked,
) -> None:
    table = "<table><tr><td>规章</td><td>1</td></tr></table>"
    assert texts(html.read(page(f"<p>一</p>{table}<p>{shown(png())}</p>"))) == ["一", "表", "表"]
    assert asked == [(1, 8.3, True)]


def test_narrow_pictures_others_and_those_in_cells_are_no_pages(
    asked: Asked,
) -> None:
    table = f"<table><tr><td>规章</td><td>{shown(png())}</td></tr></table>"
    others = '<img src="W020240112.png"><img src="data:image/png;base64,####"><img>'
    document = html.read(page(f"<p>一{shown(png(200))}{shown(b'no picture')}{others}</p>{table}"))
    assert texts(document) == ["一", "表"]
    assert document.grids[0].rows[0][1].text == "\ufffc"
    assert asked == []


@pytest.mark.parametrize("beside", ["<td></td>", "", f"<td>{'导航' * 4}</td>"])
def test_a_picture_in_a_table_that_arranges_the_page_is_read(asked: Asked, beside: str) -> None:
    words = "以下为统计表" * 8 if "导航" in beside else ""
    body = f"<table><tr><td>标题</td><td></td></tr><tr>{beside}<td>{words}{shown(png())}</td></tr></table>"
    document = html.read(page(f"<p>一</p>{body}"))
    assert [found.code for found in document.issues] == ["recognised"] and len(asked) == 1
    assert not any("\ufdd0" in cell.text for grid in document.grids for row in grid.rows for cell in row)


def test_a_small_picture_in_a_cell_is_no_page(asked: Asked) -> None:
    small = shown(png()).replace("<img", "<img width=20")
    html.read(page(f"<table><tr><td>{small}</td><td></td></tr></table>"))
    html.read(page(f"<table><tr><td>{small.replace('width=20', 'style=width:20px')}</td></tr></table>"))
    assert asked == []


def test_pictures_saved_with_a_page_are_read(asked: Asked) -> None:
    saved = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: http://www.x.example/nb/1.html\r\n\r\n"
        '<p>one</p><p><img src="../t.png"></p><p><img src="cid:two"></p>\r\n--b\r\n'
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: http://www.x.example/t.png\r\n\r\n{base64.b64encode(png()).decode()}\r\n--b\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-ID: <two>\r\n\r\n{base64.b64encode(png(960)).decode()}\r\n--b--\r\n"
    )
    document = mhtml.read(saved.encode())
    assert texts(document) == ["one", "图1", "表", "图2", "表"]
    members = [block.locator["member"] for block in document.blocks[1::2]]
    assert members == ["http://www.x.example/t.png", "cid:two"] and len(asked) == 2


@pytest.mark.usefixtures("no_recogniser")
def test_a_picture_that_is_not_recognised_is_named() -> None:
    document = html.read(page(f"<p>前</p>{shown(png())}"))
    assert [found.code for found in document.issues] == ["pictures_unread"]
    with pytest.raises(RecogniserMissingError):
        html.read(page(shown(png())))
