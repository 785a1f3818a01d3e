"""Cells merged across by a mark on each of them, as programs do and old Word files: one wide cell."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from extract.read import read_bytes
from extract.readers import docx
from extract.readers.docx.names import VAL, W
from tests.extract.readers.docx.test_docx import cell, raw

SAMPLES = Path(__file__).resolve().parents[4] / "crawler" / "simulator" / "samples"
FIRST = '<w:hMerge w:val="restart"/>'
NEXT = "<w:hMerge/>"


def marked(document: bytes) -> bytes:
    """*document* with as many marked cells in place of each wide one."""
    root = etree.fromstring(document)
    for wide in list(root.iter(f"{W}gridSpan")):
        span = int(wide.get(VAL) or 1)
        properties = wide.getparent()
        assert properties is not None
        place = properties.index(wide)
        properties.remove(wide)
        one = properties.getparent()
        assert one is not None
        for number in range(span):
            part = one if number == 0 else deepcopy(one)
            own = part.find(f"{W}tcPr")
            assert own is not None
            for merge in own.findall(f"{W}hMerge"):
                own.remove(merge)
            own.insert(place, etree.Element(f"{W}hMerge", {VAL: "restart"} if number == 0 else {}))
            if number:
                for text in part.iter(f"{W}t"):
                    text.text = None
                one.addnext(part)
    return etree.tostring(root)


@pytest.mark.parametrize("name", ["beixiu-housing-2022.docx", "beixiu-housing-2024.docx"])
def test_a_report_reads_the_same_with_marked_cells(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(written, "w") as packed:
        for part in archive.namelist():
            content = archive.read(part)
            packed.writestr(part, marked(content) if part == "word/document.xml" else content)
    assert written.getvalue() != data
    _, one = read_bytes(data)
    _, other = read_bytes(written.getvalue())
    assert one.cells and (other.cells, other.issues) == (one.cells, one.issues)


def test_what_a_marked_cell_holds_itself_is_not_printed() -> None:
    row = f"{cell('总计')}{cell('1', FIRST)}{cell('9', NEXT)}{cell('', NEXT)}{cell('3')}"
    (cells,) = docx.read(raw(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")).grids[0].rows
    assert [(one.text, one.column, one.column_span) for one in cells] == [
        ("总计", 0, 1),
        ("1", 1, 3),
        ("3", 4, 1),
    ]


def test_a_marked_cell_that_follows_none_stands_for_itself() -> None:
    row = f"{cell('总计', NEXT)}{cell('1')}"
    (cells,) = docx.read(raw(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")).grids[0].rows
    assert [one.text for one in cells] == ["总计", "1"]
