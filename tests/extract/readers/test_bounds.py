"""Small files that want more memory or time than any report: refused at once, in one sentence."""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from extract.errors import UnreadableError
from extract.read import read_bytes
from extract.readers.html import read as read_html
from extract.readers.text import lines
from tests.extract.fuzz import packages, zips
from tests.extract.fuzz.binaries import RECORD, records_of
from tests.extract.fuzz.targets import FILES, valid

SECTOR = 512
CELLS = frozenset({0x203, 0xFD, 0x27E})  # records of one cell each: NUMBER, LABELSST, RK


@contextmanager
def soon(seconds: float = 3.0) -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < seconds


def test_an_xls_whose_short_sectors_follow_each_other_in_a_circle() -> None:
    data = bytearray((FILES / "review.xls").read_bytes())
    entry = data.find("Workbook".encode("utf-16-le"))
    data[entry + 116 : entry + 124] = struct.pack("<ii", 0, 640)  # begins at short sector 0, ten of them
    (table,) = struct.unpack_from("<i", data, 60)
    struct.pack_into("<ii", data, SECTOR * (table + 1), 1, 0)  # sector 1 follows 0, and 0 follows 1
    with soon(), pytest.raises(UnreadableError, match="follows itself"):
        read_bytes(bytes(data))


def test_an_xls_with_one_cell_far_below_and_one_far_to_the_right() -> None:
    data = bytearray((FILES / "review.xls").read_bytes())
    cells = [at for at, _ in records_of(data) if RECORD.unpack_from(data, at)[0] in CELLS]
    struct.pack_into("<HH", data, cells[-2] + RECORD.size, 0, 255)
    struct.pack_into("<HH", data, cells[-1] + RECORD.size, 65_535, 0)
    with soon(), pytest.raises(UnreadableError, match="spans more than"):
        read_bytes(bytes(data))


@pytest.mark.parametrize("separator", ["\t", "| "])
def test_a_line_of_text_with_more_cells_than_any_table(separator: str) -> None:
    text = valid("text", "review", 0).data.decode()
    wide = text.replace("\n行政复议", "\n" + separator * (lines.MAX_CELLS + 2) + "\n行政复议", 1)
    with soon(10), pytest.raises(UnreadableError, match="too many cells"):
        read_bytes(wide.encode())


def test_an_ofd_page_of_scattered_characters() -> None:
    """Fifteen thousand numbers, each on a line of its own in the margin, were compared with one another."""
    data = valid("ofd", "review", 0).data
    text = zips.text_of(data, packages.PAGE.member)
    scattered = "".join(
        f'<ofd:TextObject Boundary="0 0 210 297" Size="1"><ofd:TextCode X="{number % 200}" '
        f'Y="{number / 1000}">{number % 10}</ofd:TextCode></ofd:TextObject>'
        for number in range(15_000)
    )
    damaged = text.replace("</ofd:Layer>", scattered + "</ofd:Layer>", 1)
    with soon(20):
        _, report = read_bytes(zips.with_member(data, packages.PAGE.member, damaged.encode()))
    assert report.kind == "report"


def test_rows_that_stand_in_cells_nobody_closed_are_printed_once() -> None:
    """Each holds all that follow it: row by row, three hundred made forty thousand paragraphs."""
    rows = 300
    page = f"<html><body><table>{'<tr><td><div>行政强制的处理决定数量' * rows}</table></body></html>"
    with soon():
        document = read_html(page.encode())
    assert rows <= len(document.paragraphs) <= 2 * rows
