"""Tables that are none in HTML: cells as paragraphs, as blocks, as lines of one cell."""

from __future__ import annotations

from random import Random
from typing import Final

from tests.extract.layouts.documents import html, spread
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import NAMES, Row, Rows, named, request_html, request_text, table_html
from tests.extract.layouts.tables import review_values as review_of
from tests.extract.unlike import RESULTS
from tests.synthetic.values import Figures

SHOWN_BLANK: Final = "&nbsp;"
COLUMNS: Final = NAMES[1:]


def blocks(rows: Rows, cell: str) -> str:
    """Rows and cells as elements that only a style sheet makes a table of."""
    element = f"<{cell} class=cell>{{}}</{cell}>"
    return "".join(f"<div class=row>{spread([row], element)}</div>" for row in rows)


def paragraphs(cells: Row) -> str:
    """One paragraph per cell, a blank one with the space that keeps it open."""
    return spread([[cell or SHOWN_BLANK for cell in cells]])


@layout
def blocks_of_spans(figures: Figures, random: Random) -> bytes:
    """Cells that run on in one line without any space between them."""
    return html(figures, request=f"<div class=table>{blocks(named(request_html(figures)), 'span')}</div>")


@layout
def blocks_of_blocks(figures: Figures, random: Random) -> bytes:
    """Each cell is a line of its own, and a blank one leaves no line."""
    return html(figures, request=f"<div class=table>{blocks(named(request_html(figures)), 'div')}</div>")


@layout
def paragraph_per_cell(figures: Figures, random: Random) -> bytes:
    """A blank paragraph shows nothing, and no browser gives it a line."""
    rows = [COLUMNS, *named(request_html(figures))[1:]]
    return html(figures, request=spread(rows))


@layout
def paragraph_per_cell_without_blanks(figures: Figures, random: Random) -> bytes:
    """What is left when an editor removes blank paragraphs: nothing tells which cells were blank."""
    rows = [COLUMNS, *named(request_html(figures))[1:]]
    tracks = ["行政复议", "行政诉讼", *RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS * 2]
    review = [cell for cell in [*tracks, *review_of(figures)] if cell]
    return html(
        figures, request=spread([[cell for cell in row if cell] for row in rows]), review=spread([review])
    )


@layout
def columns_as_lines(figures: Figures, random: Random) -> bytes:
    """One row of cells, each with all figures of a column, a line each."""
    lines = request_html(figures)
    labels = "<br>".join(line.name for line in lines)
    columns = ["<br>".join(line.values[place] or SHOWN_BLANK for line in lines) for place in range(7)]
    return html(figures, request=table_html([NAMES, [labels, *columns]]))


@layout
def blank_paragraphs_between_rows(figures: Figures, random: Random) -> bytes:
    """A blank paragraph now and then behind a row, as for a blank cell."""
    return html(figures, request=paragraphs(_with_losses(figures, random, lost=0.0, added=0.3)))


@layout
def blank_paragraphs_lost(figures: Figures, random: Random) -> bytes:
    """Some blank cells have a paragraph and some have none."""
    return html(figures, request=paragraphs(_with_losses(figures, random, lost=0.2, added=0.0)))


@layout
def blank_paragraphs_lost_and_between(figures: Figures, random: Random) -> bytes:
    """A row that lost a blank cell and has a blank paragraph behind it is as long as a whole one."""
    return html(figures, request=paragraphs(_with_losses(figures, random, lost=0.2, added=0.3)))


def _with_losses(figures: Figures, random: Random, lost: float, added: float) -> Row:
    cells = [*COLUMNS]
    for line in request_html(figures):
        kept = [text for text in line.values if text or random.random() >= lost]
        cells += [line.name, *kept, *[""] * (random.random() < added)]
    return cells


def with_label_columns(figures: Figures) -> Row:
    """All cells of the request table, blank ones where its labels had spans."""
    header = ["项目", "", "", *COLUMNS]
    return [*header, *(cell for line in request_text(figures) for cell in (*line.labels, *line.values))]


@layout
def spans_as_blank_paragraphs(figures: Figures, random: Random) -> bytes:
    """A blank paragraph may be a blank cell or a column that a label spans."""
    return html(figures, request=paragraphs(with_label_columns(figures)))


@layout
def spans_as_blank_paragraphs_some_lost(figures: Figures, random: Random) -> bytes:
    """As before, but blank paragraphs are missing now and then."""
    cells = [cell for cell in with_label_columns(figures) if cell or random.random() < 0.97]
    return html(figures, request=paragraphs(cells))


@layout
def spans_as_blank_paragraphs_one_moved(figures: Figures, random: Random) -> bytes:
    """One blank paragraph is lost, and maybe one put elsewhere: the count of all of them is right."""
    cells = with_label_columns(figures)
    del cells[random.choice(_blanks(cells))]
    if random.random() < 0.5:
        cells.insert(random.choice(_blanks(cells)), "")
    return html(figures, request=paragraphs(cells))


def _blanks(cells: Row) -> list[int]:
    return [place for place, cell in enumerate(cells) if not cell]
