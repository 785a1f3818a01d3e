"""Lines of text → paragraphs and grids: tab-separated, Markdown and space-separated tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.model import Block, Grid, GridCell, Locator, Paragraph
from extract.text import is_page_number

# "| a | b |"
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
# "|---|:--:|", "--- | ---"
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
# "+-----+-----+", "├───┼───┤": ruled with characters
_DRAWN_RULE = re.compile(r"^(?=.*[+\-=─━┄┅═])[\s+\-=─━┄┅├┼┤┌┬┐└┴┘╔╦╗╠╬╣╚╩╝═│┃|]+$")
_DRAWN_BAR = re.compile(r"[│┃┆┇]")
# "一、本年新收政府信息公开申请数量   4  0 0 / - 4": a label, then three or more figures, parted by spaces
_FIGURE = r"(?:[0-9][0-9,.]*|[/／\-—])"
_SPACED_ROW = re.compile(rf"(\S.*?)((?:[ \u3000\xa0]+{_FIGURE}){{3,}})")
# "0 0 0 0 0 0 0": figures alone
_SPACED_FIGURES = re.compile(rf"{_FIGURE}(?:[ \u3000\xa0]+{_FIGURE}){{3,}}")
_FIGURES = re.compile(_FIGURE)
# "行政许可    245", "结果维持  结果纠正  其他结果": cells parted by a gap wider than a space
_WIDE_GAP = re.compile(r"[ \xa0]{2,}|[ \xa0]*\u3000+[ \xa0\u3000]*")
_LONGEST_WORD = 12
# "## 一、总体情况"
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
# "**及时梳理栏目**"
_BOLD = re.compile(r"\*\*(.+?)\*\*")

Locate = Callable[[int, int | None], Locator]


@dataclass(slots=True)
class LineBlocks:
    """Collects blocks from lines. ``locate(line, column)`` gives a locator; both count from 1."""

    locate: Locate
    blocks: list[Block] = field(default_factory=list)
    _rows: list[tuple[GridCell, ...]] = field(default_factory=list)

    def add(self, number: int, line: str) -> None:
        """Take the next line, without its line end."""
        if not line.strip(" \r\n"):
            self.end_grid()
            return
        cells = row_of(line)
        if cells is None:
            self.end_grid()
            self._prose(number, line)
        elif cells:
            self._row(number, cells)

    def end_grid(self) -> None:
        """Close the table fragment being collected: a blank line in a table is a page break."""
        if self._rows:
            self.blocks.append(Grid(tuple(self._rows), self._rows[0][0].locator))
            self._rows = []

    def _prose(self, number: int, line: str) -> None:
        text = line.strip()
        heading = _MARKDOWN_HEADING.match(text)
        text = heading.group(1) if heading else text
        if "**" in text:
            text = _BOLD.sub(r"\1", text)
        if text:
            self.blocks.append(Paragraph(text, self.locate(number, None), heading is not None))

    def _row(self, number: int, cells: list[str]) -> None:
        row = len(self._rows)
        self._rows.append(
            tuple(
                GridCell(text.strip(" \r\n"), row, column, 1, 1, self.locate(number, column + 1))
                for column, text in enumerate(cells)
            )
        )


def row_of(line: str) -> list[str] | None:
    """The cells of a table line; an empty list for a ruling line, None for a line of prose."""
    if "\t" in line:
        return line.rstrip("\r\n").split("\t")
    bare = _DRAWN_BAR.sub("|", line)
    if "|" in bare or "+" in bare or "─" in bare:
        if _PIPE_RULE.match(bare) and "-" in bare and "|" in bare:
            return []
        if _DRAWN_RULE.match(bare) and len(bare.strip()) > 3:
            return []
        if _PIPE_ROW.match(bare) or bare.count("|") >= 2:
            return _pipe_cells(bare)
    return _spaced_cells(line)


def _pipe_cells(line: str) -> list[str] | None:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = [cell.strip() for cell in inner.split("|")]
    return cells if len(cells) > 1 else None


def _spaced_cells(line: str) -> list[str] | None:
    bare = line.strip()
    if is_page_number(bare):
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
    for number, line in enumerate(lines, 1):
        collected.add(number, line)
    collected.end_grid()
    return tuple(collected.blocks)
