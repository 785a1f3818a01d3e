"""A review table printed in blocks: one track below the other, or results down and tracks across.

Read in printed order: names of tracks and results, then the figures they head. What comes out must be every
one of the fifteen cells exactly once; anything less is left to be flagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.form import REVIEW_COLUMNS, TRACKS
from extract.model import GridCell
from extract.tables.header_labels import review_result, review_track
from extract.tables.lines import Line
from extract.tables.runs import blank

_RESULTS = len(REVIEW_COLUMNS)


@dataclass(slots=True)
class _Reading:
    """The names that head the next figures, and the figures placed so far by (track, result)."""

    tracks: list[tuple[int, GridCell]] = field(default_factory=list)
    results: list[tuple[int, GridCell]] = field(default_factory=list)
    placed: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    headed: bool = False  # whether figures have been read under the present names

    def name(self, cell: GridCell) -> None:
        """Take a label: a track, a result, or neither."""
        track, result = review_track(cell.text), review_result(cell.text)
        if (track is None and result is None) or not self.headed:
            pass
        elif track is not None:
            self.tracks, self.results, self.headed = [], [], False
        else:
            self.results, self.headed = [], False
        if track is not None:
            self.tracks.append((track, cell))
        elif result is not None:
            self.results.append((result, cell))

    def place(self, keys: Sequence[tuple[int, int]], values: Sequence[GridCell]) -> bool:
        """Enter figures; False where one of the cells has one already."""
        if len(keys) != len(values) or any(key in self.placed for key in keys):
            return False
        self.placed.update(zip(keys, values, strict=True))
        return True


def read_blocks(lines: Sequence[Line]) -> list[list[GridCell]] | None:
    """The five cells of each track in the form's order; None where the print is not in blocks."""
    reading = _Reading()
    for line in lines:
        own = _named_alone(line) if line.values else None
        for cell in line.labels if own is None else line.labels[:-1]:
            reading.name(cell)
        if line.values and not (_down(reading, line, own) if own is not None else _across(reading, line)):
            return None
    if len(reading.placed) != _RESULTS * len(TRACKS):
        return None
    return [[reading.placed[track, result] for result in range(_RESULTS)] for track in range(len(TRACKS))]


def _named_alone(line: Line) -> int | None:
    """The result a line of figures begins with; None for a header of several in whose line a figure fell."""
    named = [result for cell in line.labels if (result := review_result(cell.text)) is not None]
    return review_result(line.label) if len(named) == 1 else None


def _across(reading: _Reading, line: Line) -> bool:
    """A line of figures under names of results: five for each track."""
    count = len(reading.results)
    values = line.values
    if count and len(values) > count and all(blank(value) for value in values[count:]):
        values = values[:count]
    if not line.filled and len(values) != count:
        return True  # a spacer, or the cells behind a header
    reading.headed = True
    groups = [reading.results[start : start + _RESULTS] for start in range(0, count, _RESULTS)]
    if len(groups) != len(reading.tracks) or not _one_below_other(reading.results, values, line):
        return False
    keys = [
        (track, result)
        for (track, _), group in zip(reading.tracks, groups, strict=True)
        for result, _ in group
    ]
    return reading.place(keys, values)


def _down(reading: _Reading, line: Line, result: int) -> bool:
    """A line that begins with the name of a result: one figure for each track named above or beside it."""
    if not reading.tracks:
        return False
    tracks = reading.tracks if len(line.values) > 1 else reading.tracks[-1:]
    if len(line.values) > 1 and not _one_below_other(tracks, line.values, line):
        return False
    return reading.place([(track, result) for track, _ in tracks], line.values)


def _one_below_other(names: Sequence[tuple[int, GridCell]], values: Sequence[GridCell], line: Line) -> bool:
    """Whether there is a figure for each name, in its grid column where the grid has columns."""
    if len(names) != len(values):
        return False
    return not line.measured or all(
        name.column == value.column and name.column_span == value.column_span
        for (_, name), value in zip(names, values, strict=True)
    )
