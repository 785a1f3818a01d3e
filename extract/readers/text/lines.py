"""Lines of text → paragraphs and grids: tab-separated, Markdown and space-separated tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.errors import UnreadableError
from extract.model import Block, Grid, GridCell, Locator, Paragraph
from extract.readers.text.bar_rows import FIGURE, SPAN_MARK, end_of_table, rows_by_bar
from extract.text import is_page_number

# "| a | b |"
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
# "| 行政许可 | 5 | ||", "| 第二十条第（一）项 | |||": the columns a cell spans, bare bars behind the row
_SPANNED = re.compile(r"(?<=\|)\s+\|{2,}\s*$")
# "（一）予以公开 | 5 | |": where a bar closes each cell, a blank one has room between its two
_CLOSED = re.compile(r"(?<=\|)(?:\s+\|{2,}| \|)\s*$")
# "|---|:--:|", "--- | ---", "|:-:|:-:|"; "| - | - |" is a row of signs for nothing
_RULE = r"(?::-+:?|-+:|-{2,})"
_PIPE_RULE = re.compile(rf"^\s*\|?\s*{_RULE}\s*(\|\s*{_RULE}\s*)*\|?\s*$")
# "| -- | -- |": below a table's ruling line, a row of signs for nothing
_DASHES = re.compile(r"^\s*(?:\|\s*--?\s*){2,}\|?\s*$")
# "-- |": a cell on a line of its own that says there is nothing
_DASH_CELL = re.compile(r"^\s*--\s*\|?\s*$")
# "+-----+-----+", "├───┼───┤": ruled with characters
_DRAWN_RULE = re.compile(r"^(?=.*[+\-=─━┄┅═])[\s+\-=─━┄┅├┼┤┌┬┐└┴┘╔╦╗╠╬╣╚╩╝═│┃|]+$")
# "  ---------- ------ ----", "=====  ===": ruled below the names of columns, as Pandoc and Markdown's kin do
_SPACED_RULE = re.compile(r"^(?=.*(?:-{5}|={5}))\s*(?:-+|=+)(?:\s+(?:-+|=+))+\s*$")
# "| 规章 || 0 || || 3": in a wiki a bar opens a row, and two part its cells
_WIKI_ROW = re.compile(r"^\s*\|(?!\|)(?:[^|]*\|\|(?!\|))+[^|]*$")
# "|-": between its rows
_WIKI_RULE = re.compile(r"^\s*\|-+\s*$")
# " -- ", " — ": the sign of a cell without a figure, shorter than any line drawn, blanks beside it
_SIGN = re.compile(r"\s(?:-{1,2}|[—─]{1,2})\s")
_DRAWN_BAR = re.compile(r"[│┃┆┇]")
# "一、本年新收政府信息公开申请数量   4  0 0 / - 4": a label, then three or more figures, parted by spaces
_SPACED_ROW = re.compile(rf"(\S.*?)((?:[ \u3000\xa0]+{FIGURE}){{3,}})")
# "0 0 0 0 0 0 0": figures alone
_SPACED_FIGURES = re.compile(rf"{FIGURE}(?:[ \u3000\xa0]+{FIGURE}){{3,}}")
_FIGURES = re.compile(FIGURE)
# "行政许可    245", "结果维持  结果纠正  其他结果": cells parted by a gap wider than a space
_WIDE_GAP = re.compile(r"[ \xa0]{2,}|[ \xa0]*\u3000+[ \xa0\u3000]*")
_LONGEST_WORD = 12
_LONGEST_ROW = 2_000  # characters; longer lines are prose or nothing, and would take long to be parted
# "## 一、总体情况"
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
# "商业<br>企业": a line break inside a Markdown cell
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# "**及时梳理栏目**", "**总计**"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
# "$12$", "$ 0 $": a figure that a converter took for a formula
_FORMULA = re.compile(r"\$\s*(\d+)\s*\$")
# "&nbsp;", "&#12288;": what HTML writes into a blank cell, and converters leave there
_BLANK_ENTITY = re.compile(r"&(?:nbsp|e[mn]sp|thinsp|#160|#x0*a0|#12288|#x0*3000);", re.IGNORECASE)

MAX_CELLS = 500_000  # the form has about 300, and a large file of many reports a few thousand

Locate = Callable[[int, int | None], Locator]
Frame = Literal["both", "end", "none"]  # the ends of a line at which a bar is the table's frame


@dataclass(slots=True)
class LineBlocks:
    """Collects blocks from lines. ``locate(line, column)`` gives a locator; both count from 1."""

    locate: Locate
    blocks: list[Block] = field(default_factory=list)
    _rows: list[tuple[GridCell, ...]] = field(default_factory=list)
    _made: int = 0  # cells of all tables so far
    _ruled: bool = False  # whether the table being collected has its ruling line

    def add(self, number: int, line: str, frame: Frame = "both") -> None:
        """Take the next line, without its line end. *frame*: at which ends of it a bar parts no cell off."""
        if not line.strip(" \r\n"):
            self.end_grid()
            return
        cells = None if not self._rows and SPAN_MARK.match(line) else row_of(line, frame)
        if cells == [] and not self._rows and _DASH_CELL.match(line):
            cells = None
        elif cells == []:
            cells = _pipe_cells(line, frame) if self._ruled and _DASHES.match(line) else []
            self._ruled = bool(self._rows)
        if cells is None:
            self.end_grid()
            self._prose(number, line)
        elif cells:
            self._count(len(cells))
            self._row(number, cells)

    def end_grid(self) -> None:
        """Close the table fragment being collected: a blank line in a table is a page break."""
        if self._rows:
            self.blocks.append(Grid(tuple(self._rows), self._rows[0][0].locator))
            self._rows, self._ruled = [], False

    def _count(self, cells: int) -> None:
        self._made += cells
        if self._made > MAX_CELLS:
            raise UnreadableError(
                "文本表格的单元格过多，不是年报，不读。 The tables of the text have too many cells; not read."
            )

    def _prose(self, number: int, line: str) -> None:
        text = line.strip()
        heading = _MARKDOWN_HEADING.match(text)
        text = unmarked(heading.group(1) if heading else text)
        if text:
            self.blocks.append(Paragraph(text, self.locate(number, None), heading is not None))

    def add_cells(self, cells: Sequence[tuple[int, str]]) -> None:
        """Take a row whose cells stand on lines of their own: the number and the text of each."""
        self._cells([(text, self.locate(number, 1)) for number, text in cells])

    def _row(self, number: int, cells: list[str]) -> None:
        self._cells([(text, self.locate(number, column)) for column, text in enumerate(cells, 1)])

    def _cells(self, cells: Sequence[tuple[str, Locator]]) -> None:
        row = len(self._rows)
        self._rows.append(
            tuple(
                GridCell(unmarked(text.strip(" \r\n")), row, column, 1, 1, locator)
                for column, (text, locator) in enumerate(cells)
            )
        )


def unmarked(text: str) -> str:
    """*text* without the marks Markdown puts around what is bold or a formula, blanks written as such."""
    if "&" in text:
        text = _BLANK_ENTITY.sub("\xa0", text).strip()
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    formula = _FORMULA.fullmatch(text) if "$" in text else None
    return formula.group(1) if formula else text


def row_of(line: str, frame: Frame = "both") -> list[str] | None:
    """The cells of a table line; an empty list for a ruling line, None for a line of prose."""
    if "\t" in line:
        return line.rstrip("\r\n").split("\t")
    if ("--" in line or "==" in line) and _SPACED_RULE.match(line):
        return []
    bare = _DRAWN_BAR.sub("|", line)
    if (
        bare.lstrip()[:1] == "|"
        and ("||" in bare or "|-" in bare)
        and (wiki := _wiki_cells(bare)) is not None
    ):
        return wiki
    if "|" in bare or "+" in bare or "─" in bare:
        if _PIPE_RULE.match(bare) and "-" in bare and "|" in bare:
            return []
        if _DRAWN_RULE.match(bare) and len(bare.strip()) > 3 and not _is_row_of_signs(bare):
            return []
        if _PIPE_ROW.match(bare) or bare.count("|") >= 2:
            return _pipe_cells(bare, frame)
    return _spaced_cells(line)


def _is_row_of_signs(line: str) -> bool:
    """Whether what looks like a drawn line is blank cells and signs of cells: "|  |  | -- | -- |"."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return len(cells) > 1 and all(not cell.strip() or _SIGN.fullmatch(cell) is not None for cell in cells)


def _pipe_cells(line: str, frame: Frame) -> list[str] | None:
    """The cells between bars. In a table without frame a bar at the end of a line parts a blank cell off."""
    bare = (_CLOSED if frame == "end" else _SPANNED).sub("", line.strip())
    inner = bare if frame == "none" else bare.removesuffix("|")
    inner = inner.removeprefix("|") if frame == "both" else inner
    cells = [_BREAK.sub("\n", cell).strip() for cell in inner.split("|")]
    return cells if len(cells) > 1 or bare != line.strip() else None


def _wiki_cells(line: str) -> list[str] | None:
    """The cells of a row of a wiki's table, none for the line between two; None for other lines."""
    if _WIKI_RULE.match(line):
        return []
    bare = line.strip()
    if bare.endswith("|") and not bare.endswith("||"):
        return None
    return [cell.strip() for cell in bare[1:].split("||")] if _WIKI_ROW.match(line.rstrip("\r\n")) else None


def _spaced_cells(line: str) -> list[str] | None:
    bare = line.strip()
    if is_page_number(bare) or len(bare) > _LONGEST_ROW:
        return None
    if _SPACED_FIGURES.fullmatch(bare):
        return bare.split()
    found = _SPACED_ROW.fullmatch(bare)
    if found is not None:
        return [found.group(1), *found.group(2).split()]
    parts = _WIDE_GAP.split(bare)
    if len(parts) == 2:
        return parts if len(parts[0]) <= _LONGEST_WORD and _FIGURES.fullmatch(parts[1]) else None
    return parts if len(parts) > 2 and all(len(part) <= _LONGEST_WORD for part in parts) else None


def blocks_of(lines: Iterable[str], locate: Locate) -> tuple[Block, ...]:
    """All *lines* as blocks in reading order."""
    collected = LineBlocks(locate)
    printed = list(lines)
    frames = dict(_frames(printed))
    at = 0
    while at < len(printed):
        end = end_of_table(printed, at) if "|" in printed[at] else at
        if end > at:
            for cells in rows_by_bar(printed, at, end):
                collected.add_cells(cells)
        else:
            end += 1
            collected.add(end, printed[at], frames.get(at, "both"))
        at = end
    collected.end_grid()
    return tuple(collected.blocks)


def _frames(lines: Sequence[str]) -> Iterator[tuple[int, Frame]]:
    """The lines of tables between bars with the frame of each table.

    A bar that some line lacks at one end frames none there. Where all lines end with one that only some begin
    with, it closes their last cell.
    """
    stretch: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if "|" in line and (line.count("|") > 1 or line.rstrip().endswith("|")):
            stretch.append(number)
            continue
        if not stretch:
            continue
        rows = [lines[at].strip() for at in stretch]
        both = all(map(_PIPE_ROW.match, rows))
        frame: Frame = "both" if both else "end" if all(row.endswith("|") for row in rows) else "none"
        yield from ((at, frame) for at in stretch)
        stretch = []
