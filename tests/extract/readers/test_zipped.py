"""A ZIP holds one report: its prose and its tables, in whatever files."""

from __future__ import annotations

import pytest

from extract.errors import UnreadableError
from extract.readers import zipped
from extract.readers.scan.recognition import RecogniserMissingError
from tests.extract.conftest import Asked
from tests.extract.readers.drawing import draw, table
from tests.extract.readers.html.test_pictures import png
from tests.extract.readers.test_unpack import packed

PDF = draw(lambda canvas: table(canvas, [["规章", "1"], ["规范性文件", "2"]], width=90))
PROSE = "一、总体情况\n本年工作平稳。\n".encode()


def test_prose_and_tables_of_two_files_are_one_document() -> None:
    document = zipped.read(packed({"附表.pdf": PDF, "正文.txt": PROSE, "__MACOSX/._x": b"junk"}))
    assert document.paragraphs[0].text == "一、总体情况"
    assert document.grids[0].rows[0][1].locator["member"] == "附表.pdf"
    assert document.issues == ()


def test_a_second_file_with_tables_is_left_out_and_said_so() -> None:
    document = zipped.read(packed({"a.pdf": PDF, "b.pdf": PDF}))
    assert len(document.grids) == 1
    assert [(found.code, "b.pdf" in found.message_zh) for found in document.issues] == [
        ("member_skipped", True)
    ]


def test_a_file_that_cannot_be_read_is_named() -> None:
    document = zipped.read(
        packed({"a.pdf": PDF, "坏.rar": b"Rar!\x1a\x07\x01\x00", "内.zip": packed({"x": b"1"})})
    )
    assert {found.code for found in document.issues} == {"member_skipped"}
    assert len(document.issues) == 2


def test_pictures_beside_tables_are_not_recognised(asked: Asked) -> None:
    document = zipped.read(packed({"a.png": png(), "附表.pdf": PDF}))
    assert len(document.grids) == 1 and document.issues == () and asked == []


def test_pictures_alone_are_the_pages_of_one_report_by_their_numbers(asked: Asked) -> None:
    pages = {"第10页.png": png(1000), "第2页.png": png(1600), "logo.png": png(100), "第1页.png": png()}
    document = zipped.read(packed(pages))
    members = list(dict.fromkeys(block.locator["member"] for block in document.blocks))
    assert members == ["第1页.png", "第2页.png", "第10页.png"] and document.pages == 3
    assert sorted(asked) == [(1, 8.3, False), (2, 11.7, False), (3, 10.4, False)]
    assert [found.code for found in document.issues] == ["recognised"]


def test_pictures_beside_prose_without_tables_may_be_its_tables(asked: Asked) -> None:
    document = zipped.read(packed({"表.png": png(), "正文.txt": PROSE}))
    assert document.paragraphs[0].text == "一、总体情况" and len(document.grids) == 1
    assert len(asked) == 1


@pytest.mark.usefixtures("no_recogniser")
def test_pictures_that_are_not_recognised_are_counted() -> None:
    document = zipped.read(packed({"表.png": png(), "正文.txt": PROSE}))
    assert [found.code for found in document.issues] == ["pictures_unread"]
    with pytest.raises(RecogniserMissingError):
        zipped.read(packed({"表.png": png()}))


def test_nothing_readable_is_one_clear_sentence() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        zipped.read(packed({"空.txt": b""}))
