"""Words in place of a row's figures, 保密 or 见附表: its header tells that they are no part of its label."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from extract.model import GridCell
from extract.tables.columns import Columns
from extract.tables.labels import Target, is_form_label, target_named
from extract.tables.lines import Line
from extract.text import core, is_blank

# Shorter words have half of their characters in common with many a label.
_TELLING = 4


def with_words(line: Line, start: int, targets: tuple[Target, ...] = ()) -> Line:
    """*line* with all that it prints from grid column *start* on as values, words too.

    A row of *targets* keeps its label before them.
    """
    if not line.labels or line.labels[-1].column < start:
        return line
    labels = tuple(label for label in line.labels if label.column < start)
    words = line.labels[len(labels) :]
    named = _named(labels[-1], targets) if labels else None
    if (named is None) == bool(targets) or any(_may_be_label(word.text, named) for word in words):
        return line
    own = [cell for cell in line.row if cell.column >= start]
    reaching = [value for value in line.values if value not in own]
    return replace(line, labels=labels, values=tuple(sorted((*own, *reaching), key=attrgetter("column"))))


def under_header(line: Line, columns: Columns, targets: tuple[Target, ...] = ()) -> Line:
    """*line* with words in place of figures as values, where it has one cell for each of the *columns*."""
    if not line.labels or not line.row:
        return line
    if not line.measured:
        return _in_text(line, columns.count, targets)
    if columns.intervals is None:
        return line
    whole = with_words(line, columns.intervals[0][0], targets)
    return whole if whole is line or columns.covers(whole) else line


def _in_text(line: Line, count: int, targets: tuple[Target, ...]) -> Line:
    """A *line* of text that prints just *count* cells behind its whole label, words among them."""
    named = [place for place, label in enumerate(line.labels) if _named(label, targets)]
    kept = named[-1] + 1 if named else 0
    if len(line.labels) == kept or bool(named) != bool(targets):
        return line
    words = line.labels[kept:]
    own = line.row[line.row.index(line.labels[kept - 1]) + 1 :] if kept else line.row
    printed = [place for place, cell in enumerate(own) if not is_blank(cell.text)]
    target = _named(line.labels[kept - 1], targets) if kept else None
    if printed[-1] - printed[0] + 1 != count or any(_may_be_label(word.text, target) for word in words):
        return line
    return replace(line, labels=line.labels[:kept], values=own)


def _named(label: GridCell, targets: tuple[Target, ...]) -> Target | None:
    target = target_named(label.text, targets) if targets else None
    return target if target is not None and target.valued else None


def _may_be_label(word: str, target: Target | None) -> bool:
    """Whether a *word* is a label of the form, or may be a piece of that of *target*."""
    bare = core(word)
    if is_form_label(word) or target is None:
        return is_form_label(word)
    return target.goes_on(bare) or (len(bare) >= _TELLING and target.nearly_goes_on(bare))
