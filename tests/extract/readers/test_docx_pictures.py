"""Pictures in a DOCX: scanned pages and tables are recognised where they stand, or named as unread."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.shared import Cm
from PIL import Image

from extract.model import Block, Document, Grid, GridCell, Paragraph
from extract.readers import docx, image
from extract.readers.recognition import RecogniserMissingError


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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float, bool]]:
    """A recogniser that finds a paragraph and a table in every picture; what it was asked for."""
    asked: list[tuple[int, float, bool]] = []

    def found(data: bytes, number: int, inches: float, only_tables: bool) -> list[Block]:
        asked.append((number, round(inches, 1), only_tables))
        place = {"kind": "image", "page": number}
        cell = GridCell("0", 0, 0, 1, 1, place)
        return [Paragraph(f"图{number}", place), Grid(((cell,),), place)]

    monkeypatch.setattr(image, "picture_blocks", found)
    return asked


def test_scanned_pages_are_read_where_they_stand(asked: list[tuple[int, float, bool]]) -> None:
    document = docx.read(word("前", (900, 16), "中", (901, 16)))
    assert texts(document) == ["前", "图1", "表", "中", "图2", "表"]
    assert sorted(asked) == [(1, 6.3, False), (2, 6.3, False)]
    assert document.blocks[1].locator["member"].startswith("word/media/")
    assert [found.code for found in document.issues] == ["recognised"]


def test_beside_a_table_of_text_only_drawn_tables_are_looked_for(
    asked: list[tuple[int, float, bool]],
) -> None:
    assert texts(docx.read(word("前", (900, 16), table=True))) == ["前", "表", "表"]
    assert asked == [(1, 6.3, True)]


def test_small_pictures_are_no_pages(asked: list[tuple[int, float, bool]]) -> None:
    assert texts(docx.read(word("前", (900, 4)))) == ["前"]
    assert asked == []


def test_a_picture_that_is_not_recognised_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> list[Block]:
        raise RecogniserMissingError("缺少组件。 The extra is missing.")

    monkeypatch.setattr(image, "picture_blocks", missing)
    document = docx.read(word("前", (900, 16)))
    assert [found.code for found in document.issues] == ["pictures_unread"]
    with pytest.raises(RecogniserMissingError):
        docx.read(word((900, 16)))
