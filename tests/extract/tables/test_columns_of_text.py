"""Columns of text beside the form's, codes in front or remarks behind: all rows tell where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.form import EDITION_2021, Row, request_cells
from extract.model import Report
from tests.extract import text_pages
from tests.extract.unlike import FIGURES

Place = Callable[[list[str], list[str]], list[str]]
Printed = Callable[[Row], list[str]]


def in_text(place: Place, values: Printed, numbered: bool) -> Report:
    """A report in text whose request table has a column 代码 before the form's, or else 备注 behind them."""
    made = text_pages.text_of(values, place)
    heads = ("申请人情况", "自然人\t", "\t商业企业")
    for line in made.splitlines():
        if any(head in line for head in heads):
            word = "代码" if numbered else "备注"
            word = word if heads[0] in line else ""
            parts = line.split("\t")
            made = made.replace(
                line, "\t".join([*parts[:3], word, *parts[3:]] if numbered else [*parts, word])
            )
    return text_pages.read(made)


def unlike(row: Row) -> list[str]:
    return [str(FIGURES[cell]) for cell in request_cells(row.key)]


def sparse(row: Row) -> list[str]:
    """Of some rows the first figures, of others the total or all."""
    values = unlike(row)
    number = [one.key for one in EDITION_2021.request_rows()].index(row.key)
    return [["", "", *values[2:]], [*values[:6], ""], [""] * 7, values][number % 4]


def remarked(labels: list[str], values: list[str]) -> list[str]:
    remarks = {"予以公开": "含网上2件", "重复申请": "无", "总计": "7"}
    return [*labels, *values, next((remarks[one] for one in remarks if one in "".join(labels)), "")]


def coded(labels: list[str], values: list[str]) -> list[str]:
    return [*labels, f"{len(''.join(labels)) % 90 + 10}", *values]


def moved(place: Place) -> Place:
    """Rows without a label in the third column stand one cell further left."""
    return lambda labels, values: (
        place(labels, values) if labels[2] else [*labels[:2], *place(labels, values)[3:], ""]
    )


@pytest.mark.parametrize(
    ("place", "values", "numbered"),
    [(coded, unlike, True), (coded, sparse, True), (remarked, unlike, False)],
)
def test_columns_of_other_kinds_in_text_move_no_figure(place: Place, values: Printed, numbered: bool) -> None:
    report = in_text(place, values, numbered)
    for row in EDITION_2021.request_rows():
        assert [report.cells[cell].raw for cell in request_cells(row.key)] == values(row)
    codes = {found.code for found in report.issues if found.cells}
    assert {code for code in codes if not code.startswith("sum_")} == set()


@pytest.mark.parametrize("values", [unlike, sparse])
@pytest.mark.parametrize(
    ("place", "numbered"), [(moved(coded), True), (moved(remarked), False), (remarked, False)]
)
def test_rows_that_stand_elsewhere_than_their_columns_in_text_are_known(
    place: Place, values: Printed, numbered: bool
) -> None:
    report = in_text(place, values, numbered)
    doubtful = {cell for found in report.issues for cell in found.cells}
    for row in EDITION_2021.request_rows():
        for cell, text in zip(request_cells(row.key), values(row), strict=True):
            assert cell in doubtful or (report.cells[cell].raw or "") == text
