"""What is said of the request table's rows: a label unlike the form's, figures that may be a neighbour's."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.form import Row, request_cells
from extract.issues import issue
from extract.tables.cells import Cells
from extract.tables.halves import beside_a_piece, holds_piece_of_another, lower_halves, may_be_neighbours
from extract.tables.labels import lacks_number, names_another
from extract.tables.lines import Line, beside_unlabelled, ends_in_figure
from extract.tables.match import Matched, value_line
from extract.tables.request.pairs import LIKE


@dataclass(frozen=True, slots=True)
class Printed:
    """The table as printed, for what its lines tell of each other.

    ``keys``: the rows of the form; ``found``: those in the print; ``halves``: see :func:`lower_halves`;
    ``pieces``: the rows whose figures may be the next one's, and these.
    """

    body: Sequence[Line]
    keys: Sequence[str]
    found: Container[str]
    halves: Container[int]
    pieces: Container[str]


def as_printed(
    body: Sequence[Line], rows: Mapping[str, Matched], keys: Sequence[str], found: Container[str]
) -> Printed:
    """The table of these lines. *keys*: the rows of the form; *found*: those of them that are placed."""
    pieces = [key for key, row in rows.items() if beside_a_piece(row, body)]
    following = {after for key, after in pairwise(keys) if key in pieces}
    return Printed(body, keys, found, lower_halves(rows.values(), body), {*pieces, *following})


def label_doubts(row: Matched, form_row: Row, table: Printed, cells: Cells) -> None:
    """Say so when a row was taken for the form's by its place, or its values may be its neighbour's."""
    unlike, ambiguous = row.likeness < LIKE, _is_ambiguous(row, form_row.key, table)
    if not unlike and not ambiguous:
        return
    ids = request_cells(form_row.key)
    first = table.body[row.lines[0]]
    locator = first.labels[0].locator if first.labels else None
    if unlike:
        printed = "".join(table.body[number].label for number in row.lines)
        cells.issues.append(issue("row_label_unsure", ids, locator, row=form_row.printed, printed=printed))
    if ambiguous:
        cells.issues.append(issue("row_ambiguous", ids, locator, row=form_row.printed))


def _is_ambiguous(row: Matched, key: str, table: Printed) -> bool:
    """Whether the figures of a row may be its neighbour's, or its label another's."""
    body = table.body
    surely = table.halves if _is_whole(row, body) else ()
    if beside_unlabelled(body, row.lines, surely) or _is_second_half(row, body) or key in table.pieces:
        return True
    if len(row.lines) > 1 and _is_cut(row, key, table):
        return True
    labels = [body[number].label for number in row.lines]
    if any(names_another(label, key) or holds_piece_of_another(label, row.target) for label in labels):
        return True
    return _is_printed_twice(row, body) or ends_in_figure(body[value_line(body, row)])


def _is_cut(row: Matched, key: str, table: Printed) -> bool:
    """Whether the lines of a row may be two rows, or hold figures that stray into it."""
    body = table.body
    if sum(body[number].filled for number in row.lines) > 1:  # a row cut in two, or two rows
        return True
    if any(lacks_number(body[number].label) for number in row.lines):  # its number may be a figure
        return True
    stray = not body[value_line(body, row)].labels
    return may_be_neighbours(row, body) or (stray and _beside_missing(key, table))


def _is_whole(row: Matched, body: Sequence[Line]) -> bool:
    """Whether a row is one line, with its name and with figures of its own."""
    return len(row.lines) == 1 and row.likeness == 1 and body[row.lines[0]].filled


def _is_second_half(row: Matched, body: Sequence[Line]) -> bool:
    """Whether a blank row opens a page with the end of its label: its figures may be on the page before."""
    number = row.lines[0]
    line = body[number]
    opens = number == 0 or body[number - 1].fragment != line.fragment
    return opens and not line.filled and len(row.lines) == 1 and row.target.lacks_beginning(line.label)


def _is_printed_twice(row: Matched, body: Sequence[Line]) -> bool:
    """Whether a line of cells beside the row's has its very label, in the same grid: one may be another's."""
    fragment = body[row.lines[0]].fragment
    beside = range(max(0, row.lines[0] - 1), min(len(body), row.lines[-1] + 2))
    lines = (body[number] for number in beside if body[number].values and body[number].measured)
    return sum(row.target.is_named(line.label) for line in lines if line.fragment == fragment) > 1


def _beside_missing(key: str, table: Printed) -> bool:
    """Whether the row before or after this one on the form is not in the print."""
    place = table.keys.index(key)
    return any(other not in table.found for other in table.keys[max(0, place - 1) : place + 2])
