"""HTML tables whose header has other columns than the form, or spans that do not fit."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.extract.layouts.documents import html, request_table, review_table
from tests.extract.layouts.html_cells import HIDDEN
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import (
    Row,
    Rows,
    disclosure_html,
    full,
    request_header_html,
    request_header_text,
    request_html,
    review_header_html,
    table_html,
)
from tests.extract.unlike import AFTER, DIRECT, RECONSIDERATION, RESULTS
from tests.synthetic.values import Figures

# ' rowspan="3"', ' colspan="10"'
ROWSPAN: Final = re.compile(r' rowspan="\d+"')
COLSPAN: Final = re.compile(r' colspan="\d+"')
# "<td>规章</td>"
DOCUMENTS: Final = re.compile(r"<td>(规章|行政规范性文件)</td>")
TRACKS: Final = ((RECONSIDERATION, "行政复议"), (DIRECT, "未经复议直接起诉"), (AFTER, "复议后起诉"))


def with_column(before: str = "", behind: str = "") -> Rows:
    """The request header with one more column on the left or on the right."""
    first, *rest = request_header_html()
    cell = '<td rowspan="3">{}</td>'
    left, right = [cell.format(before)] * bool(before), [cell.format(behind)] * bool(behind)
    return [[*left, *first, *right], *rest]


@layout
def as_the_form_has_it(figures: Figures, random: Random) -> bytes:
    """What all others are a change of must itself be read without a doubt."""
    return html(figures)


@layout
def hidden_column(figures: Figures, random: Random) -> bytes:
    """A header cell that is not shown stands over no column."""
    first, second, third = request_header_html()
    return html(figures, request=request_table(figures, header=[first, [HIDDEN, *second], third]))


@layout
def total_first(figures: Figures, random: Random) -> bytes:
    """Columns go by the words above them, not by their place in the form."""
    first, second, third = request_header_html()
    header = [first, [second[-1], *second[:-1]], third]
    table = request_table(figures, lambda values: [values[-1], *values[:-1]], header)
    return html(figures, request=table)


@layout
def remarks_column(figures: Figures, random: Random) -> bytes:
    """Behind the total stand remarks, some of which are figures."""
    table = request_table(
        figures, lambda values: [*values, random.choice(["", "5", "见附件"])], with_column(behind="备注")
    )
    return html(figures, request=table)


@layout
def number_column(figures: Figures, random: Random) -> bytes:
    """The rows are counted in a column before their labels."""
    numbered = enumerate(request_html(figures), start=1)
    rows = [[str(number), *line.labels, *line.values] for number, line in numbered]
    return html(figures, request=table_html([*with_column(before="序号"), *rows]))


@layout
def last_year_column(figures: Figures, random: Random) -> bytes:
    """A column of figures behind the total that the form does not have."""
    table = request_table(
        figures, lambda values: [*values, str(random.randrange(9000, 9999))], with_column(behind="上年总计")
    )
    return html(figures, request=table)


@layout
def no_rowspans_in_headers(figures: Figures, random: Random) -> bytes:
    """自然人 and the results stand a row above the names of the other columns, and nothing below them."""
    request = [request_header_html()[0], *_without(ROWSPAN, request_header_html()[1:])]
    review = _without(ROWSPAN, review_header_html())
    return html(
        figures,
        request=request_table(figures, header=request),
        review=review_table(figures, header=review),
    )


@layout
def corner_without_colspan(figures: Figures, random: Random) -> bytes:
    """The header begins two columns further left than the figures below it."""
    first, *rest = request_header_html()
    header = [[COLSPAN.sub("", first[0]), *first[1:]], *rest]
    return html(figures, request=request_table(figures, header=header))


@layout
def corner_without_rowspan(figures: Figures, random: Random) -> bytes:
    """The second and third row of the header begin at the left edge."""
    first, *rest = request_header_html()
    header = [[ROWSPAN.sub("", first[0]), *first[1:]], *rest]
    return html(figures, request=request_table(figures, header=header))


def _without(attribute: re.Pattern[str], rows: Rows) -> Rows:
    return [[attribute.sub("", cell) for cell in row] for row in rows]


def groups_spanning(figures: Figures, rows: int) -> str:
    """The request table with the label of each group over so many rows more than it has."""

    def changed(cell: str) -> str:
        return re.sub(r'rowspan="(\d+)"', lambda span: f'rowspan="{max(1, int(span[1]) + rows)}"', cell)

    lines = [[*map(changed, line.labels), *line.values] for line in request_html(figures)]
    return table_html([*request_header_html(), *lines])


@layout
def groups_a_row_short(figures: Figures, random: Random) -> bytes:
    """The last row of each group begins one column further left."""
    return html(figures, request=groups_spanning(figures, -1))


@layout
def groups_a_row_long(figures: Figures, random: Random) -> bytes:
    """The label of a group reaches into the next group and moves its first row to the right."""
    return html(figures, request=groups_spanning(figures, 1))


@layout
def no_colspans(figures: Figures, random: Random) -> bytes:
    """A label of one cell leaves its row two cells short of the others."""
    disclosure = _without(COLSPAN, disclosure_html(figures))
    request = [*request_header_html(), *_without(COLSPAN, full(request_html(figures)))]
    return html(figures, table_html(disclosure), table_html(request))


@layout
def review_grand_total(figures: Figures, random: Random) -> bytes:
    """A sixteenth column, blank or not, that the form does not have."""
    first, *rest = review_header_html()
    header = [[*first, '<td rowspan="3">合计</td>'], *rest]
    table = review_table(figures, lambda values: [*values, random.choice(["", "999"])], header)
    return html(figures, review=table)


@layout
def review_label_column(figures: Figures, random: Random) -> bytes:
    """What stands before the figures may itself be blank or a number."""
    first, *rest = review_header_html()
    header = [['<td rowspan="3">类别</td>', *first], *rest]
    table = review_table(figures, lambda values: [random.choice(["件数", "", "2024年"]), *values], header)
    return html(figures, review=table)


@layout
def review_two_years(figures: Figures, random: Random) -> bytes:
    """A row of last year's figures above this year's; nothing says which is which."""
    last_year: Row = [str(8000 + number) for number in range(15)]
    return html(figures, review=review_table(figures, header=[*review_header_html(), last_year]))


@layout
def review_three_tables(figures: Figures, random: Random) -> bytes:
    """Each track is a table of its own; only its first row says which."""
    tables = ""
    for track, name in TRACKS:
        values = [text for cell_id, text in figures.items() if cell_id.startswith(f"review.{track}.")]
        tables += table_html([[f"<td colspan=5>{name}</td>"], RESULTS, values])
    return html(figures, review=tables)


@layout
def disclosure_year_in_header(figures: Figures, random: Random) -> bytes:
    """The year in a header is no figure, nor is the number in a caption."""
    table = table_html(disclosure_html(figures)).replace("本年制发件数", "本年（2024）制发件数")
    return html(figures, table.replace("<table>", "<table><caption>二</caption>"))


@layout
def disclosure_last_year_first(figures: Figures, random: Random) -> bytes:
    """A column of last year's figures stands before this year's."""
    table = table_html(disclosure_html(figures))
    table = table.replace("<td>本年制发件数</td>", "<td>上年制发件数</td><td>本年制发件数</td>")
    return html(figures, DOCUMENTS.sub(r"<td>\1</td><td>7777</td>", table))


@layout
def header_expanded(figures: Figures, random: Random) -> bytes:
    """The header lost its spans, the rows did not; blank cells stand where they were."""
    return html(figures, request=request_table(figures, header=request_header_text()))


def _all_without(spans: re.Pattern[str], figures: Figures) -> bytes:
    request = [*request_header_html(), *full(request_html(figures))]
    disclosure, request = (_without(spans, rows) for rows in (disclosure_html(figures), request))
    review = review_table(figures, header=_without(spans, review_header_html()))
    return html(figures, table_html(disclosure), table_html(request), review)


@layout
def colspans_lost(figures: Figures, random: Random) -> bytes:
    """No cell of any table reaches over columns any more: 总计 stands among the names of the others."""
    return _all_without(COLSPAN, figures)


@layout
def rowspans_lost(figures: Figures, random: Random) -> bytes:
    """No cell reaches over rows any more: the names below the tracks stand a track too far left."""
    return _all_without(ROWSPAN, figures)


@layout
def spans_lost(figures: Figures, random: Random) -> bytes:
    """An editor took out both."""
    return _all_without(re.compile(f"{ROWSPAN.pattern}|{COLSPAN.pattern}"), figures)
