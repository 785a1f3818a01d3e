"""The headers of the disclosure table: which lines they are, which edition, which columns they name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from extract.form import EDITION_2019, EDITION_2021, Block, Column
from extract.model import GridCell, State
from extract.tables.columns import Columns
from extract.tables.disclosure.turned import is_pair, names_rows, upright
from extract.tables.header_labels import NUMBERS_ROWS, names_of_columns
from extract.tables.headers.cells import are_years, this_years
from extract.tables.labels import DISCLOSURE_TARGETS, target_named
from extract.tables.lines import FLAT, NAMED, Line
from extract.tables.worded import with_words
from extract.text import fold, is_blank
from extract.values import read_value

_EDITIONS = (EDITION_2021, EDITION_2019)


def _header_names() -> dict[str, set[str]]:
    """For every folded column header, the editions that print it."""
    names: dict[str, set[str]] = {}
    for edition in _EDITIONS:
        for block in edition.disclosure:
            for column in block.columns:
                for name in (column.label, *column.variants):
                    names.setdefault(fold(name), set()).add(edition.id)
    return names


_HEADERS = _header_names()
_NAMES = frozenset(_HEADERS)
# Headers that only one edition prints, and parts of them that survive truncation: "本年新制" is 2019.
_TELLING = {name: editions for name, editions in _HEADERS.items() if len(editions) == 1}
_TELLING_PARTS = {
    "2019": (
        "本年新制",
        "本年新公",
        "新制作",
        "新公开",
        "对外公开",
        "上一年项目",
        "年项目数",
        "年度项目数",
        "本年增",
        "年增减",
        "采购项目",
        "采购总金额",
        "采购金额",
    ),
    "2021": ("制发件数", "废止件数", "现行有效", "收费金额"),
}
_PARTS = (*(part for parts in _TELLING_PARTS.values() for part in parts), "处理决定数")
# "本年2023制发件数", "截至2023年底现行有效件数": a year inside a column header
_YEAR = re.compile(r"(?:截[至止]到?)?(?:19|20)\d\d(?:年度?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?)?")
# "处理决定数量（指2019年办件量）", "本年制发件数(件)": what explains a column, or names its unit
_REMARK = re.compile(r"[（(][^（）()]*[)）]?\s*$")
# What is left of 本年新制作数量 and 本年新公开数量 where a page cuts its headers (quirks.md R17)
_CUT_HEADER = "本年新"
_FIRST_CELL = "信息内容"
# What stands over the labels
_FIRST_CELLS = frozenset(
    {_FIRST_CELL, "内容", "公开内容", "信息类别", "类别", "信息名称", "名称", "项目", "事项"}
)
_ARTICLE = "第二十条第"


@dataclass(frozen=True, slots=True)
class BlockHeader:
    """The column headers printed last before a row: texts and the lines they stand on."""

    cells: tuple[GridCell, ...]
    fragment: int
    measured: bool
    width: int

    def shares_grid(self, line: Line) -> bool:
        """Whether *line* stands in the same grid: one that measures columns, or separates as many cells."""
        if self.fragment != line.fragment or line.fragment in {FLAT, NAMED}:
            return False
        return self.measured or self.width == line.width


def is_header(words: tuple[str, ...]) -> bool:
    """Whether a line with these folded *words* is a header of the disclosure table."""
    if not words or any(map(str.isdigit, words)):
        return False
    return _is_header(words)


@lru_cache(maxsize=1024)
def _is_header(words: tuple[str, ...]) -> bool:
    if target_named(words[0], DISCLOSURE_TARGETS):
        return False
    if words[0] in {_FIRST_CELL, _CUT_HEADER} or all(
        _YEAR.sub("", word) in _HEADERS or word == _FIRST_CELL for word in words
    ):
        return True
    return any(part in word for word in words for part in _PARTS)


@lru_cache(maxsize=1024)
def name_of(header: str) -> str:
    """The folded name in a column's *header*: without years, and without the remark behind a known one."""
    whole = _YEAR.sub("", fold(header))
    if whole in _HEADERS:
        return whole
    bare = _YEAR.sub("", fold(_REMARK.sub("", header)))
    return bare if bare in _HEADERS else whole


def opens_turned(line: Line) -> bool:
    """Whether a line begins a disclosure table that is turned on its side or names cells in full."""
    return names_rows(line) or is_pair(line, _NAMES)


def is_article(words: tuple[str, ...]) -> bool:
    """Whether a line names the item of article 20 that a block reports on: 第二十条第（五）项."""
    return bool(words) and words[0].startswith(_ARTICLE) and len(words[0]) < 14


def rows_under_headers(lines: Sequence[Line]) -> tuple[list[Line], list[BlockHeader | None]]:
    """The lines of rows, each with the header above it."""
    body: list[Line] = []
    headers: list[BlockHeader | None] = []
    header: BlockHeader | None = None
    above_is_header = False
    for line in _from_first_header(upright(lines, _NAMES)):
        words = line.words[is_article(line.words) :]
        if not words and not line.filled:
            continue
        if is_header(words):
            printed = tuple(
                cell
                for cell in line.cells
                if (word := fold(cell.text)) and word not in _FIRST_CELLS and not word.startswith(_ARTICLE)
            )
            goes_on = above_is_header and header is not None and _FIRST_CELL not in words
            before = header.cells if goes_on and header is not None else ()
            header = BlockHeader((*before, *printed), line.fragment, line.measured, line.width)
            above_is_header = True
            continue
        if above_is_header and header is not None and line.measured and are_years(line.words):
            header = replace(header, cells=this_years(header.cells, line.cells))
            continue
        above_is_header = False
        if header is not None and header.cells and header.shares_grid(line):
            line = with_words(line, min(cell.column for cell in header.cells), DISCLOSURE_TARGETS)
        body.append(line)
        headers.append(header)
    return body, headers


def _from_first_header(lines: Sequence[Line]) -> list[Line]:
    """*lines* without rows above the form's first header that stand below it as well: not the form's own."""
    opening = next((n for n, line in enumerate(lines) if is_article(line.words) or is_header(line.words)), 0)
    below = {target_named(line.label, DISCLOSURE_TARGETS) for line in lines[opening:]} - {None}
    above = [line for line in lines[:opening] if target_named(line.label, DISCLOSURE_TARGETS) not in below]
    return [*above, *lines[opening:]]


def editions_of(name: str) -> set[str]:
    if name in _TELLING:
        return _TELLING[name]
    if name == _CUT_HEADER:
        return {"2019"}
    return {edition for edition, parts in _TELLING_PARTS.items() if any(part in name for part in parts)}


def columns_under(header: BlockHeader | None, block: Block, line: Line) -> Columns:
    """The block's columns: their printed order, and their place where header and row share a grid."""
    count = len(block.columns)
    if header is None:
        return Columns(count)
    names = _names_in(block)
    ordered = sorted(header.cells, key=lambda cell: cell.column) if header.measured else list(header.cells)
    named = [(names.get(name_of(cell.text), -1), cell) for cell in ordered]
    own = [(place, cell) for place, cell in named if place >= 0]
    order, usual = tuple(place for place, _ in own), tuple(range(count))
    in_grid = header.shares_grid(line)
    if header.measured and _stacked([cell for _, cell in own]):
        return Columns(count, suspect=True)
    if sorted(order) != list(usual) or (len(own) < len(named) and not in_grid):
        return Columns(count, suspect=not _agrees(header, block))
    if any(place < 0 and any(name_of(cell.text) in name for name in names) for place, cell in named):
        return Columns(count, suspect=True)  # 本年 beside 增/减: which of the two heads the figures?
    printed = None if order == usual else order
    if printed is not None and any(_YEAR.search(cell.text) for _, cell in own):
        return Columns(count, suspect=True)  # 2022年现行有效件数 before 2023年制发件数: another year's column
    if not in_grid:
        return Columns(count, order=printed)
    intervals = tuple((cell.column, cell.column + cell.column_span) for _, cell in own)
    ignored = frozenset(cell.column for place, cell in named if place < 0)
    columns = Columns(count, intervals, ignored, printed)
    foreign = {cell.column for place, cell in named if place < 0 and fold(cell.text) not in NUMBERS_ROWS}
    if _is_beside(line, columns, foreign):
        return Columns(count, suspect=True)
    return columns


def _is_beside(line: Line, columns: Columns, foreign: Container[int]) -> bool:
    """Whether a figure of *line* stands in a *foreign* column, and one of the form's is blank beside it.

    A stamp's word among the headers heads no figures: the one below it may be the form's own.
    """
    beside = any(
        value.column in foreign and read_value(value.text).state is State.NUMBER for value in line.values
    )
    return beside and any(columns.under(value) and is_blank(value.text) for value in line.values)


@cache
def _names_in(block: Block) -> dict[str, int]:
    """The place of each column of *block* by every header it goes by."""
    return names_of_columns(block.columns)


def _stacked(cells: Sequence[GridCell]) -> bool:
    """Whether two names of columns stand over each other: a header row that was broken in two."""
    return any(cell.column < before.column + before.column_span for before, cell in pairwise(cells))


def _agrees(header: BlockHeader, block: Block) -> bool:
    """Whether the printed headers are the block's columns in the form's order (some may be cut short)."""
    if len(header.cells) != len(block.columns):
        return False
    return all(
        _named(name_of(cell.text), column) for cell, column in zip(header.cells, block.columns, strict=True)
    )


def _named(words: str, column: Column) -> bool:
    """Whether a header is a column's, whole, cut short or with words more; a figure in it is a row's."""
    if any(character.isdigit() for character in words):
        return False
    names = [fold(name) for name in (column.label, *column.variants)]
    return any(words.startswith(name) or words in name for name in names)
