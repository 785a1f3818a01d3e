"""A ZIP holds one report: its prose and its tables, in whatever files."""

from __future__ import annotations

import pytest

from extract.errors import UnreadableError
from extract.readers import zipped
from tests.extract.readers.drawing import draw, table
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


def test_pictures_beside_a_report_are_not_recognised() -> None:
    document = zipped.read(packed({"a.png": b"\x89PNG\r\n\x1a\n", "正文.txt": PROSE}))
    assert document.paragraphs[0].text == "一、总体情况" and document.issues == ()


def test_nothing_readable_is_one_clear_sentence() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        zipped.read(packed({"空.txt": b""}))
