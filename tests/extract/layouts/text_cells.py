"""Rows of text with more or fewer cells than there are columns."""

from __future__ import annotations

from random import Random

from tests.extract.layouts import changes
from tests.extract.layouts.changes import HALF
from tests.extract.layouts.documents import Change, barred, joined, request_rows, text
from tests.extract.layouts.html_cells import CUT_IS_WHOLE
from tests.extract.layouts.registry import layout, leaving_out
from tests.extract.layouts.tables import Rows, named, request_header_text, request_text
from tests.synthetic.render.text import one
from tests.synthetic.values import Figures

FEW = 0.4
WIDTH = 8  # one label and seven figures


@layout
def one_lost(figures: Figures, random: Random) -> bytes:
    """Rows of one label, some of them with six figures."""
    change = changes.one_lost(random, 0.2)
    rows = [[line.name, *change(line.values)] for line in request_text(figures)]
    return text(figures, request=joined([*request_header_text(), *rows]))


@layout
def last_cut_off(figures: Figures, random: Random) -> bytes:
    """Rows with two labels lose their last figure, since every row is eight cells wide."""
    rows = [(one(line.labels, line.values) + [""] * WIDTH)[:WIDTH] for line in request_text(figures)]
    return text(figures, request=joined([*request_header_text(), *rows]))


def _with_request(figures: Figures, change: Change) -> bytes:
    return text(figures, request=joined(request_rows(figures, change)))


@layout
def cut(figures: Figures, random: Random) -> bytes:
    """Rows with a cut figure have eight cells for seven columns."""
    return _with_request(figures, changes.cut_in_two(random, FEW))


@leaving_out(
    dict.fromkeys(
        ("unlike_few_blank", "unlike_half_blank", "unlike_most_blank", "sums_totals_blank"), CUT_IS_WHOLE
    )
)
def cut_and_blanks_at_the_end_lost(figures: Figures, random: Random) -> bytes:
    """White space is taken from the end of lines, so that rows with a cut figure are as wide as others."""
    lines = _with_request(figures, changes.cut_in_two(random, FEW)).decode().split("\n")
    return "\n".join(line.rstrip("\t") for line in lines).encode()


def _cut_with_one_label(figures: Figures, random: Random) -> Rows:
    change = changes.cut_in_two(random, FEW)
    header, *rows = named(request_text(figures))
    return [header, *([row[0], *change(row[1:])] for row in rows)]


@leaving_out({"unlike_no_totals": CUT_IS_WHOLE})
def cut_with_one_label(figures: Figures, random: Random) -> bytes:
    """The same below a header of one row that shows the columns."""
    return text(figures, request=joined(_cut_with_one_label(figures, random)))


@leaving_out({"unlike_no_totals": CUT_IS_WHOLE})
def cut_between_bars(figures: Figures, random: Random) -> bytes:
    """The same where bars close each cell."""
    return text(figures, request=barred(_cut_with_one_label(figures, random)))


def _under_a_wider_header(figures: Figures, change: Change) -> bytes:
    """The header has a blank cell at its end."""
    header = [[*row, ""] for row in request_header_text()]
    rows = [[*line.labels, *change(line.values)] for line in request_text(figures)]
    return text(figures, request=joined([*header, *rows]))


@leaving_out({"sums_first_blank": "not doubted: a first column blank throughout, and a blank one behind"})
def blank_behind(figures: Figures, random: Random) -> bytes:
    """Header and rows end with a cell too many."""
    return _under_a_wider_header(figures, changes.blank_behind(random))


@layout
def blank_behind_half(figures: Figures, random: Random) -> bytes:
    """Only some rows end with the blank cell of the header."""
    return _under_a_wider_header(figures, changes.blank_behind(random, HALF))


@layout
def blank_before(figures: Figures, random: Random) -> bytes:
    """A blank column stands between the labels and the figures, but not in the header."""
    return _under_a_wider_header(figures, changes.blank_before(random))


@layout
def blank_before_half(figures: Figures, random: Random) -> bytes:
    """As before in some of the rows; the others stand right below the header."""
    return _under_a_wider_header(figures, changes.blank_before(random, HALF))
