"""Tables printed as paragraphs, one cell each: the text of a page that lost its grid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.form import REQUEST_COLUMNS
from extract.model import Block, GridCell, Paragraph
from extract.tables.labels import DISCLOSURE_TARGETS, REQUEST_TARGETS, is_form_label, target_named
from extract.tables.lines import FLAT, Line
from extract.tables.split import is_label
from extract.text import is_page_number
from extract.values import is_value

# Stray marks of a table that was flattened: "| 0", "0 |"
_BARS = re.compile(r"^[\s|｜]+|[\s|｜]+$")
_BAR = frozenset("|｜")
# "规章 |": a cell and the bar that closes it
_CLOSED = re.compile(r"[^\s|｜]\s*[|｜]\s*$")
_BARS_ALONE = re.compile(r"[|｜]+")
_GAPS = re.compile(r"[\s|｜]+")
_LONGEST_LABEL = 45
# "1.属于国家秘密 0 0 1", "行政许可：245": a label up to its last word, then figures
_HEAD = re.compile(r"^.*[\u3400-\u9fff”\"）)](?=\s*[：:\s])")
# "信息内容：本年制发件数，本年废止件数": names of columns
_NAMES = re.compile(r"([\u3400-\u9fff]{2,12})[：:]([^（(：:]+)")
# "0 0 1", "0，0，1", "0、0、1"; a comma without space may be inside a number
_SEPARATORS = re.compile(r"[\s|｜，、；]+|,\s+")
_PUNCTUATION = "：: \xa0\u3000\t。；"
_LONGEST_HEADER = 14
_FIRST_CELL = "信息内容"
# Figures in one paragraph that are surely several cells: a row of the request table.
_SHORTEST_RUN = len(REQUEST_COLUMNS)
# "（5）": all that a page break left of a label
_ORDINAL = re.compile(r"[（(][0-9]{1,2}[）)]")
# "五、存在的主要问题": a heading of the report
_HEADING = re.compile(r"\s*[一二三四五六七]\s*[、.．]")
# "-----", "=====": ruled in characters
_RULED = re.compile(r"-{5,}|={5,}|_{5,}")
# A longer gap is the space between two tables, not a run of blank cells.
_LONGEST_GAP = 16


def printed_apart(blocks: Iterable[Block]) -> list[Paragraph]:
    """The paragraphs among *blocks*, and the labels that wide spaces inside of them parted into cells.

    A line of text is such a label where it makes up a grid of its own and its cells together name a row.
    """
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif len(block.rows) == 1:
            parts = [cell.text for cell in block.rows[0]]
            label = "".join(parts) if all(parts) else ""
            if any(target_named(label, targets) for targets in (REQUEST_TARGETS, DISCLOSURE_TARGETS)):
                found.append(Paragraph(label, block.rows[0][0].locator))
    return found


def lines_of_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Each short label with the values that follow it, as one line."""
    lines: list[Line] = []
    labels: list[GridCell] = []
    printed: list[tuple[list[str], Paragraph]] = []
    spans = 0
    cells = [*_cells(paragraphs)]
    barred = any(_BARS_ALONE.fullmatch(paragraph.text) for paragraph in paragraphs)
    closed = not barred and _closes_up([text for text, _ in cells])
    for text, paragraph in cells:
        if _BARS_ALONE.fullmatch(text):
            spans = len(text)
            continue
        names, figures = _parts(text)
        if _ORDINAL.fullmatch(text) and sum(len(cells) for cells, _ in printed) >= _SHORTEST_RUN:
            names, figures = [text], []  # behind a whole row
        if names:
            if labels or printed:
                lines.append(_line(labels, printed, spans, closed))
            labels, printed, spans = [_cell(name, paragraph, n) for n, name in enumerate(names)], [], 0
        if figures:
            printed.append((figures, paragraph))
    if labels or printed:
        lines.append(_line(labels, printed, spans, closed))
    return lines


def _closes_up(cells: Sequence[str]) -> bool:
    """Whether no blank *cells* part a table from the heading behind it, nor prose from a heading.

    A heading right behind a figure tells of the tables. So a blank cell is one of its row.
    """
    tells = False
    last = ""  # what is printed before
    for above, text in pairwise(cells):
        last = above or last
        if not _HEADING.match(text) or target_named(text, REQUEST_TARGETS):
            continue
        if not above and len(last) > _LONGEST_LABEL:
            return False
        tells = tells or (bool(above) and _is_figure(above))
    return tells


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The labels and the figures of one paragraph: either, or a whole row of both."""
    head = _HEAD.match(text)
    label = head.group().strip(_PUNCTUATION) if head is not None else ""
    rest = _SEPARATORS.split(text[head.end() :].strip(_PUNCTUATION)) if head is not None else []
    if rest and is_label(label) and all(_is_figure(figure) for figure in rest):
        return [label], rest
    tokens = _GAPS.split(text)
    if all(_is_figure(token) for token in tokens):
        return [], tokens
    named = _NAMES.fullmatch(text)
    names = [named.group(1), *_SEPARATORS.split(named.group(2))] if named is not None else tokens
    return (names if _are_names(names) else [text]), []


def _are_names(names: Sequence[str]) -> bool:
    """Whether *names* head columns: the form's own words, or those that follow 信息内容."""
    if len(names) < 2:
        return False
    known = names[0] == _FIRST_CELL or all(is_form_label(name) for name in names)
    return known and all(len(name) <= _LONGEST_HEADER and is_label(name) for name in names)


def _is_figure(token: str) -> bool:
    return is_value(token) and not is_label(token) and _RULED.fullmatch(token) is None


def _cells(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """The printed cells one after another; a blank cell is an empty text.

    A bar alone closes the cell above it where none does so in the cell's own line, else it is a blank one;
    several, for the columns that the cells above them span, come out as they are.
    """
    step = _usual_step(paragraphs)
    between = not any(_CLOSED.search(paragraph.text) for paragraph in paragraphs)
    last: int | None = None
    closed = True
    for paragraph in paragraphs:
        if is_page_number(paragraph.text):
            last = None
            continue
        line = paragraph.locator.get("line")
        if step and last is not None and isinstance(line, int):
            blanks = (line - last) // step - 1
            if blanks <= _LONGEST_GAP:
                yield from (("", paragraph) for _ in range(blanks))
        last = line if isinstance(line, int) else None
        was_closed, closed = closed, not between or paragraph.text.rstrip()[-1:] in _BAR
        if _BARS_ALONE.fullmatch(paragraph.text) and (len(paragraph.text) > 1 or not was_closed):
            if was_closed:
                yield paragraph.text, paragraph
            continue
        for part in paragraph.text.split("\n"):
            yield _BARS.sub("", part), paragraph


def _usual_step(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines of a text file one cell takes: 1, or 2 where an empty line follows each; 0 elsewhere."""
    lines = [line for paragraph in paragraphs if isinstance(line := paragraph.locator.get("line"), int)]
    steps = Counter(below - above for above, below in pairwise(lines) if 1 <= below - above <= 2)
    return steps.most_common(1)[0][0] if steps else 0


def _cell(text: str, paragraph: Paragraph, column: int) -> GridCell:
    return GridCell(text, 0, column, 1, 1, paragraph.locator)


def _line(
    labels: list[GridCell], printed: Sequence[tuple[list[str], Paragraph]], spans: int, closed: bool
) -> Line:
    """A line of *labels* and the figures *printed* in each paragraph below them."""
    values: list[GridCell] = []
    for figures, paragraph in printed:
        if 1 < len(figures) < _SHORTEST_RUN and len(printed) > 1:
            figures = [" ".join(figures)]  # among cells in paragraphs of their own: one cell, 1 4
        column = len(values) + 1
        values.extend(_cell(figure, paragraph, column + n) for n, figure in enumerate(figures))
    long = not values and bool(labels) and len(labels[0].text) > _LONGEST_LABEL
    width = len(labels) + len(values)
    return Line(tuple(labels), tuple(values), FLAT, False, width, long, spans, closed=closed)
