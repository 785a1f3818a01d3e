"""Tables a converter wrote without spans: the text of a merged cell repeated, or once with blanks around."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from lxml import html

from extract.form import EDITION_2021, GROUPS, OTHER_ROWS, REQUEST_COLUMNS, request_cells
from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages, unlike

Writer = Callable[[list[list[list[str]]]], Report]
ACROSS, DOWN = "across", "down"


def grouped_request() -> str:
    """The request table with the groups of its rows in merged cells of their own."""
    rows = EDITION_2021.request_rows(OTHER_ROWS)
    results = [row for row in rows if row.group is not None]
    body = ""
    for row in rows:
        values = "".join(f"<td>{unlike.FIGURES[cell]}</td>" for cell in request_cells(row.key))
        above = f"<td rowspan={len(results)}>三、本年度办理结果</td>" if row is results[0] else ""
        group = next((group for group in GROUPS if group.key == row.group and group.key != "results"), None)
        members = [one for one in results if one.group == row.group]
        if group is not None and row is members[0]:
            above += f"<td rowspan={len(members)}>{group.ordinal}{group.label}</td>"
        width = 3 if row.group is None else 2 if group is None else 1
        body += f"<tr>{above}<td colspan={width}>{row.printed}</td>{values}</tr>"
    return f"<table>{pages.HEADER}{body}</table>"


def expanded(table: str, repeated: frozenset[str]) -> list[list[str]]:
    """The grid of a table with every merged cell's text repeated in the directions of *repeated*."""
    grid: dict[tuple[int, int], str] = {}
    rows = html.fragment_fromstring(table).findall(".//tr")
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            spans = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for down, across in product(*map(range, spans)):
                shown = (not down or DOWN in repeated) and (not across or ACROSS in repeated)
                grid[number + down, column + across] = cell.text_content() if shown else ""
    width = 1 + max(column for _, column in grid)
    return [[grid.get((number, column), "") for column in range(width)] for number in range(len(rows))]


def marked(table: list[list[str]]) -> str:
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in table)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_page(tables: list[list[list[str]]]) -> Report:
    return unlike.read(unlike.article(*map(marked, tables)))


def as_text(tables: list[list[list[str]]]) -> Report:
    lines = [unlike.TITLE, *unlike.ABOVE]
    for heading, table in zip(unlike.HEADINGS, tables, strict=True):
        lines += [heading, *("\t".join(row) for row in table)]
    return read_bytes("\n".join([*lines, *unlike.BELOW]).encode(), "report.txt")[1]


@pytest.mark.parametrize("written", [as_page, as_text], ids=["html", "text"])
@pytest.mark.parametrize("repeated", [(), (ACROSS,), (DOWN,), (ACROSS, DOWN)], ids="-".join)
def test_tables_without_spans_are_read_without_a_doubt(written: Writer, repeated: tuple[str, ...]) -> None:
    sources = (unlike.disclosure(), grouped_request(), unlike.review())
    report = written([expanded(table, frozenset(repeated)) for table in sources])
    assert unlike.silent(report) == {}
    assert {issue.code for issue in report.issues if not issue.code.startswith("sum_")} == set()


@pytest.mark.parametrize("first", [6, 1], ids=["total first", "natural persons last"])
def test_columns_in_an_order_that_lost_its_grid_are_in_doubt(first: int) -> None:
    """One cell in each paragraph, and a header that does not name the columns as the form does."""
    names = [column.label for column in REQUEST_COLUMNS]
    keys = [column.key for column in REQUEST_COLUMNS]
    words = ["（本列数据的勾稽关系）", *names[first:], *names[:first]]
    for row in EDITION_2021.request_rows(OTHER_ROWS):
        figures = [unlike.FIGURES[f"request.{row.key}.{key}"] for key in keys[first:] + keys[:first]]
        words += [row.printed, *map(str, figures)]
    report = unlike.read(unlike.article(second=unlike.paragraphs(*words)))
    assert unlike.silent(report) == {}
