"""Tables whose cells follow one to a line, each row opened by a bar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.text import plain

# "|" alone opens each row of a table whose cells follow one to a line: "规章 |", " |" (blank), "5 | ||"
_ROW_MARK = re.compile(r"^\|\s*$")
_CELL_LINE = re.compile(r"^([^|]*)\|[\s|]*$")
# "|||" alone: the columns that a cell on a line of its own above it spans
SPAN_MARK = re.compile(r"^\|{2,}\s*$")
FIGURE = r"(?:[0-9][0-9,.]*|[/／\-—])"  # "12", "1,234", "/": a figure, or a sign for none
# "12", "-3", "/", "无": what stands in a cell of figures; "2.重复申请" is a label
_VALUE = re.compile(rf"[+\-]?{FIGURE}|无")


def end_of_table(lines: Sequence[str], at: int) -> int:
    """Where a table ends whose rows a bar alone opens, the first one at *at*; *at* itself where none is."""
    end = at
    if _ROW_MARK.match(lines[at]) and not (at and _CELL_LINE.match(lines[at - 1])):
        while end < len(lines) and _CELL_LINE.match(lines[end]):
            end += 1
    texts = [_text_before_bar(line) for line in lines[at:end]]
    for number, (text, below) in enumerate(pairwise(texts), at):
        ends_row = SPAN_MARK.match(lines[number]) or (_is_value(text) and below and not _is_value(below))
        if ends_row and not _ROW_MARK.match(lines[number + 1]):
            return at  # rows go on below without a bar: each of these closes a cell, the first a blank one
    return end if any(texts) else at


def _text_before_bar(line: str) -> str:
    return line.partition("|")[0].strip()


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(plain(text)) is not None


def rows_by_bar(lines: Sequence[str], at: int, end: int) -> Iterator[list[tuple[int, str]]]:
    """The rows of such a table: the number of the line and the text of each cell.

    A blank cell is a bar alone as well: bars before a value are blank cells of its row, and of several bars
    before a label only the last opens a row.
    """
    row: list[tuple[int, str]] = []
    bars: list[tuple[int, str]] = []
    for number in range(at, end):
        line, text = lines[number], _text_before_bar(lines[number])
        if _ROW_MARK.match(line):
            bars.append((number + 1, ""))
        elif not line.startswith("|"):
            if bars and row and _is_value(text):
                row += bars
            elif bars:
                if row:
                    yield row + bars[:-1]
                row = []
            bars = []
            row.append((number + 1, text))
    if row:
        yield row + bars
