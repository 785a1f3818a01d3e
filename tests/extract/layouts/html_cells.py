"""HTML tables whose value cells are more, fewer or other than the columns above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from random import Random
from typing import Final

from tests.extract.layouts import changes
from tests.extract.layouts.changes import HALF, in_turn
from tests.extract.layouts.documents import Change, html, request_table, review_table
from tests.extract.layouts.registry import Write, add, layout, leaving_out
from tests.extract.layouts.tables import (
    NAMES,
    Row,
    disclosure_html,
    request_header_html,
    request_html,
    table_html,
)
from tests.synthetic.values import Figures

CUT_IS_WHOLE: Final = (
    "a row with a figure cut in two and a blank total is, cell by cell, a whole row with a blank cell behind"
)
HIDDEN: Final = '<td style="display:none">9</td>'
# "<td>12</td>", "<td></td>"
VALUE: Final = re.compile(r"<td>(\d*)</td>")


def in_both_tables(of: Callable[[Random], Change]) -> Write:
    """The page whose request and review rows are all given to the change."""

    def write(figures: Figures, random: Random) -> bytes:
        change = of(random)
        return html(figures, request=request_table(figures, change), review=review_table(figures, change))

    return write


def hidden_before(random: Random) -> Change:
    """A cell with a figure in it that no browser shows."""
    return lambda values: [HIDDEN, *values]


def hidden_in_some(random: Random) -> Change:
    """The hidden cell is in some rows only, so that their markup is wider than that of the others."""
    place = random.randrange(8)
    return lambda values: [*values[:place], HIDDEN, *values[place:]] if random.random() < 0.4 else values


def row_in_one_cell(random: Random) -> Change:
    """All figures of a row stand in one cell over all the columns, blanks and all."""

    def change(values: Row) -> Row:
        if len(values) < 15 and random.random() >= changes.SOME:
            return values
        return [f"<td colspan={len(values)}>{' '.join(values)}</td>"]

    return change


def blanks_merged(random: Random) -> Change:
    """Neighbouring blank cells are one cell over as many columns."""

    def change(values: Row) -> Row:
        merged: Row = []
        for is_printed, texts in groupby(values, bool):
            run = list(texts)
            merged += run if is_printed else [f"<td colspan={len(run)}></td>"]
        return merged

    return change


def tables_within(random: Random) -> Change:
    """Each cell holds a table of one cell."""
    return lambda values: [f"<td><table><tr><td>{text}</td></tr></table></td>" for text in values]


def table_of_the_row(random: Random) -> Change:
    """One cell over all columns holds a table of one row."""
    return lambda values: [f"<td colspan={len(values)}>{table_html([values])}</td>"]


def note_marks(random: Random) -> Change:
    """The raised number of a footnote beside a figure is none of its digits."""
    return lambda values: [
        f"{text}<sup>1</sup>" if text and random.random() < 0.2 else text for text in values
    ]


CHANGES: Final[dict[str, Callable[[Random], Change]]] = {
    "hidden_before": hidden_before,
    "hidden_in_some": hidden_in_some,
    "row_in_one_cell": row_in_one_cell,
    "blanks_merged": blanks_merged,
    "tables_within": tables_within,
    "table_of_the_row": table_of_the_row,
    "note_marks": note_marks,
    "blanks_at_the_end_lost": lambda _: changes.blanks_at_the_end_lost,
    "blanks_lost": changes.blanks_lost,
    "cut": changes.cut_in_two,
    "cut_and_blank_behind": lambda random: in_turn(changes.cut_in_two(random), changes.blank_behind(random)),
    "blank_at_either_end": changes.blank_at_either_end,
    "blank_behind_half": lambda random: changes.blank_behind(random, HALF),
    "blank_before_half": lambda random: changes.blank_before(random, HALF),
    "blank_before_few": lambda random: changes.blank_before(random, 0.15),
    "blank_within": changes.blank_within,
    "one_lost": changes.one_lost,
}
LEFT_OUT: Final[dict[str, Mapping[str, str]]] = {
    "blank_within": dict.fromkeys(
        ("unlike_half_blank", "sums_few_blank", "sums_most_blank", "sums_first_blank"),
        "nothing tells a blank cell too many within a row from a blank one behind it",
    ),
}
for _name, _of in CHANGES.items():
    add(f"html_cells.{_name}", in_both_tables(_of), LEFT_OUT.get(_name))


def cut_or_blank_behind(random: Random, share: float) -> Change:
    """A row in which a figure is cut in two is as wide as those with a blank cell at their end."""
    cut, behind = changes.cut_in_two(random), changes.blank_behind(random, share)

    def change(values: Row) -> Row:
        changed = cut(values)
        return changed if len(changed) > len(values) else behind(values)

    return change


@leaving_out(
    dict.fromkeys(
        ("unlike_half_blank", "unlike_most_blank", "unlike_first_only", "unlike_no_totals"), CUT_IS_WHOLE
    )
)
def cut_or_blank_behind_all(figures: Figures, random: Random) -> bytes:
    """All rows are of one width, and only their figures tell which of them end with a blank cell."""
    return html(figures, request=request_table(figures, cut_or_blank_behind(random, changes.ALL)))


@leaving_out({"unlike_most_blank": CUT_IS_WHOLE})
def cut_or_blank_behind_half(figures: Figures, random: Random) -> bytes:
    """Whole rows are of two widths, one of them that of a row with a cut figure."""
    return html(figures, request=request_table(figures, cut_or_blank_behind(random, HALF)))


@layout
def one_lost_or_blank_behind(figures: Figures, random: Random) -> bytes:
    """Rows of six, seven and eight cells; those of six lost a figure."""
    lost, behind = changes.one_lost(random), changes.blank_behind(random, HALF)

    def change(values: Row) -> Row:
        changed = lost(values)
        return changed if len(changed) < len(values) else behind(values)

    return html(figures, request=request_table(figures, change))


@layout
def spacers_under_spacers(figures: Figures, random: Random) -> bytes:
    """Header and rows both have a blank column behind each column."""
    rows = [["项目", *changes.with_spacers(NAMES[1:])], *_spaced(figures)]
    return html(figures, request=table_html(rows))


@layout
def spacers_under_no_header(figures: Figures, random: Random) -> bytes:
    """The header has no blank columns, so that it is half as wide as the rows."""
    return html(figures, request=table_html([NAMES, *_spaced(figures)]))


@layout
def spacers_between(figures: Figures, random: Random) -> bytes:
    """As before, but nothing stands behind the last column."""
    return html(figures, request=table_html([NAMES, *([*row[:-1]] for row in _spaced(figures))]))


def _spaced(figures: Figures) -> list[Row]:
    return [[line.name, *changes.with_spacers(line.values)] for line in request_html(figures)]


@layout
def spacers_in_the_other_tables(figures: Figures, random: Random) -> bytes:
    """In tables of few rows, no neighbour tells a spacer from a blank cell."""
    disclosure = VALUE.sub(r"<td>\1</td><td></td>", table_html(disclosure_html(figures)))
    review = review_table(figures, changes.with_spacers)
    return html(figures, disclosure=disclosure, review=review)


@layout
def values_in_the_row_below(figures: Figures, random: Random) -> bytes:
    """A row of labels without figures, and below it a row of figures without labels."""
    rows: list[Row] = []
    for line in request_html(figures):
        if random.random() < 0.2:
            rows += [[*line.labels, *[""] * len(line.values)], ["", "", "", *line.values]]
        else:
            rows.append([*line.labels, *line.values])
    return html(figures, request=table_html([*request_header_html(), *rows]))
