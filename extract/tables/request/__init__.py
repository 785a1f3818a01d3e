"""The request table: 25 rows (23 with one row of 其他处理) of seven applicant columns."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from extract.form import EDITION_2021, ONE_OTHER_ROW, OTHER_ROWS, REQUEST_COLUMNS, Row, request_cells
from extract.issues import issue
from extract.tables.cells import Cells
from extract.tables.columns import Columns, Placement
from extract.tables.halves import beside_a_piece, holds_piece_of_another, lower_halves, may_be_neighbours
from extract.tables.header_labels import is_request_header, names_request_columns
from extract.tables.headers import names_a_column, request_columns
from extract.tables.headers.printed import alike_printed, in_form, missing_columns
from extract.tables.labels import REQUEST_TARGETS, lacks_number, names_another, target_named
from extract.tables.lines import (
    Line,
    beside_lone_figure,
    beside_unlabelled,
    ends_in_figure,
    over_values,
)
from extract.tables.match import Matched, Matching, match, value_line
from extract.tables.pages import carried_over
from extract.tables.place import place_all, unless_lost
from extract.tables.request.copies import first_copy
from extract.tables.request.flat import before_blanks, unflattened
from extract.tables.request.pairs import LIKE, names_stand_above, with_blank_figures
from extract.tables.strays import late_rows, left_over
from extract.tables.worded import under_header
from extract.values import read_value

_COUNT = len(REQUEST_COLUMNS)


def read_request(lines: Sequence[Line], cells: Cells, usual: tuple[Row, ...] = OTHER_ROWS) -> tuple[Row, ...]:
    """Read the table from its *lines* into *cells*; returns the rows of 其他处理 the report prints.

    Where it prints none they are the *usual* ones of its edition.
    """
    body, columns = _without_headers(lines)
    body, columns, doubt = first_copy(body, columns)
    if doubt is not None:
        every = (cell for row in (*_expected(OTHER_ROWS), *ONE_OTHER_ROW) for cell in request_cells(row.key))
        cells.issues.append(issue("table_repeated", every, doubt))
    if any(where.order is not None for where in columns):
        cells.issues.append(issue("columns_reordered"))
    matching = with_blank_figures(match(body, REQUEST_TARGETS), body, _COUNT)
    rows = {row.target.key: row for row in matching.rows if row.target.valued}
    other_rows = _other_rows(matching, body, usual)
    expected = {row.key: row for row in _expected(other_rows)}
    late_rows(matching, body, rows, expected, cells)
    placements = _place(body, columns, {key: row for key, row in rows.items() if key in expected})
    halves = lower_halves(rows.values(), body)
    pieces = _and_the_next([key for key, row in rows.items() if beside_a_piece(row, body)], [*expected])
    paired = names_stand_above([rows[key] for key in placements], body, _COUNT)
    for key, row in expected.items():
        if key not in placements:
            cells.absent(request_cells(key), row.printed)
            continue
        line = body[value_line(body, rows[key])]
        cells.row(request_cells(key), placements[key], row.printed, line)
        if not paired:
            _label_doubts(rows[key], row, body, cells, tuple(expected), placements, halves, pieces)
    left_over(matching, rows, expected, body, cells)
    missing_columns(columns, placements, cells)
    return other_rows


def _without_headers(lines: Sequence[Line]) -> tuple[list[Line], list[Columns]]:
    """The lines below headers, each with the columns its fragment's latest header gives."""
    body: list[Line] = []
    columns: list[Columns] = []
    header: list[Line] = []
    open_header = False
    known = Columns(_COUNT)
    above = over_values(lines)
    for number, line in enumerate(lines):
        if number in above or _is_header(line, open_header) or (open_header and _numbers_columns(line)):
            if not open_header:
                header = []
                while body and _is_caption(body[-1], line.fragment):
                    body.pop()
                    columns.pop()
            header.append(line)
            open_header = True
            continue
        if open_header or (body and body[-1].fragment != line.fragment and not line.paragraph):
            tells = open_header and names_a_column(header)
            below = lines[number:]
            known = request_columns(header, below) if tells else carried_over(known, below)
            open_header = False
        body.append(under_header(line, known, REQUEST_TARGETS))
        columns.append(known)
    return body, columns


def _is_caption(line: Line, fragment: int) -> bool:
    """Whether *line*, above a header in the same grid, is one cell over its whole width: 单位：件."""
    if line.fragment != fragment or line.values or len(line.labels) != 1 or not line.measured:
        return False
    return line.labels[0].column_span == line.width > 1 and target_named(line.label, REQUEST_TARGETS) is None


def _is_header(line: Line, goes_on: bool) -> bool:
    """Whether a line heads columns; a word may stand beside their names, 无 in a column of remarks."""
    if not line.filled:
        return is_request_header(line.words, goes_on)
    if any(read_value(value.text).number is not None for value in line.values):
        return False
    return names_request_columns(line.words)


def _numbers_columns(line: Line) -> bool:
    """Whether a line below a header counts its columns: 甲 | 1 | 2 | 3 | 4 | 5 | 6 | 7."""
    figures = [read_value(value.text).number for value in line.values]
    first = figures[0] if figures else None
    if len(figures) < _COUNT or not isinstance(first, int) or target_named(line.label, REQUEST_TARGETS):
        return False
    return 0 < first < _COUNT and figures == list(range(first, first + len(figures)))


def _other_rows(matching: Matching, body: Sequence[Line], usual: tuple[Row, ...]) -> tuple[Row, ...]:
    """Whether 其他处理 is printed as one row of values or as three."""
    three = {row.key for row in OTHER_ROWS}
    if any(row.target.key in three for row in matching.rows):
        return OTHER_ROWS
    one = [row for row in matching.rows if row.target.key == "other"]
    if not one:
        return usual
    return ONE_OTHER_ROW if body[value_line(body, one[0])].values else OTHER_ROWS


def _expected(other_rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return EDITION_2021.request_rows(other_rows)


def _place(
    body: Sequence[Line], columns: Sequence[Columns], rows: dict[str, Matched]
) -> dict[str, Placement]:
    numbers = {key: value_line(body, row) for key, row in rows.items()}
    spare = next((columns[number].spare for number in numbers.values()), None)
    bare = unflattened(body, numbers, _COUNT, spare)
    lines = {key: bare.get(key) or _merged(body, rows[key], number) for key, number in numbers.items()}
    told = before_blanks(lines, _COUNT)
    known = {place: told[key] for place, key in enumerate(lines) if key in told}
    above = alike_printed([columns[number] for number in numbers.values()])
    count = above[0].count if above else _COUNT
    placed = place_all([*lines.values()], above, count, known)
    return {
        key: in_form(unless_lost(one) if beside_lone_figure(body, rows[key].lines) else one, where.printed)
        for key, one, where in zip(numbers, placed, above, strict=True)
    }


def _merged(body: Sequence[Line], row: Matched, number: int) -> Line:
    """The value line, with the values that a cut row prints on its other lines."""
    line = body[number]
    others = [body[n] for n in row.lines if n != number and body[n].filled] if len(row.lines) > 1 else []
    if not others:
        return line
    values = tuple(
        next((cell for cell in column if cell.text.strip()), column[0])
        for column in zip(line.values, *(other.values for other in others), strict=True)
    )
    return Line(line.labels, values, line.fragment, line.measured, line.width)


def _and_the_next(some: Sequence[str], keys: Sequence[str]) -> set[str]:
    """*some* of the *keys* of the form's rows, and after each the one that follows it there."""
    return {*some, *(after for key, after in pairwise(keys) if key in some)}


def _beside_missing(key: str, keys: Sequence[str], found: Container[str]) -> bool:
    """Whether the row before or after this one on the form is not in the print."""
    place = keys.index(key)
    return any(other not in found for other in keys[max(0, place - 1) : place + 2])


def _label_doubts(
    row: Matched,
    form_row: Row,
    body: Sequence[Line],
    cells: Cells,
    keys: Sequence[str],
    found: Container[str],
    halves: Container[int],
    pieces: Container[str],
) -> None:
    """Say so when a row was taken for the form's by its place, or its values may be its neighbour's.

    *keys*: the rows of the form; *found*: those in the print; *halves*: see :func:`lower_halves`; *pieces*:
    the rows whose figures may be the next one's, and these.
    """
    unlike = row.likeness < LIKE
    surely = halves if _is_whole(row, body) else ()
    ambiguous = beside_unlabelled(body, row.lines, surely) or _is_second_half(row, body)
    if len(row.lines) > 1 and not ambiguous:
        several = sum(body[number].filled for number in row.lines) > 1  # a row cut in two, or two rows
        stray = not body[value_line(body, row)].labels
        cut = any(lacks_number(body[number].label) for number in row.lines)  # its number may be a figure
        ambiguous = several or cut or may_be_neighbours(row, body)
        ambiguous = ambiguous or (stray and _beside_missing(form_row.key, keys, found))
    labels = [body[number].label for number in row.lines]
    ambiguous = ambiguous or any(names_another(label, form_row.key) for label in labels)
    ambiguous = ambiguous or any(holds_piece_of_another(label, row.target) for label in labels)
    ambiguous = ambiguous or form_row.key in pieces
    ambiguous = ambiguous or _is_printed_twice(row, body) or ends_in_figure(body[value_line(body, row)])
    if not unlike and not ambiguous:
        return
    ids = request_cells(form_row.key)
    printed = "".join(body[number].label for number in row.lines)
    locator = body[row.lines[0]].labels[0].locator if body[row.lines[0]].labels else None
    if unlike:
        cells.issues.append(issue("row_label_unsure", ids, locator, row=form_row.printed, printed=printed))
    if ambiguous:
        cells.issues.append(issue("row_ambiguous", ids, locator, row=form_row.printed))


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
