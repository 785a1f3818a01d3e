"""Column headers → where each column of the form stands, and in which order the columns are printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from extract.form import REQUEST_COLUMNS, REVIEW_COLUMNS, TRACKS
from extract.model import GridCell
from extract.tables.columns import Columns
from extract.tables.drawn import drawn_places
from extract.tables.header_labels import (
    LAWSUITS,
    LEGAL_PERSONS,
    is_piece_of_column,
    is_piece_of_result,
    names_of_columns,
)
from extract.tables.headers.cells import cells_by_column, foreign_cells, named_cells
from extract.tables.headers.printed import columns_but_one, columns_of_text, without_subtotal
from extract.tables.headers.words import (
    REQUEST_NAMES,
    begins_with_total,
    first_of_words,
    is_unusual,
    names_in,
    order_of_words,
    unless_usual,
    words_naming,
)
from extract.tables.lines import FLAT, Line
from extract.tables.pages import in_a_grid_alone, over_the_page
from extract.text import fold

_REVIEW = names_of_columns(REVIEW_COLUMNS)
_TRACKS = {fold(track.label): place for place, track in enumerate(TRACKS)}
_RECONSIDERATION = 0  # the first of the tracks
_LAST = len(REQUEST_COLUMNS) - 1
_LAWSUIT_TRACKS = len(TRACKS) - 1


def names_a_column(header: Sequence[Line]) -> bool:
    """Whether a request header names any column: 请, the end of a label cut by the page, does not."""
    return bool(words_naming(header, REQUEST_NAMES) or named_cells(header, REQUEST_NAMES))


def request_columns(header: Sequence[Line], below: Sequence[Line]) -> Columns:
    """The seven columns of the request table under the lines of its *header*, over the lines *below* it."""
    count = len(REQUEST_COLUMNS)
    fragment = below[0].fragment
    own = [line for line in header if line.measured and line.fragment == fragment] or in_a_grid_alone(
        header, below
    )
    measured = [*over_the_page(header, [*own, *below]), *own]
    leaves = without_subtotal(named_cells(measured, REQUEST_NAMES))
    if not own and len(leaves) != count:
        if (columns := columns_of_text(header, below)) is not None:
            return columns
        order, suspect = order_of_words(header), is_unusual(header)
        spare = len(header[-1].values) if header[-1].fragment == FLAT else None
        return Columns(count, order=order, suspect=suspect, worded=first_of_words(header), spare=spare)
    if len(leaves) > count:
        return Columns(count, suspect=True)  # two tables side by side, or two years
    if len(leaves) < count:
        if (columns := columns_but_one(own, leaves, below)) is not None:
            return columns
        guessed = _guessed(measured, dict(leaves))
        suspect = guessed is None or guessed != sorted(guessed) or begins_with_total(header)
        last = [cell for place, cell in leaves if place == _LAST]
        return Columns(count, suspect=True) if suspect else _with_total(count, last)
    if _LAST in [place for place, _ in leaves][1:-1]:
        # 总计 inside the applicants' columns: more likely a header cell was lost and the rest moved up,
        # or the spans of all, and their words alone tell the order.
        lost = any(
            fold(cell.text) == LEGAL_PERSONS and cell.column_span == 1 for line in own for cell in line.cells
        )
        order, suspect = order_of_words(own), not lost or is_unusual(own)
        return Columns(count, order=order, suspect=suspect)
    foreign = foreign_cells(measured, leaves)
    if any(is_piece_of_column(fold(cell.text)) for cell in foreign if cell.column > leaves[0][1].column):
        return Columns(count, suspect=True)  # 社会 beside 公益组织: which of the two heads the figures?
    return _measured(count, leaves, foreign)


def _with_total(count: int, named: Sequence[GridCell]) -> Columns:
    """The columns of which only 总计 is known to stand in one place, by the one cell that is *named* so."""
    if len(named) != 1:
        return Columns(count)
    total = (named[0].column, named[0].column + named[0].column_span)
    return Columns(count, total=total, places=drawn_places(named))


def _guessed(header: Sequence[Line], named: Mapping[int, GridCell]) -> list[int] | None:
    """The columns in printed order, those whose names are not whole by their first two characters.

    None where a cell names several in lines of its own: which of them stands further left is lost.
    """
    at = {cell.column: [place] for place, cell in named.items()}
    missing = {REQUEST_COLUMNS[place].label[:2]: place for place in range(_LAST + 1) if place not in named}
    for column, cells in cells_by_column(header).items():
        names = names_in("".join(fold(cell.text) for cell in cells), missing)
        lines = [line for cell in cells for line in cell.text.splitlines()]
        if len(names) > 1 and not any(names_in(fold(line), missing) == names for line in lines):
            return None
        at.setdefault(column, [missing[name] for name in names])
    return [place for column in sorted(at) for place in at[column]]


def review_columns(header: Sequence[Line], line: Line) -> Columns:
    """The fifteen columns of the review table: three tracks of five results."""
    width = len(REVIEW_COLUMNS)
    count = width * len(TRACKS)
    own = [above for above in header if not above.measured or above.fragment == line.fragment]
    leaves = named_cells(own, _REVIEW) if line.measured else words_naming(own, _REVIEW)
    sums: list[GridCell] = []
    if len(leaves) == count + 1 and line.measured:
        sums = [cell for _, cell in leaves if _is_sum_of_tracks(cell, own)]
        leaves = [leaf for leaf in leaves if leaf[1] not in sums]
    if len(leaves) != count:
        return Columns(count)
    results = [place for place, _ in leaves]
    tracks = [results[start : start + width] for start in range(0, count, width)]
    if any(sorted(track) != list(range(width)) for track in tracks):
        return Columns(count, suspect=True)
    printed_tracks = _tracks(own, [cell.column for _, cell in leaves] if line.measured else None)
    if printed_tracks is None and line.measured and _lost_spans(own, leaves):
        printed_tracks = _tracks(own, None)
    if printed_tracks is None:
        return Columns(count, suspect=True)
    order = tuple(
        number * width + place
        for number, track in zip(printed_tracks, tracks, strict=True)
        for place in track
    )
    placed = [(at, cell) for at, (_, cell) in zip(order, leaves, strict=True)]
    if line.measured:
        foreign = foreign_cells(own, leaves)
        if any(is_piece_of_result(fold(cell.text)) for cell in foreign if cell not in sums):
            return Columns(count, suspect=True)  # 结果 beside 维持: which of the two heads the figures?
        return _measured(count, placed, foreign)
    return Columns(count, order=unless_usual(order))


def _is_sum_of_tracks(cell: GridCell, header: Sequence[Line]) -> bool:
    """Whether a header's *cell*, 合计, stands beside all tracks and is as high as they and their results."""
    tracks = [one for line in header for one in line.cells if fold(one.text) in {LAWSUITS, *_TRACKS}]
    end = max((one.column + one.column_span for one in tracks), default=cell.column + 1)
    return cell.column >= end and cell.row_span > 1


def result_columns(header: Sequence[Line], line: Line) -> Columns:
    """The five results of the review table across, above a *line* for each track."""
    count = len(REVIEW_COLUMNS)
    own = [above for above in header if not above.measured or above.fragment == line.fragment]
    leaves = named_cells(own, _REVIEW) if line.measured else words_naming(own, _REVIEW)
    if not leaves:
        return Columns(count)
    if line.measured:
        return _measured(count, leaves)
    order = tuple(place for place, _ in leaves)
    if sorted(order) != list(range(count)):
        return Columns(count, suspect=True)
    return Columns(count, order=unless_usual(order))


def _tracks(header: Sequence[Line], results: Sequence[int] | None) -> tuple[int, ...] | None:
    """The tracks in printed order; None where it cannot be told. *results*: the grid columns of the results.

    A track printed beyond the results heads none of them, and two over the same results were moved. Without
    *results* the grid tells nothing.
    """
    measured = results is not None
    found: dict[int, int] = {}
    reading = 0
    for line in header:
        for cell in line.cells:
            reading += 1
            name = fold(cell.text)
            if name == LAWSUITS and not measured and _RECONSIDERATION not in found:
                return None  # the lawsuits stand first: their own tracks are named a line below
            place = _TRACKS.get(name)
            if place is not None:
                middle = (
                    cell.column + cell.column_span // 2
                )  # its ends may stand over its neighbours' results
                found.setdefault(place, middle if measured else reading)
    if results is not None and not _head_apart(found.values(), results):
        return None
    if len(found) < len(TRACKS):
        usual = sorted(found.values()) == [found[place] for place in sorted(found)]
        return tuple(range(len(TRACKS))) if usual else None
    ordered = tuple(sorted(found, key=lambda place: found[place]))
    return ordered if measured or ordered == tuple(range(len(TRACKS))) else None


def _lost_spans(header: Sequence[Line], results: Sequence[tuple[int, GridCell]]) -> bool:
    """Whether the names over the *results* stand side by side from the left on, their spans lost in part.

    Each stands over one result; or 行政复议 and 行政诉讼 over all of theirs, and the two below not there.
    """
    names = {id(cell) for _, cell in results}
    above = [[cell for cell in line.cells if fold(cell.text) and id(cell) not in names] for line in header]
    if any(cell.column + cell.column_span != other.column for row in above for cell, other in pairwise(row)):
        return False
    first, width = min(cell.column for _, cell in results), len(REVIEW_COLUMNS)
    reached = [
        [cell.column - first, *(cell.column_span for cell in row)] for row in above for cell in row[:1]
    ]
    single = all(start < _LAWSUIT_TRACKS and set(spans) == {1} for start, *spans in reached)
    lawsuits = _LAWSUIT_TRACKS * width
    return single or reached == [[0, width, lawsuits], [0, *[width] * _LAWSUIT_TRACKS]]


def _head_apart(tracks: Collection[int], results: Sequence[int]) -> bool:
    """Whether each of the *tracks* stands over results of its own; both are grid columns."""
    firsts = results[:: len(REVIEW_COLUMNS)]
    headed = {bisect_right(firsts, track) for track in tracks}
    return max(tracks, default=0) <= results[-1] and len(headed) == len(tracks)


def _measured(
    count: int, leaves: Sequence[tuple[int, GridCell]], foreign: Sequence[GridCell] = ()
) -> Columns:
    """Columns from header cells, left to right, each with the column of the form it names.

    *foreign*: the headers beside them that are no names of the form's.
    """
    order = tuple(place for place, _ in leaves)
    if sorted(order) != list(range(count)):
        return Columns(count, suspect=True)
    intervals = tuple((cell.column, cell.column + cell.column_span) for _, cell in leaves)
    apart = all(one[1] <= other[0] for one, other in pairwise(intervals))
    places = drawn_places([cell for _, cell in leaves]) if apart else None
    return Columns(
        count,
        intervals if apart else None,
        frozenset(cell.column for cell in foreign),
        unless_usual(order),
        places=places,
        beside=drawn_places(foreign) or (),
    )
