"""Tables printed as paragraphs, one cell each: the text of a page that lost its grid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import GridCell, Paragraph
from extract.tables.lines import Line, is_label
from extract.values import is_value

# Stray marks of a table that was flattened: "| 0", "0 |"
_BARS = re.compile(r"^[\s|｜]+|[\s|｜]+$")
_GAPS = re.compile(r"[\s|｜]+")
_LONGEST_LABEL = 45


def lines_of_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Each short label with the values that follow it, as one line."""
    lines: list[Line] = []
    labels: list[GridCell] = []
    values: list[GridCell] = []
    for paragraph in paragraphs:
        for part in paragraph.text.split("\n"):
            text = _BARS.sub("", part)
            if not text:
                continue
            tokens = _GAPS.split(text)
            if all(is_value(token) and not is_label(token) for token in tokens):
                values.extend(_cell(token, paragraph) for token in tokens)
                continue
            if labels or values:
                lines.append(_line(labels, values))
            labels, values = [_cell(text, paragraph)], []
    if labels or values:
        lines.append(_line(labels, values))
    return lines


def _cell(text: str, paragraph: Paragraph) -> GridCell:
    return GridCell(text, 0, 0, 1, 1, paragraph.locator)


def _line(labels: list[GridCell], values: list[GridCell]) -> Line:
    long = not values and len(labels[0].text) > _LONGEST_LABEL
    return Line(tuple(labels), tuple(values), 0, False, len(labels) + len(values), long)
