"""Pictures in a DOCX: scanned pages and tables are recognised where they stand, or named as unread."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.shared import Cm
from PIL import Image

from extract.model import Document, Paragraph
from extract.readers import docx
from extract.readers.scan.recognition import RecogniserMissingError
from tests.extract.conftest import Asked


def word(*parts: str | tuple[int, float], table: bool = False) -> bytes:
    """A DOCX of paragraphs, and pictures of so many pixels shown so many centimetres wide."""
    made: Any = WordDocument()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            picture = io.BytesIO()
            Image.new("L", (part[0], part[0]), 255 - part[0] % 50).save(picture, "PNG")
            made.add_picture(io.BytesIO(picture.getvalue()), width=Cm(part[1]))
    if table:
        made.add_table(2, 4).cell(0, 0).text = "规章"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks]


def test_scanned_pages_are_read_where_they_stand(asked: Asked) -> None:
    document = docx.read(word("前", (900, 16), "中", (901, 16)))
    assert texts(document) == ["前", "图1", "表", "中", "图2", "表"]
    assert sorted(asked) == [(1, 6.3, False), (2, 6.3, False)]
    assert document.blocks[1].locator["member"].startswith("word/media/")
    assert [found.code for found in document.issues] == ["recognised"]


def test_beside_a_table_of_text_only_drawn_tables_are_looked_for(
    asked: Asked,
) -> None:
    assert texts(docx.read(word("前", (900, 16), table=True))) == ["前", "表", "表"]
    assert asked == [(1, 6.3, True)]


def test_large_pictures_in_the_cells_of_a_table_are_read(asked: Asked) -> None:
    made: Any = WordDocument()
    made.add_paragraph("前")
    table = made.add_table(2, 2)
    for number, width in enumerate((16, 2)):
        picture = io.BytesIO()
        Image.new("L", (900, 900), 200 + number).save(picture, "PNG")
        run = table.cell(number, 1).paragraphs[0].add_run()
        run.add_picture(io.BytesIO(picture.getvalue()), width=Cm(width))
    buffer = io.BytesIO()
    made.save(buffer)
    assert texts(docx.read(buffer.getvalue())) == ["前", "表", "图1", "表"]
    assert asked == [(1, 6.3, False)]


def test_small_pictures_are_no_pages(asked: Asked) -> None:
    assert texts(docx.read(word("前", (900, 4)))) == ["前"]
    assert asked == []


@pytest.mark.usefixtures("no_recogniser")
def test_a_picture_that_is_not_recognised_is_named() -> None:
    document = docx.read(word("前", (900, 16)))
    assert [found.code for found in document.issues] == ["pictures_unread"]
    with pytest.raises(RecogniserMissingError):
        docx.read(word((900, 16)))
