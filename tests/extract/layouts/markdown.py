"""Markdown with tables of bars, as recognition models and converters write it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from tests.extract.layouts.documents import bar_table, markdown, request_rows, review_rows
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import (
    HEADER_ROWS,
    NAMES,
    WORDING,
    Row,
    Rows,
    disclosure_text,
    full,
    request_header_text,
    request_text,
    review_values,
)
from tests.extract.layouts.text_lines import split_label
from tests.extract.unlike import RESULTS
from tests.synthetic.blank_form import GROUPS, OTHER_GROUP
from tests.synthetic.layout import disclosure_table, request_table, review_table
from tests.synthetic.paper import Table, grid_of
from tests.synthetic.render.text import LABEL_COLUMNS
from tests.synthetic.values import Figures

TRACKS: Final = ("行政复议", "未经复议直接起诉", "复议后起诉")
GROUP_OF: Final = {label: group for group, rows in (*GROUPS, OTHER_GROUP) for _, label in rows}
LOOPS: Final = (1, 2, 30)  # how often a model writes the same rows again


def each_cell(figures: Figures, write: Callable[[str], str]) -> bytes:
    """The report with every cell of its tables written by *write*."""
    parts = (disclosure_text(figures), request_rows(figures), review_rows(figures))
    return markdown(figures, *(bar_table([[write(cell) for cell in row] for row in part]) for part in parts))


@layout
def as_the_form_has_it(figures: Figures, random: Random) -> bytes:
    """Markdown has no spans: blank cells stand where they were."""
    return markdown(figures)


@layout
def bold(figures: Figures, random: Random) -> bytes:
    """A model that takes a table for a header prints all of it bold; a blank cell has no marks."""
    return each_cell(figures, lambda cell: f"**{cell}**" if cell else "")


@layout
def figures_as_formulas(figures: Figures, random: Random) -> bytes:
    """A model that takes figures for formulas puts them between dollar signs."""
    return each_cell(figures, lambda cell: f"${cell}$" if cell.isdigit() else cell)


@layout
def breaks_in_labels(figures: Figures, random: Random) -> bytes:
    """Lines of a label are kept as <br>, where no word ends."""
    return each_cell(
        figures, lambda cell: cell.replace("政府信息", "政府<br>信息").replace("结果", "结果<br>")
    )


@layout
def in_a_code_fence(figures: Figures, random: Random) -> bytes:
    """A model answers with its Markdown inside a fence."""
    return b"```markdown\n" + markdown(figures) + b"\n```\n"


@layout
def spans_repeated(figures: Figures, random: Random) -> bytes:
    """A cell over several rows or columns is written in each of them, be it a figure."""

    def written(table: Table) -> str:
        return bar_table([[box.text for box, _ in row] for row in grid_of(table)])

    parts = (disclosure_table, request_table, review_table)
    return markdown(figures, *(written(make(figures, WORDING)) for make in parts))


@layout
def next_page_headed_by_figures(figures: Figures, random: Random) -> bytes:
    """The table of the next page has a row of figures where Markdown wants a header."""
    rows = request_rows(figures)
    at = random.randrange(3, 24) + HEADER_ROWS
    return markdown(figures, request=f"{bar_table(rows[:at])}\n\n{bar_table(rows[at:])}")


@layout
def label_over_two_pages(figures: Figures, random: Random) -> bytes:
    """The rest of a label is the first row of the next page; the figures stand there, or above."""
    rows = request_rows(figures)
    at = random.randrange(5, 24) + HEADER_ROWS
    values, blank = rows[at][LABEL_COLUMNS:], [""] * len(NAMES[1:])
    first, rest = split_label(rows[at][:LABEL_COLUMNS], random)
    above, below = (values, blank) if random.random() < 0.5 else (blank, values)
    pages = (bar_table([*rows[:at], [*first, *above]]), bar_table([[*rest, *below], *rows[at + 1 :]]))
    return markdown(figures, request="\n\n- 5 -\n\n".join(pages))


@layout
def rows_written_again(figures: Figures, random: Random) -> bytes:
    """A model that loops writes its last two rows again, once or without end."""
    rows = request_rows(figures)
    at = random.randrange(5, 20) + HEADER_ROWS
    again = rows[at - 2 : at] * random.choice(LOOPS)
    return markdown(figures, request=bar_table([*rows[:at], *again, *rows[at:]]))


@layout
def group_and_row_in_one_cell(figures: Figures, random: Random) -> bytes:
    """The label of the group stands before that of each of its rows."""
    header = [[row[0], *row[LABEL_COLUMNS:]] for row in request_header_text()]
    rows = [[GROUP_OF.get(line.name, "") + line.name, *line.values] for line in request_text(figures)]
    return markdown(figures, request=bar_table([*header, *rows]))


@layout
def headers_of_one_row(figures: Figures, random: Random) -> bytes:
    """A header of three rows is put into one, with a track before each result."""
    header = ["类别", "", *NAMES]
    review = bar_table([[f"{track}-{name}" for track in TRACKS for name in RESULTS], review_values(figures)])
    return markdown(figures, request=bar_table([header, *full(request_text(figures))]), review=review)


@layout
def review_a_row_per_track(figures: Figures, random: Random) -> bytes:
    """The fifteen figures of one row stand in three rows of five."""
    names = [TRACKS[0], *(f"行政诉讼 {name}" for name in TRACKS[1:])]
    values = review_values(figures)
    width = len(RESULTS)
    rows = [[name, *values[place * width : (place + 1) * width]] for place, name in enumerate(names)]
    return markdown(figures, review=bar_table([["类型", *RESULTS], *rows]))


@layout
def disclosure_in_four_tables(figures: Figures, random: Random) -> bytes:
    """A table for each article of the regulation, which stands above it as a line."""
    parts: list[tuple[str, Rows]] = []
    for row in disclosure_text(figures):
        if row[0].startswith("第二十条"):
            parts.append((row[0], []))
        else:
            parts[-1][1].append(_closed_up(row) if row[0] == "信息内容" else row)
    return markdown(figures, "\n\n".join(f"{article}\n\n{bar_table(rows)}" for article, rows in parts))


def _closed_up(row: Row) -> Row:
    return [cell for cell in row if cell]


@layout
def blanks_at_the_end_lost(figures: Figures, random: Random) -> bytes:
    """Each row ends with its last cell that is not blank, and no bar closes it."""
    rows = ("| " + " | ".join(row).rstrip(" |") for row in request_rows(figures))
    return markdown(figures, request="\n".join(rows))
