"""HTML tables whose rows are parted, turned, moved or written twice."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.extract.layouts import tables
from tests.extract.layouts.documents import html, request_table
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import (
    NAMES,
    Line,
    Rows,
    full,
    request_header_html,
    request_header_text,
    request_html,
    request_text,
    row_html,
    table_html,
)
from tests.synthetic.render.text import shifted
from tests.synthetic.values import Figures

PAGE_NUMBERS: Final = ("", "<p>- 3 -</p>", "<p>4</p>")
ROW: Final = re.compile(r"<tr>.*?</tr>")
HALF: Final = 13  # rows of 25 that stand on the left


def parted(figures: Figures, random: Random) -> tuple[Rows, Rows]:
    """The rows of the request table before and behind the end of a page; spans go on as they please."""
    rows = full(request_html(figures))
    at = random.randrange(2, len(rows) - 1)
    return [*request_header_html(), *rows[:at]], rows[at:]


@layout
def two_pages(figures: Figures, random: Random) -> bytes:
    """The second page has no header, and the label of a group may span rows of both."""
    first, second = parted(figures, random)
    return html(figures, request=table_html(first) + random.choice(PAGE_NUMBERS) + table_html(second))


@layout
def two_pages_with_headers(figures: Figures, random: Random) -> bytes:
    """The header stands in the middle of what is one table."""
    first, second = parted(figures, random)
    return html(figures, request=table_html(first) + table_html([*request_header_html(), *second]))


@layout
def turned(figures: Figures, random: Random) -> bytes:
    """The rows of the form are columns."""
    lines = request_html(figures)
    span = "<td colspan=2>{}</td>"
    rows = [[span.format("项目"), *(line.name for line in lines)]]
    for place, name in enumerate(NAMES[1:]):
        rows.append([span.format(name), *(line.values[place] for line in lines)])
    return html(figures, request=table_html(rows))


@layout
def halves_side_by_side(figures: Figures, random: Random) -> bytes:
    """The lower half of the table stands on the right of the upper one."""
    rows = [[line.name, *line.values] for line in request_html(figures)]
    right = [*rows[HALF:], [""] * len(NAMES)]
    beside = [[*one, *other] for one, other in zip(rows[:HALF], right, strict=True)]
    return html(figures, request=table_html([NAMES * 2, *beside]))


@layout
def values_before_labels(figures: Figures, random: Random) -> bytes:
    """Figures on the left of the label that they belong to."""
    rows = [[*line.values, line.name] for line in request_html(figures)]
    return html(figures, request=table_html([[*NAMES[1:], NAMES[0]], *rows]))


def _in_a_row_of_its_own(line: Line) -> tuple[str, str]:
    """The label of a line and its figures, each as a row."""
    return row_html([f"<td colspan=10>{line.name}</td>"]), row_html(["<td colspan=3></td>", *line.values])


@layout
def label_below(figures: Figures, random: Random) -> bytes:
    """A row of figures may belong to the label above it or to that below."""
    rows = [_in_a_row_of_its_own(line) for line in request_html(figures)]
    return _of_rows(figures, "".join(values + label for label, values in rows))


@layout
def label_above(figures: Figures, random: Random) -> bytes:
    """The same rows the other way round; one of the two readings is wrong."""
    rows = [_in_a_row_of_its_own(line) for line in request_html(figures)]
    return _of_rows(figures, "".join(label + values for label, values in rows))


def _of_rows(figures: Figures, rows: str) -> bytes:
    return html(figures, request=f"<table>{''.join(map(row_html, request_header_html()))}{rows}</table>")


@layout
def hidden_copy_of_a_row(figures: Figures, random: Random) -> bytes:
    """An editor kept an older row of the same label and does not show it."""
    table = request_table(figures)
    first = ROW.findall(table)[tables.HEADER_ROWS]
    label = row_html([*request_html(figures)[0].labels, *"7777777"])
    hidden = label.replace("<tr>", "<tr style='display:none'>")
    return html(figures, request=table.replace(first, hidden + first, 1))


@layout
def last_row_in_a_foot(figures: Figures, random: Random) -> bytes:
    """<tfoot> may stand before the body and is shown behind it."""
    rows = ROW.findall(request_table(figures))
    head, body = "".join(rows[:3]), "".join(rows[3:-1])
    table = f"<table><tfoot>{rows[-1]}</tfoot><thead>{head}</thead><tbody>{body}</tbody></table>"
    return html(figures, request=table)


@layout
def spans_expanded(figures: Figures, random: Random) -> bytes:
    """A blank cell wherever a span was."""
    rows = [*request_header_text(), *full(request_text(figures))]
    return html(figures, request=table_html(rows))


@layout
def spans_expanded_and_shifted(figures: Figures, random: Random) -> bytes:
    """Rows of one or two labels begin a column further left and have a blank cell at their end."""
    rows = [shifted(line.labels, line.values) for line in request_text(figures)]
    return html(figures, request=table_html([*request_header_text(), *rows]))
