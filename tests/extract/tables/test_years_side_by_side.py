"""Two columns under each name, this year's and last year's: this year's is read where the header says so."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2021
from tests.extract.unlike import (
    COLUMNS,
    FIGURES,
    article,
    named_by,
    paragraphs,
    read,
    request,
    review,
    silent,
)


def in_parts(first: str, second: str, this_year_last: bool) -> str:
    """The request table with two columns under each name, the figures in the first or the last of them."""
    table = request(lambda _, figure: f"77</td><td>{figure}" if this_year_last else f"{figure}</td><td>77")
    widths = {"rowspan=3": "rowspan=4", "colspan=7": "colspan=14", "colspan=5": "colspan=10"}
    for narrow, wide in widths.items():
        table = table.replace(narrow, wide)
    for name in ("自然人", "总计"):
        table = table.replace(f"<td rowspan=2>{name}", f"<td rowspan=2 colspan=2>{name}")
    for name in COLUMNS[1:6]:
        table = table.replace(f"<td>{name}", f"<td colspan=2>{name}")
    parts = f"<tr>{f'<td>{first}</td><td>{second}</td>' * 7}</tr>"
    head, _, body = table.partition(f"{COLUMNS[5]}</td></tr>")
    return f"{head}{COLUMNS[5]}</td></tr>{parts}{body}"


@pytest.mark.parametrize(("first", "second", "last"), [("上年", "本年", True), ("本年度", "上年度", False)])
def test_of_the_columns_of_two_years_this_years_is_read(first: str, second: str, last: bool) -> None:
    report = read(article(second=in_parts(first, second, last)))
    assert silent(report) == {}
    assert {found.code for found in report.issues if not found.code.startswith("sum_")} == set()


@pytest.mark.parametrize("last", [True, False])
def test_columns_of_two_years_that_do_not_say_which_is_this_one_are_in_doubt(last: bool) -> None:
    assert silent(read(article(second=in_parts("2023年", "2024年", last)))) == {}


def in_two_years(first: str, second: str, this_year_last: bool) -> str:
    """The disclosure table with two columns under each name, as :func:`in_parts` has the request table's."""
    lines: list[str] = []
    for block in EDITION_2021.disclosure:
        names, wide = [column.label for column in block.columns], 3 // len(block.columns)
        heads = "".join(f"<td colspan={2 * wide}>{name}</td>" for name in names)
        years = f"<td colspan={wide}>{first}</td><td colspan={wide}>{second}</td>" * len(names)
        lines += [f"<td rowspan=2>信息内容</td>{heads}", years]
        for row in block.rows:
            own = [FIGURES[f"disclosure.{row.key}.{column.key}"] for column in block.columns]
            pairs = [(77, figure) if this_year_last else (figure, 77) for figure in own]
            cells = "".join(f"<td colspan={wide}>{figure}</td>" for pair in pairs for figure in pair)
            lines.append(f"<td>{row.label}</td>{cells}")
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.parametrize(("first", "second", "last"), [("上年", "本年", True), ("本年", "上年", False)])
def test_of_two_years_of_the_disclosure_table_this_years_is_read(first: str, second: str, last: bool) -> None:
    report = read(article(first=in_two_years(first, second, last)))
    assert silent(report) == {}


def test_two_years_of_the_disclosure_table_that_do_not_say_which_is_this_one_are_in_doubt() -> None:
    for last in (True, False):
        assert silent(read(article(first=in_two_years("2023年", "2024年", last)))) == {}


def test_a_review_table_is_not_filled_from_another_years() -> None:
    """The first table's row of figures is blank, and a spreadsheet keeps no trace of it."""
    first = review().rpartition("<tr>")[0] + "</table>"
    report = read(article(third=first + paragraphs("上年情况") + review()))
    cells = {cell for cell in FIGURES if cell.startswith("review.")}
    assert cells <= named_by(report, "table_repeated")


@pytest.mark.parametrize("between", ["", "<p>— 3 —</p>", "<p>第 3 页 共 6 页</p>"])
def test_a_header_at_the_end_of_a_page_and_again_on_the_next_is_one_tables(between: str) -> None:
    header = review().rpartition("<tr>")[0] + "</table>"
    report = read(article(third=header + between + review()))
    assert silent(report) == {}
    assert named_by(report, "table_repeated") == set()
