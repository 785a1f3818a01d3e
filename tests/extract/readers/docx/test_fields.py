"""Fields of a Word file: what stands in their code is not printed, and a formula may have no result."""

from __future__ import annotations

import pytest

from extract.readers import docx
from extract.readers.notation import REPLACEMENT
from tests.extract.readers.docx.test_styles import run, written


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(inside: str, result: str | None) -> str:
    end = "" if result is None else mark("separate") + result
    return mark("begin") + inside + end + mark("end")


MERGED = field(code(" MERGEFIELD number "), run("3"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (field(code(" =SUM(LEFT) "), run("15")), "15"),
        (field(code(" =SUM(LEFT) "), None), REPLACEMENT),
        (field(code(" =SUM") + code("(LEFT) "), None), REPLACEMENT),
        ('<w:fldSimple w:instr=" =SUM(LEFT) "/>', REPLACEMENT),
        (f'<w:fldSimple w:instr=" =SUM(LEFT) ">{run("15")}</w:fldSimple>', "15"),
        (field(code(" DATE "), None), ""),
        (field(code(" IF ") + MERGED + code(' = 3 "15" "0" '), run("15")), "15"),
        (field(code(" IF ") + field(code("=3"), None) + code(' = 3 "15" "0" '), run("15")), "15"),
        (field(code(" = ") + MERGED + code(" + 12 "), run("15")), "15"),
        (field(code(" IF ") + MERGED, run("1") + MERGED), "13"),
        (field(code(" QUOTE ") + run("7"), None), ""),
        (mark("begin") + code(" IF ") + run("15"), "15"),
        (mark("separate") + run("15") + mark("end"), "15"),
    ],
)
def test_of_a_field_its_result_is_read(value: str, text: str) -> None:
    assert docx.read(written(value)).grids[0].rows[0][1].text == text
