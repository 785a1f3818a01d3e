"""Characters in the cells of a lattice → Grid, with a doubt on what runs across a ruling line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import inf

from extract.model import Grid, GridCell, Locator
from extract.readers.ruled.celltext import text_of
from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.ruled.wrapped import broken_numbers
from extract.readers.sheet import OVERPRINTED, Box, Character, Line, bounding_box, lines_of

Locate = Callable[[Box, float | None], Locator]  # box on the sheet, confidence → locator
Held = dict[Frame, list[Character]]  # the characters of each cell
Check = Callable[[Held], Held]

NOTHING: Mapping[Frame, str] = {}
TOUCHING = 0.1  # characters closer than this share of their height belong to one number
HOLLOW = 0.5  # share of the columns that a cell from above fills in a row that is none
OVERPRINTED_LABELS = 0.3  # share of a table's labels beyond which two tables are printed over each other
CROSSED = 0.05  # share of a figure's height that stands below a level line at least, or
UPPER = 0.4  # above its baseline and below that line at most, where the line runs through it
BEYOND = 0.2  # share of a figure's width that stands beyond an upright line at least that runs through it
STRADDLING = 0.5  # confidence of a cell whose text runs across its ruling line


def grid_of(
    lattice: Lattice,
    held: dict[Frame, list[Character]],
    locate: Locate,
    check: Check | None = None,
    unsure: Collection[Frame] = (),
    unseen: Mapping[Frame, str] = NOTHING,
) -> Grid:
    """The Grid of a table whose cells hold the characters in *held*; those in *unsure* get a low confidence.

    *unseen*: what the file holds in blank cells, and nobody sees.

    *check* looks again at the characters of the cells: recognised text needs it, and its boxes are too rough
    to tell whether a word runs across a line.
    """
    doubtful = {*unsure, *unseen}
    if not doubtful:
        lattice, held = _without_hollow_rows(lattice, held)
    if check is None:
        doubtful |= _straddling(lattice, held) | _crossing_lines(lattice, held)
    else:
        held = check(held)
    cells = {frame: _cell(frame, held[frame], frame in doubtful, locate) for frame in lattice.frames}
    if check is None:
        if _is_overprinted(held):  # as making their text has found
            cells = {frame: cell._replace(confidence=STRADDLING) for frame, cell in cells.items()}
        broken = broken_numbers({frame: cell.text for frame, cell in cells.items()}, held)
        cells |= {frame: cells[frame]._replace(text=number) for frame, number in broken.items()}
    cells |= {frame: cells[frame]._replace(stored=text) for frame, text in unseen.items()}
    rows = []
    for row in range(len(lattice.ys) - 1):
        owners = (lattice.owners[row, column] for column in range(len(lattice.xs) - 1))
        rows.append(tuple(cells[frame] for frame in dict.fromkeys(owners)))
    return Grid(tuple(rows), locate(lattice.box, None))


def _is_overprinted(held: Held) -> bool:
    """Whether two tables are printed over each other; a stamp lies over a few labels of one."""
    if OVERPRINTED not in {c.confidence for text in held.values() for c in text}:
        return False
    over = {frame for frame, text in held.items() if any(c.confidence == OVERPRINTED for c in text)}
    labels = {frame for frame, text in held.items() if any(c.text.isalpha() for c in text)}
    return len(labels & over) > OVERPRINTED_LABELS * len(labels)


def _without_hollow_rows(
    lattice: Lattice, held: dict[Frame, list[Character]]
) -> tuple[Lattice, dict[Frame, list[Character]]]:
    """Drop grid rows in which nothing begins but blanks, while most columns hold a cell from above.

    A line that is a little off in one column (as where a page cuts a cell that spans rows) makes such rows.
    """
    for row in range(len(lattice.ys) - 2, 0, -1):
        owners = [lattice.owners[row, column] for column in range(len(lattice.xs) - 1)]
        begins = {frame for frame in owners if frame.row == row}
        carried = sum(frame.row < row for frame in owners)
        if carried > HOLLOW * len(owners) and not any(text_of(held[frame]) for frame in begins):
            lattice, moved = lattice.without_row(row)
            held = {moved[frame]: characters for frame, characters in held.items() if frame in moved}
    return lattice, held


def _cell(frame: Frame, characters: list[Character], doubtful: bool, locate: Locate) -> GridCell:
    text = text_of(characters) if characters else ""  # first: there overprinted digits are noticed
    known = [c.confidence for c in characters if c.confidence is not None]
    confidence = min(known) if known else None
    if doubtful:
        confidence = min(STRADDLING, confidence if confidence is not None else STRADDLING)
    locator = locate(frame.box, confidence)
    return GridCell(text, frame.row, frame.column, frame.row_span, frame.column_span, locator, confidence)


def _straddling(lattice: Lattice, held: dict[Frame, list[Character]]) -> set[Frame]:
    """Move text that runs across a vertical line into the cell holding its middle; return the cells touched.

    A number too wide for its cell would otherwise be cut into two numbers, each looking right.
    """
    left, _, right, _ = lattice.box
    if not any(_is_near_a_side(frame, held[frame], left, right) for frame in held):
        return set()
    owner = {id(c): frame for frame, characters in held.items() for c in characters if not c.text.isspace()}
    touched: set[Frame] = set()
    everything = [c for characters in held.values() for c in characters if id(c) in owner]
    for run in (run for line in lines_of(everything) for run in _runs(line)):
        frames = dict.fromkeys(owner[id(character)] for character in run)
        if len(frames) == 1:
            continue
        touched.update(frames)
        if _cuts_a_character(run, frames):
            _move(run, held, owner, lattice)
    return touched


def _crossing_lines(lattice: Lattice, held: Held) -> set[Frame]:
    """The cells on both sides of a line that runs through a figure: it may be either one's."""
    found: set[Frame] = set()
    for frame, characters in held.items():
        x0, top, x1, bottom = frame.box
        for c in characters:
            high = c.bottom - c.top
            if c.base > bottom + CROSSED * high or c.base - UPPER * high < top:
                x, y = c.center, bottom + high if c.base > bottom else top - high
            elif (c.x1 > x1 or c.x0 < x0) and max(c.x1 - x1, x0 - c.x0) > BEYOND * (c.x1 - c.x0):
                x, y = c.x1 if c.x1 > x1 else c.x0, c.middle
            else:
                continue
            if c.text.isdigit():
                found.update(one for one in (frame, lattice.frame_at(x, y)) if one is not None)
    return found


def _is_near_a_side(frame: Frame, characters: list[Character], left: float, right: float) -> bool:
    """True if some character may touch one of the next cell: both would be as near to the line between.

    There is no next cell beyond the table's *left* and *right*.
    """
    x0, _, x1, _ = frame.box
    low, high = (x0 if x0 > left else -inf), (x1 if x1 < right else inf)
    for c in characters:
        reach = TOUCHING * (c.bottom - c.top)
        if (c.x0 - low < reach or high - c.x1 < reach) and not c.text.isspace():
            return True
    return False


def _runs(line: Line) -> list[list[Character]]:
    """The stretches of *line* whose characters touch each other."""
    runs: list[list[Character]] = []
    for character in line.characters:
        last = runs[-1][-1] if runs else None
        reach = TOUCHING * (character.bottom - character.top)
        if last and character.x0 - last.x1 < reach and abs(character.middle - last.middle) < reach:
            runs[-1].append(character)
        else:
            runs.append([character])
    return runs


def _cuts_a_character(run: list[Character], frames: dict[Frame, None]) -> bool:
    sides = {side for frame in frames for side in (frame.box[0], frame.box[2])}
    return any(
        character.x0 + 0.15 * width < side < character.x1 - 0.15 * width
        for character in run
        if (width := character.x1 - character.x0) > 0
        for side in sides
    )


def _move(
    run: list[Character], held: dict[Frame, list[Character]], owner: dict[int, Frame], lattice: Lattice
) -> None:
    x0, top, x1, bottom = bounding_box(run)
    target = lattice.frame_at((x0 + x1) / 2, (top + bottom) / 2)
    if target is None:
        return
    for character in run:
        held[owner[id(character)]].remove(character)
        held[target].append(character)
