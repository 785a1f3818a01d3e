"""The value columns under a header, and what a row prints in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.model import GridCell
from extract.tables.drawn import Extent, are_one, drawn_places
from extract.tables.lines import Line
from extract.tables.runs import adds_up, blank, end_of, is_proven, may_be_spaced, open_ended

Interval = tuple[int, int]
Printed = tuple[int | None, ...]
# No table of the form is wider; a hostile colspan may be.
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Placement:
    """The value cells of one row by column. None: nothing is printed there.

    ``doubt`` is the code of the issue the row needs, and ``doubtful`` the columns it concerns. ``unreadable``
    says that the printed values cannot be told apart by column, so none of them is a number of that cell.
    """

    cells: tuple[GridCell | None, ...]
    doubt: str | None = None
    doubtful: tuple[int, ...] = ()
    unreadable: bool = False

    def in_doubt(self) -> Placement:
        """The same with all columns in doubt; a doubt it has already is kept."""
        return replace(self, doubt=self.doubt or "row_ambiguous", doubtful=tuple(range(len(self.cells))))


@dataclass(frozen=True, slots=True)
class Columns:
    """The value columns under a header, left to right.

    ``intervals``: the grid columns of each, None where the grid tells nothing; ``ignored``: those under a
    header the form does not have, ``beside`` where those are drawn. ``order``: the form's column
    at each printed place, None where the printed order is the form's. ``suspect``: the header could be read
    only in part, and what could be read is not in the form's order. ``above``: the intervals of the header on
    the fragment before, where this one has none; its grid may be another, so they only cast doubt.
    ``places``: where on its page each header cell is drawn, None where the container has no pages.
    ``worded``: in text, how many cells stand before the first header, if all stand side by side; ``spare``:
    in paragraphs, how many blank ones behind the last. ``total``: the grid columns of 总计 where those of the
    other columns are not known, and ``places`` has its place alone. ``printed``: which column of the form
    each printed one is, None for one of another kind, where the printed ones are not just the form's.
    ``exact``: all lines below together tell that no cell of any was moved.
    """

    count: int
    intervals: tuple[Interval, ...] | None = None
    ignored: frozenset[int] = frozenset()
    order: tuple[int, ...] | None = None
    suspect: bool = False
    above: tuple[Interval, ...] | None = None
    places: tuple[Extent, ...] | None = None
    beside: tuple[Extent, ...] = ()
    worded: int | None = None
    spare: int | None = None
    total: Interval | None = None
    printed: Printed | None = None
    exact: bool = False
    _at: dict[int, int] = field(init=False, default_factory=dict)  # grid column → value column

    def __post_init__(self) -> None:
        for number, (low, high) in enumerate(self.intervals or ()):
            self._at.update(dict.fromkeys(range(low, high), number))

    def under(self, cell: GridCell) -> tuple[int, ...]:
        """The columns whose header *cell* stands under."""
        if cell.column_span == 1:
            at = self._at.get(cell.column)
            return () if at is None else (at,)
        reached = range(cell.column, cell.column + min(cell.column_span, _WIDEST))
        return tuple(dict.fromkeys(self._at[column] for column in reached if column in self._at))

    def fit(self, line: Line, usual_end: int) -> tuple[GridCell, ...] | None:
        """The value under each column; None where one has not exactly one, or something stands elsewhere.

        A blank cell over several columns is blank in each; one beside the columns is none of them. Behind the
        columns of a line whose totals prove nothing that is sure only where the line ends as most do
        (*usual_end*), or where a page draws each value between the sides of its header; before them, there or
        where neither end of the run is blank.
        """
        seen, before, behind = self._stand(line)
        if self.exact and len(seen) == self.count:
            return tuple(seen)
        if len(seen) != self.count:
            if not self._is_askew(line):
                return None
            seen, before, behind = list(line.values[: self.count]), False, len(line.values) - self.count
        short = self.ignored and end_of(line) < usual_end  # it may have lost a cell, of whatever column
        if short and line.filled and not (is_proven(seen) or adds_up(seen)):
            return None
        unsure = behind and (end_of(line) != usual_end or may_be_spaced(seen, self.count + behind))
        if unsure and line.filled and not (is_proven(seen) or adds_up(seen) or self._is_drawn_below(seen)):
            return None  # any of them may be the cell too many
        if before and open_ended(seen) and not self._is_drawn_below(seen):
            return None
        return tuple(seen)

    def _is_askew(self, line: Line) -> bool:
        """Whether a line has a value for each column that reaches under its header, if not under it alone.

        So it is where each row was drawn with grid lines of its own. Moved by a column, none would.
        """
        run, rest = line.values[: self.count], line.values[self.count :]
        return (
            len(run) == self.count
            and all(place in self.under(value) for place, value in enumerate(run))
            and all(blank(value) and value.column > run[-1].column for value in rest)
        )

    def covers(self, line: Line) -> tuple[GridCell, ...] | None:
        """The value under each column, whatever blank cells stand beside them; None as for :meth:`fit`."""
        seen, _, _ = self._stand(line)
        return tuple(seen) if len(seen) == self.count else None

    def _stand(self, line: Line) -> tuple[list[GridCell], bool, int]:
        """The values under the columns from left to right, whether blanks stand before, and how many behind.

        No values where a column has two, or a figure stands elsewhere.
        """
        seen: list[GridCell] = []
        before, behind = False, 0
        for value in line.values:
            under = self.under(value)
            if not under and value.column in self.ignored:
                continue
            if not under and blank(value):
                before, behind = before or not seen, behind + (len(seen) == self.count)
            elif len(under) > 1 and blank(value) and self._is_over(value, len(seen), len(under)):
                seen += [value] * len(under)
            elif under != (len(seen),):
                return [], False, 0
            else:
                seen.append(value)
        return seen, before, behind

    def _is_over(self, cell: GridCell, first: int, number: int) -> bool:
        """Whether *cell* stands under that *number* of columns from *first* on, from end to end."""
        under = (self.intervals or ())[first : first + number]
        if len(under) < number or any(one[1] != other[0] for one, other in pairwise(under)):
            return False
        return (under[0][0], under[-1][1]) == (cell.column, cell.column + cell.column_span)

    def _is_drawn_below(self, cells: Sequence[GridCell]) -> bool:
        """Whether each of *cells* is drawn right below its header: a page loses none and moves none up."""
        drawn = drawn_places(cells) if self.places else None
        return drawn is not None and all(map(are_one, drawn, self.places or ()))

    def stands_over(self, cells: Sequence[GridCell]) -> bool:
        """Whether each of *cells* stands under its own header."""
        return all(self.under(cell) == (place,) for place, cell in enumerate(cells))
