"""The review table: three tracks of five results, printed as one line of fifteen values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.form import REVIEW_COLUMNS, TRACKS, review_cells
from extract.issues import issue
from extract.tables.cells import WRAPPING, Cells
from extract.tables.columns import Placement
from extract.tables.header_labels import is_review_header, review_result, review_track
from extract.tables.headers import result_columns, review_columns
from extract.tables.lines import Line, beside_lone_figure
from extract.tables.place import place_all, unless_lost
from extract.tables.review.blocks import read_blocks
from extract.tables.worded import under_header

_COUNT = len(TRACKS) * len(REVIEW_COLUMNS)
_MOST = _COUNT - len(REVIEW_COLUMNS)
_IDS = tuple(cell for track in TRACKS for cell in review_cells(track.key))
_ON_PAGES = WRAPPING | {"text"}  # where a page may end within a table
_NAME = "行政复议、行政诉讼"
# "3", "-3-", "第3页共6页": all that a page prints between a table's parts; or nothing
_PAGE_NUMBER = re.compile(r"[第共页0-9/—–-]*")
# "5 3 8 1": figures in a line of their own
_PIECES = re.compile(r"\d[\d.,]*(?:\s+\d[\d.,]*)+")
# "2024年1月12日": the day a report in a spreadsheet is signed
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


def read_review(lines: Sequence[Line], cells: Cells) -> bool:
    """Read the table from its *lines* into *cells*; False when no line of values was found."""
    tracks = _by_track(lines)
    if tracks is not None:
        _read_tracks(tracks, [line for line in lines if _is_header(line)], cells)
        return True
    if max((len(line.values) for line in lines if line.filled), default=0) < _COUNT:
        blocks = read_blocks(lines)
        if blocks is not None:
            for track, row in zip(TRACKS, blocks, strict=True):
                cells.row(review_cells(track.key), Placement(tuple(row)), track.label)
            return True
    header = [line for line in lines if is_review_header(line.words) and not line.filled]
    valued = [line for line in lines if len(line.values) > 1 and not _is_header(line)]
    if not valued:
        return False
    line = max(valued, key=lambda one: (one.filled, min(len(one.values), _COUNT)))
    columns = review_columns(header, line)
    placement = place_all([under_header(line, columns)], [columns], _COUNT)[0]
    if any(
        review_result(cell.text) is not None or review_track(cell.text) is not None for cell in line.values
    ):
        placement = placement.in_doubt()  # two tables over each other
    if _beside_pieces(lines, lines.index(line)):
        placement = placement.in_doubt()
    if beside_lone_figure(lines, [lines.index(line)]):
        placement = unless_lost(placement)
    cells.row(_IDS, placement, _NAME, line)
    if not header and not any(is_review_header(one.words) for one in lines):
        cells.issues.append(issue("header_missing", _IDS, line.values[0].locator, table=_NAME))
    # A second line of figures, even one cut short or blank, makes it unsure which of the two is meant.
    rival = [one for one in valued if len(one.values) >= _MOST and not _is_behind(one, line, lines)]
    if len({_figures(one) for one in rival}) > 1 or _is_of_second(line, header, lines):
        cells.issues.append(issue("table_repeated", _IDS, line.values[0].locator))
    return True


def _is_behind(blank: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a *blank* line is no second line of figures: a label's, a date, or one behind words.

    Spreadsheets end with blank rows.
    """
    if blank.filled or blank.labels:
        return not blank.filled or _DAY.fullmatch("".join(_figures(blank))) is not None
    rest = lines[lines.index(line) + 1 :]
    between = rest[: rest.index(blank)] if blank in rest else ()
    return blank in rest and bool(between) and not any(_is_header(one) for one in between)


def _beside_pieces(lines: Sequence[Line], number: int) -> bool:
    """Whether figures alone stand above or below the line *number*: the ends of its own, broken.

    16 above 2 is 162, in a column too narrow for it. The second line may be on the next page.
    """
    beside = [lines[other] for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    return any(
        _PIECES.fullmatch(line.label) if line.paragraph else line.filled and not line.labels
        for line in beside
    )


def _is_of_second(line: Line, header: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether *line* stands in the second of two tables with a header each, and so the first one is blank.

    Where a page ends the same header may stand twice above one line, with nothing between but its number; on
    pages, whatever is printed there. A spreadsheet does not say which rows are blank. A header that goes on
    in the second table does not name the tracks again.
    """
    named = [above for above in header if any(review_track(cell.text) == 0 for cell in above.cells)]
    headed = {above.fragment: above for above in named}
    on_pages = line.values[0].locator["kind"] in _ON_PAGES
    first = min(headed, default=line.fragment)
    if on_pages or line.fragment not in headed or first == line.fragment:
        return False
    between = lines[lines.index(headed[first]) + 1 : lines.index(headed[line.fragment])]
    return any(not _PAGE_NUMBER.fullmatch("".join(one.words)) for one in between if not _is_header(one))


def _figures(line: Line) -> tuple[str, ...]:
    return tuple(value.text.strip() for value in line.values)


def _is_header(line: Line) -> bool:
    return is_review_header(line.words) and not line.filled


def _by_track(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a table turned on its side: one labelled line of five values per track.

    One that prints nothing is none where a name of the header may stand above blank cells.
    """
    found: list[Line] = []
    for track in range(len(TRACKS)):
        of_track = [
            line for line in lines if review_track(line.label) == track and 0 < len(line.values) < _COUNT
        ]
        named = [line for line in of_track if line.filled] or of_track
        if len(named) != 1:
            return None
        found.append(named[0])
    alike = {(line.fragment, len(line.values)) for line in found} == {
        (found[0].fragment, len(REVIEW_COLUMNS))
    }
    return found if alike or all(line.filled for line in found) else None


def _read_tracks(lines: Sequence[Line], header: Sequence[Line], cells: Cells) -> None:
    columns = [result_columns(header, line) for line in lines]
    placements = place_all(lines, columns, len(REVIEW_COLUMNS))
    for track, line, placement in zip(TRACKS, lines, placements, strict=True):
        cells.row(review_cells(track.key), placement, track.label, line)
