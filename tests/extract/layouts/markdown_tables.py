"""Markdown with tables of HTML, as recognition models write tables that have spans."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from random import Random
from typing import Final

from tests.extract.layouts.documents import markdown, request_table, review_table
from tests.extract.layouts.html_tables import parted
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import (
    disclosure_html,
    full,
    request_header_html,
    request_html,
    request_text,
    table_html,
)
from tests.synthetic.values import Figures

# "<td>12</td>", '<td colspan="3">12</td>'
FIGURE: Final = re.compile(r"(<td[^>]*>)(\d+)(</td>)")
# 'rowspan="23"': the results
RESULTS_SPAN: Final = re.compile(r'rowspan="(2\d)"')
# 'rowspan="8">（': a group of rows
GROUP_SPAN: Final = re.compile(r'rowspan="([3-8])">（(?=[三四五六])')


def each_table(figures: Figures, write: Callable[[str], str]) -> bytes:
    """The report with each of its tables written by *write*."""
    parts = (table_html(disclosure_html(figures)), request_table(figures), review_table(figures))
    return markdown(figures, *map(write, parts))


def _with_request(figures: Figures, request: str) -> bytes:
    return markdown(figures, table_html(disclosure_html(figures)), request, review_table(figures))


@layout
def as_the_form_has_it(figures: Figures, random: Random) -> bytes:
    """HTML inside Markdown is a table, not text."""
    return each_table(figures, lambda table: table)


@layout
def lines_in_cells(figures: Figures, random: Random) -> bytes:
    """Lines within a cell, as indented HTML has them, end no row."""

    def write(table: str) -> str:
        table = table.replace("<table>", '<table border="1" ><tbody>').replace("</table>", "</tbody></table>")
        return table.replace("<td>", "<td>\n").replace("</td>", "\n</td>")

    return each_table(figures, write)


@layout
def first_row_as_head(figures: Figures, random: Random) -> bytes:
    """<thead> ends above the second row of the header, though cells of the first reach down to it."""

    def write(table: str) -> str:
        table = table.replace("<table>", "<table><thead>", 1).replace("</tr>", "</tr></thead><tbody>", 1)
        return table.replace("</table>", "</tbody></table>")

    return each_table(figures, write)


@layout
def figures_as_formulas(figures: Figures, random: Random) -> bytes:
    """Dollar signs around figures, as in Markdown."""
    return each_table(figures, lambda table: FIGURE.sub(r"\1$ \2 $\3", table))


@layout
def escaped(figures: Figures, random: Random) -> bytes:
    """Tags that are written as text make no table; a reader says that there is none."""
    return each_table(figures, html.escape)


@layout
def two_pages(figures: Figures, random: Random) -> bytes:
    """The number of the page stands between the tables."""
    first, second = parted(figures, random)
    return _with_request(figures, f"{table_html(first)}\n\n12\n\n{table_html(second)}")


@layout
def two_pages_the_second_expanded(figures: Figures, random: Random) -> bytes:
    """Spans on the first page, blank cells in their place on the second."""
    at = random.randrange(3, 24)
    first = table_html([*request_header_html(), *full(request_html(figures))[:at]])
    second = table_html(full(request_text(figures))[at:])
    return _with_request(figures, f"{first}\n\n{second}")


@layout
def results_miscounted(figures: Figures, random: Random) -> bytes:
    """三、本年度办理结果 spans a row or two more or fewer than it has."""
    more = random.choice((-2, -1, 1, 2))
    table = request_table(figures)
    return _with_request(
        figures, RESULTS_SPAN.sub(lambda span: f'rowspan="{int(span[1]) + more}"', table, count=1)
    )


@layout
def one_group_miscounted(figures: Figures, random: Random) -> bytes:
    """One of the four groups spans a row more or fewer than it has."""
    more = random.choice((-1, 1))
    table = request_table(figures)
    chosen = random.choice(list(GROUP_SPAN.finditer(table)))
    changed = f'rowspan="{int(chosen[1]) + more}">（'
    return _with_request(figures, table[: chosen.start()] + changed + table[chosen.end() :])
