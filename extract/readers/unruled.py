"""Tables without ruling lines, or with horizontal ones only: columns from the white gaps between words.

Nothing is guessed: a value's column is where it is printed, and a word that covers two columns becomes one
cell that spans both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.readers.ruling import Frame, Lattice
from extract.readers.sheet import Character, Line, Rule, lines_of

COLUMN_GAP = 0.8  # a gap wider than this many characters separates the words of two columns
DENSE = 3  # words on a line that only a table has
FEWEST_DENSE = 2  # such lines, at least, in one table
REACH = 3  # lines of labels that may stand between two lines of values
WIDE = 0.8  # a single word wider than this share of the text is prose
LEADING = 2.2  # a gap wider than this many line distances ends the table
NEAR = 1.0  # label lines nearer than this many characters to a line of values belong to it
FULL = 0.75  # lines with this share of the most words on one line show the columns
LOOSE = 0.6  # a number that fills more of its cell than this may be one wrapped over several lines
RULED = 0.3  # share of the width a level rule runs, and of the lines it must part, to part the rows

# 0   12,345   96171.6   -3   /   —
NUMBER = re.compile(r"[-+−]?\d[\d,.]*|[-—/]")

Extent = tuple[float, float]  # from x0 to x1


@dataclass(slots=True)
class Words:
    """One line of a table: its stretches of text."""

    line: Line
    words: list[list[Character]]

    @property
    def dense(self) -> bool:
        """Only a table has so many separate words on one line."""
        return len(self.words) >= DENSE


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that form one table, its lattice, and the characters of each cell."""

    lines: tuple[Line, ...]
    lattice: Lattice
    held: dict[Frame, list[Character]]


def regions_of(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Region]:
    """The unruled tables among *lines*, top to bottom; level *rules* part their rows."""
    if not lines:
        return []
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    split = [Words(line, _words(line)) for line in lines]
    return [_region(run, rules) for run in _runs(split, right - left)]


def is_partly_ruled(held: Mapping[Frame, Sequence[Character]]) -> bool:
    """True if the drawn cells hold whole rows or columns of numbers: some ruling lines are missing."""
    rows = stacked = 0
    for frame, characters in held.items():
        if sum(character.text.isdigit() for character in characters) < DENSE:
            continue
        numbers = [[word for word in _words(line) if _is_number(word)] for line in lines_of(characters)]
        rows += sum(len(line) >= DENSE for line in numbers)
        room = LOOSE * (frame.box[2] - frame.box[0])
        stacked += sum(len(line) == 1 and line[0][-1].x1 - line[0][0].x0 < room for line in numbers) > 1
    return rows >= FEWEST_DENSE or stacked >= DENSE


def _is_number(word: list[Character]) -> bool:
    return NUMBER.fullmatch("".join(character.text for character in word)) is not None


def _words(line: Line) -> list[list[Character]]:
    """The stretches of *line* between gaps as wide as a column gap; spaces count as gap."""
    reach = COLUMN_GAP * line.em
    words: list[list[Character]] = []
    for character in line.characters:
        if character.text.isspace():
            continue
        if words and character.x0 - words[-1][-1].x1 < reach:
            words[-1].append(character)
        else:
            words.append([character])
    return words


def _runs(lines: list[Words], width: float) -> list[list[Words]]:
    """Maximal stretches of lines that look like one table."""
    runs: list[list[Words]] = []
    pitch = _pitch(lines)
    current: list[Words] = []
    for words in lines:
        if current and not _belongs(current, words, pitch):
            runs.append(current)
            current = []
        if len(words.words) > 1 or (current and not _is_prose(words, width)):
            current.append(words)
        elif current:
            runs.append(current)
            current = []
    runs.append(current)
    trimmed = [_trimmed(run) for run in runs]
    return [run for run in trimmed if sum(words.dense for words in run) >= FEWEST_DENSE]


def _pitch(lines: list[Words]) -> float:
    tops = [words.line.box[1] for words in lines if len(words.words) > 1]
    steps = [b - a for a, b in pairwise(tops) if b - a > 1]
    return median(steps) if steps else 0.0


def _belongs(current: list[Words], words: Words, pitch: float) -> bool:
    """No wide gap, no larger print, and not too many labels without values before it."""
    last = current[-1].line
    if words.line.box[1] - last.box[1] > LEADING * pitch:
        return False
    if len(words.words) == 1 and words.line.em > 1.15 * median(w.line.em for w in current):
        return False
    trailing = next((i for i, w in enumerate(reversed(current)) if len(w.words) > 1), len(current))
    return trailing <= REACH


def _is_prose(words: Words, width: float) -> bool:
    x0, _, x1, _ = words.line.box
    return x1 - x0 > WIDE * width


def _trimmed(run: list[Words]) -> list[Words]:
    """*run* without the single words at its end, unless close: they are the heading or prose that follows."""
    end = next((i for i in range(len(run), 0, -1) if len(run[i - 1].words) > 1), 0)
    while 0 < end < len(run) and _step(run[end - 1], run[end]) < NEAR * run[end].line.em:
        end += 1
    return run[:end]


def _step(above: Words, below: Words) -> float:
    return below.line.box[1] - above.line.box[1]


def _region(run: list[Words], rules: Sequence[Rule]) -> Region:
    columns = _columns(run)
    bands = _bands(run, rules)
    left = min(words.line.box[0] for words in run) - 1
    right = max(words.line.box[2] for words in run) + 1
    xs = (left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right)
    tops = [min(words.line.box[1] for words in band) for band in bands]
    bottoms = [max(words.line.box[3] for words in band) for band in bands]
    between = ((bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False))
    ys = (tops[0], *between, bottoms[-1])
    held: dict[Frame, list[Character]] = {}
    for row, band in enumerate(bands):
        held |= _row(row, band, columns, xs, ys)
    frames = tuple(sorted(held, key=lambda frame: (frame.row, frame.column)))
    owners = {(f.row, f.column + step): f for f in frames for step in range(f.column_span)}
    return Region(tuple(words.line for words in run), Lattice(xs, ys, frames, owners), held)


def _columns(run: list[Words]) -> list[Extent]:
    """From where to where each column is printed on, judged by the fullest lines: headers cover several."""
    most = max(len(words.words) for words in run)
    fullest = [words for words in run if len(words.words) >= max(DENSE, FULL * most)]
    columns: list[Extent] = []
    for x0, x1 in sorted((word[0].x0, word[-1].x1) for words in fullest for word in words.words):
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(x1, columns[-1][1]))
        else:
            columns.append((x0, x1))
    return columns


def _bands(run: list[Words], rules: Sequence[Rule]) -> list[list[Words]]:
    """The rows: what stands between two level rules, else one per line, label lines drawn to their values."""
    left, right = min(w.line.box[0] for w in run), max(w.line.box[2] for w in run)
    top, bottom = run[0].line.box[1], run[-1].line.box[3]
    level = sorted(
        rule.top
        for rule in rules
        if rule.top == rule.bottom
        and top < rule.top < bottom
        and rule.x1 > right - 1
        and rule.x1 - rule.x0 > RULED * (right - left)
    )
    if len(level) < RULED * len(run):
        return _drawn_together(run)
    bands: dict[int, list[Words]] = {}
    for words in run:
        _, line_top, _, line_bottom = words.line.box
        bands.setdefault(bisect_left(level, (line_top + line_bottom) / 2), []).append(words)
    return [part for band in bands.values() for part in _one_row_each(band)]


def _one_row_each(band: list[Words]) -> list[list[Words]]:
    """*band* itself, or its lines apart where a missing rule left several lines of numbers in it."""
    numbers = sum(sum(map(_is_number, words.words)) > 1 for words in band)
    return [band] if numbers < 2 else _drawn_together(band)


def _drawn_together(run: list[Words]) -> list[list[Words]]:
    """One row per line of values; a label line goes to the nearer line of values, if one is close.

    That is how a label of several lines looks whose values are centred against it. Two lines of values are
    never one row.
    """
    near = NEAR * median(words.line.em for words in run)
    bands = {index: [words] for index, words in enumerate(run)}
    anchors = [index for index, words in enumerate(run) if _has_values(words)]
    for index, words in enumerate(run):
        if index in anchors or not anchors:
            continue
        anchor = min(anchors, key=lambda other: abs(_step(run[other], words)))
        if abs(_step(run[anchor], words)) < near:
            bands[anchor] += bands.pop(index)
    return [sorted(band, key=lambda words: words.line.box[1]) for band in bands.values()]


def _has_values(words: Words) -> bool:
    return len(words.words) > 1 or _is_number(words.words[0])


def _row(
    row: int, band: list[Words], columns: list[Extent], xs: tuple[float, ...], ys: tuple[float, ...]
) -> dict[Frame, list[Character]]:
    """The frames of one row and their characters; a word printed across columns makes one frame of them."""
    placed = sorted((*_covered(word, columns), place, word) for place, word in enumerate(_all_words(band)))
    spans = _spans([(first, last) for first, last, _, _ in placed], len(columns))
    held: dict[Frame, list[Character]] = {}
    for first, last in spans:
        frame = Frame((xs[first], ys[row], xs[last + 1], ys[row + 1]), row, first, 1, last - first + 1)
        held[frame] = [letter for start, _, _, word in placed if first <= start <= last for letter in word]
    return held


def _all_words(band: list[Words]) -> list[list[Character]]:
    return [word for words in band for word in words.words]


def _spans(covered: list[tuple[int, int]], columns: int) -> list[tuple[int, int]]:
    """First and last column of every cell of a row: the columns one word covers belong together."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted([*covered, *((column, column) for column in range(columns))]):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _covered(word: list[Character], columns: list[Extent]) -> tuple[int, int]:
    """First and last column *word* is printed over; the nearest one where it is over none."""
    x0, x1 = word[0].x0, word[-1].x1
    over = [index for index, (a, b) in enumerate(columns) if x0 < b and x1 > a]
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda index: max(columns[index][0] - x1, x0 - columns[index][1]))
    return nearest, nearest
