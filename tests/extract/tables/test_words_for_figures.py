"""Words that stand in a cell in place of its figure: they cost the row none of its others."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2021, request_cells, review_cells
from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.text_pages import DISCLOSURE, named, read, text_of

_WORDS = ["保密", "（空）", "同上", "不详", "见附表", "合并计算", "/（不涉及）", "保密（依规）"]


def _only(report: Report, cell: str, word: str) -> None:
    """Nothing but *cell*, which prints *word*, is flagged, and all others are as printed."""
    assert report.cells[cell].raw == word
    assert report.cells[cell].number is None
    assert named(report) == {cell}
    wrong = {other for other, number in pages.truth().items() if report.cells[other].number != number}
    assert wrong == {cell}


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("place", [0, 1, 2, 6])
@pytest.mark.parametrize("key", ["new", "granted", "denied_law"])
@pytest.mark.parametrize("written", ["html", "text"])
def test_a_word_in_the_request_table(written: str, key: str, place: int, word: str) -> None:
    values = pages.printed_row(next(row for row in EDITION_2021.request_rows() if row.key == key))
    values[place] = word
    if written == "html":
        report = read_bytes(pages.page(pages.request_table({key: values})), "page.html")[1]
    else:
        report = read(text_of(lambda row: values if row.key == key else pages.printed_row(row)))
    _only(report, request_cells(key)[place], word)


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("place", [0, 1, 7, 14])
@pytest.mark.parametrize("written", ["html", "text"])
def test_a_word_in_the_review_table(written: str, place: int, word: str) -> None:
    values = [str(number) for number in pages.REVIEW]
    values[place] = word
    if written == "html":
        report = read_bytes(pages.page(review=pages.review_table(values)), "page.html")[1]
    else:
        report = read(text_of(pages.printed_row, review=values))
    tracks = ("reconsideration", "lawsuit_direct", "lawsuit_after")
    _only(report, [cell for track in tracks for cell in review_cells(track)][place], word)


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize(
    ("cell", "label", "place"),
    [("normative_documents.made", "行政规范性文件", 1), ("licence.decisions", "行政许可", 1)],
)
@pytest.mark.parametrize("written", ["html", "text"])
def test_a_word_in_the_disclosure_table(written: str, cell: str, label: str, place: int, word: str) -> None:
    row = next(row for row in DISCLOSURE if row[0] == label)
    if written == "html":
        span = " colspan=3" if cell.startswith("licence") else ""
        printed = f"<td>{label}</td><td{span}>"
        table = pages.DISCLOSURE.replace(f"{printed}{row[place]}<", f"{printed}{word}<")
        report = read_bytes(pages.page(disclosure=table), "page.html")[1]
    else:
        changed = [*row[:place], word, *row[place + 1 :]]
        report = read(text_of(pages.printed_row).replace("\t".join(row), "\t".join(changed)))
    _only(report, f"disclosure.{cell}", word)


def test_a_word_beside_a_row_that_lost_a_figure_leaves_it_in_doubt() -> None:
    values = ["保密", *pages.printed_row(EDITION_2021.request_rows()[0])[2:]]
    report = read_bytes(pages.page(pages.request_table({"new": values})), "page.html")[1]
    assert set(request_cells("new")) <= named(report)
