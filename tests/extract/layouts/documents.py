"""Three tables, laid out in whatever way → the report as a page, as text, as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.extract.layouts import tables
from tests.extract.layouts.tables import Line, Row, Rows, table_html
from tests.extract.unlike import ABOVE, BELOW, HEADINGS, TITLE, article, page
from tests.synthetic.values import Figures

Change = Callable[[Row], Row]  # the value cells of one row → those that the layout prints
FENCED: Final = "| {} |"


def as_printed(values: Row) -> Row:
    """No change."""
    return values


def request_table(figures: Figures, change: Change = as_printed, header: Rows | None = None) -> str:
    """The request table in HTML with the value cells of every row changed."""
    lines = tables.request_html(figures)
    rows = [[*line.labels, *change(line.values)] for line in lines]
    return table_html([*(tables.request_header_html() if header is None else header), *rows])


def review_table(figures: Figures, change: Change = as_printed, header: Rows | None = None) -> str:
    """The review table in HTML with its value cells changed."""
    head = tables.review_header_html() if header is None else header
    return table_html([*head, change(tables.review_values(figures))])


def html(
    figures: Figures, disclosure: str | None = None, request: str | None = None, review: str | None = None
) -> bytes:
    """The page; a table that is not given is as the form has it."""
    return page(
        article(
            table_html(tables.disclosure_html(figures)) if disclosure is None else disclosure,
            request_table(figures) if request is None else request,
            review_table(figures) if review is None else review,
        )
    )


def joined(rows: Rows, separator: str = "\t") -> Row:
    """One line of text per row."""
    return [separator.join(row) for row in rows]


def barred(rows: Rows) -> Row:
    """Lines with bars between the cells and on both sides."""
    return [f"|{line}|" for line in joined(rows, "|")]


def request_rows(figures: Figures, change: Change = as_printed) -> Rows:
    """The request table as text with the value cells of every row changed."""
    lines = tables.request_text(figures)
    changed = [Line(line.name, line.labels, change(line.values)) for line in lines]
    return [*tables.request_header_text(), *tables.full(changed)]


def review_rows(figures: Figures, change: Change = as_printed) -> Rows:
    """The review table as text with its value cells changed."""
    return [*tables.review_header_text(), change(tables.review_values(figures))]


def text(
    figures: Figures, disclosure: Row | None = None, request: Row | None = None, review: Row | None = None
) -> bytes:
    """The text; a table that is not given is tab-separated."""
    parts = (
        joined(tables.disclosure_text(figures)) if disclosure is None else disclosure,
        joined(request_rows(figures)) if request is None else request,
        joined(review_rows(figures)) if review is None else review,
    )
    lines = [TITLE, "", *ABOVE]
    for heading, part in zip(HEADINGS, parts, strict=True):
        lines += [heading, *part, ""]
    return "\n".join([*lines, *BELOW]).encode()


def bar_table(rows: Rows) -> str:
    """A table of Markdown: every row as wide as the widest, the first one is the header."""
    width = max(map(len, rows))
    head, *body = [FENCED.format(" | ".join([*row, *[""] * (width - len(row))])) for row in rows]
    return "\n".join([head, "|" + "---|" * width, *body])


def markdown(
    figures: Figures, disclosure: str | None = None, request: str | None = None, review: str | None = None
) -> bytes:
    """The report as recognition models and converters write it; a table that is not given has bars."""
    parts = (
        bar_table(tables.disclosure_text(figures)) if disclosure is None else disclosure,
        bar_table(request_rows(figures)) if request is None else request,
        bar_table(review_rows(figures)) if review is None else review,
    )
    blocks = [f"# {TITLE}", *ABOVE]
    for heading, part in zip(HEADINGS, parts, strict=True):
        blocks += [f"## {heading}", part]
    return ("\n\n".join([*blocks, *BELOW]) + "\n").encode()


def spread(rows: Rows, element: str = "<p>{}</p>") -> str:
    """All cells of all rows one behind the other, each in *element*."""
    return "".join(element.format(cell) for row in rows for cell in row)
