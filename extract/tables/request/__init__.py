"""The request table: 25 rows (23 with one row of 其他处理) of seven applicant columns."""

from __future__ import annotations

from collections.abc import Sequence

from extract.form import EDITION_2021, ONE_OTHER_ROW, OTHER_ROWS, REQUEST_COLUMNS, Row, request_cells
from extract.issues import issue
from extract.tables.cells import Cells
from extract.tables.columns import Columns, Placement
from extract.tables.header_labels import is_request_header, names_request_columns
from extract.tables.headers import names_a_column, request_columns
from extract.tables.headers.printed import alike_printed, in_form, missing_columns
from extract.tables.labels import REQUEST_TARGETS, target_named
from extract.tables.lines import Line, beside_lone_figure, over_values
from extract.tables.match import Matched, Matching, match, value_line
from extract.tables.pages import carried_over
from extract.tables.place import place_all, unless_lost
from extract.tables.request.copies import first_copy
from extract.tables.request.doubts import as_printed, label_doubts
from extract.tables.request.flat import before_blanks, unflattened
from extract.tables.request.pairs import names_stand_above, with_blank_figures
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
    printed = as_printed(body, rows, [*expected], placements)
    paired = names_stand_above([rows[key] for key in placements], body, _COUNT)
    for key, row in expected.items():
        if key not in placements:
            cells.absent(request_cells(key), row.printed)
            continue
        line = body[value_line(body, rows[key])]
        cells.row(request_cells(key), placements[key], row.printed, line)
        if not paired:
            label_doubts(rows[key], row, printed, cells)
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
