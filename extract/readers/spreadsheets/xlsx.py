"""XLSX → Document: what each visible sheet shows, merged areas as spans."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from extract.errors import UnreadableError
from extract.model import Block, Document, Grid
from extract.readers.notation import RAISED, REPLACEMENT, raised, struck
from extract.readers.ooxml import is_strict, packed, transitional
from extract.readers.spreadsheets.blocks import MAX_CELLS, Place, Worksheet, blocks_of
from extract.readers.spreadsheets.conditional import hidden_figures
from extract.readers.spreadsheets.drawings import covered_cells, doubted
from extract.readers.spreadsheets.formulas import computed_on_load, stale
from extract.readers.spreadsheets.ink import is_of_its_ground, is_white, may_be_figure
from extract.readers.spreadsheets.number_format import Shown, hides_text, plain, shown
from extract.readers.unpack import Members

# <mergeCell ref="A1:XFD1048576"/>
MERGED = re.compile(
    rb"mergeCell [^>]*\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
# <f>SUM(B2:B4)</f>   <x:f t="shared" si="0"/>   and what may hide one: UTF-16, an entity
FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?f[\s/>]|\A.{0,3}\0|<!ENTITY", re.DOTALL)
TINY = 2.0  # points: nobody reads print so small
LOWEST, NARROWEST = 2.0, 0.3  # points and characters: rows and columns that show nothing
SIDES = ("left", "right", "top", "bottom")


def read(data: bytes) -> Document:
    """Blocks of every visible sheet. Raises UnreadableError when broken, or larger than any report."""
    with Members(data) as members:
        # openpyxl trusts the sizes a ZIP states, this does not; and it does not know the strict edition.
        parts = {name: members.read(name) for name in members.names}
    strict = [is_strict(part) for part in parts.values()]
    for part in parts.values():
        _check_merged(part)
    if any(strict):
        data = packed({name: transitional(part) for name, part in parts.items()})
    values = _workbook(data, data_only=True)
    is_computed = any(FORMULA.search(part) for part in parts.values())  # else both loads say the same
    formulas = _workbook(data, data_only=False) if is_computed else values
    on_load = is_computed and any(map(computed_on_load, parts.values()))
    covered = covered_cells(parts)
    blocks: list[Block] = []
    for sheet, written in zip(values.worksheets, formulas.worksheets, strict=True):
        if sheet.sheet_state == "visible":
            tables = sum(isinstance(block, Grid) for block in blocks)
            under = covered.get(sheet.title, frozenset())
            old = stale(_held(sheet), _held(written, "f"), on_load) if is_computed else {}
            blocks += blocks_of(_worksheet(sheet, written, under, old), "xlsx", tables + 1)
    return Document("xlsx", tuple(blocks))


def _check_merged(part: bytes) -> None:
    """Refuse merged areas of more cells than a report has: openpyxl makes every one of them."""
    places = 0
    for found in MERGED.finditer(part):
        left, top, right, bottom = (place.decode() for place in found.groups())
        wide = column_index_from_string(right) - column_index_from_string(left) + 1
        places += wide * (int(bottom) - int(top) + 1)
    if places > MAX_CELLS:
        raise UnreadableError(
            f"合并的单元格超过 {MAX_CELLS} 格，不是年报，不读。 "
            f"Merged areas span more than {MAX_CELLS} cells, no annual report; not read."
        )


def _workbook(data: bytes, data_only: bool) -> Any:
    try:
        with warnings.catch_warnings():  # of what it does not read: shapes, extensions
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=data_only, rich_text=data_only)
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        OverflowError,
    ) as error:
        raise UnreadableError(
            f"XLSX 文件损坏，打不开（{error}）。 The XLSX file is broken and cannot be opened ({error})."
        ) from error
    except SyntaxError as error:  # what XML parsers raise
        raise UnreadableError(
            f"XLSX 内的 XML 损坏，打不开（{error}）。 The XML in the XLSX file is broken ({error})."
        ) from error


def _held(sheet: Any, kind: str = "") -> dict[Place, Any]:
    """What the cells of a sheet hold, or those of one *kind* of openpyxl's."""
    cells = (cell for row in sheet.iter_rows(max_row=_bounded(sheet)) for cell in row)
    return {(cell.row - 1, cell.column - 1): cell.value for cell in cells if kind in ("", cell.data_type)}


def _worksheet(sheet: Any, written: Any, covered: Iterable[Place], old: Mapping[Place, str]) -> Worksheet:
    """*covered*: the cells that something lies over; *old*: those with old results, and the new."""
    texts: dict[Place, str] = {}
    stored: dict[Place, str] = {}
    framed: set[Place] = set()
    rows, columns = _hidden(sheet)
    zeros, looks = sheet.sheet_view.showZeros is not False, _Looks()
    hidden, untold = hidden_figures(sheet)
    for cell in (cell for row in sheet.iter_rows(max_row=_bounded(sheet)) for cell in row):
        place = cell.row - 1, cell.column - 1
        if place[0] in rows or place[1] in columns:
            continue
        look = looks.of(cell)
        text, telling = _shown(cell, written.cell(cell.row, cell.column).value, look, zeros)
        if place in hidden:
            text, telling = "", False
        if text.strip():
            texts[place] = struck(text) if place in untold else look.marked(text)
        if not telling or place in old:
            stored[place] = old.get(place) or plain(cell.value)
        if look.framed:
            framed.add(place)
    texts.update(doubted(texts, framed, covered))
    merged = tuple(
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in sheet.merged_cells.ranges
    )
    return Worksheet(sheet.title, texts, merged, frozenset(framed), rows, columns, stored)


class _Look(NamedTuple):
    """What a cell's style does to its text. ``unseen``: it has the colour of its ground.

    ``struck``: it is struck out, or printed so small or so often that it is no sure figure.
    """

    struck: bool = False
    raised: bool = False
    unseen: bool = False
    framed: bool = False

    def marked(self, text: str) -> str:
        """*text* with the marks of what it looks like."""
        if self.struck:
            return struck(text)
        return raised(text) if self.raised else text


class _Looks:
    """The looks of a sheet's cells; many cells share a style."""

    def __init__(self) -> None:
        self._known: dict[int, _Look] = {}

    def of(self, cell: Any) -> _Look:
        """How *cell* looks."""
        if not cell.has_style:
            return _PLAIN
        if cell.style_id not in self._known:
            framed = any(getattr(cell.border, side).style for side in SIDES)
            font, fill = cell.font, cell.fill
            unseen = is_white(font.color) if fill.fill_type is None else is_of_its_ground(font.color, fill)
            tiny = font.size is not None and font.size <= TINY
            odd = bool(font.strike) or tiny or cell.alignment.horizontal == "fill"
            self._known[cell.style_id] = _Look(odd, font.vertAlign in RAISED, unseen, framed)
        return self._known[cell.style_id]


_PLAIN = _Look()


def _hidden(sheet: Any) -> tuple[frozenset[int], frozenset[int]]:
    """Rows and columns nobody sees, counted from 0. A column's entry may stand for several beside it."""
    rows = frozenset(
        number - 1
        for number, row in sheet.row_dimensions.items()
        if row.hidden or (row.height is not None and row.height < LOWEST)
    )
    columns = (
        range(column.min - 1, min(column.max, MAX_CELLS))
        for column in sheet.column_dimensions.values()
        if column.min and (column.hidden or (column.customWidth and column.width < NARROWEST))
    )
    return rows, frozenset(number for span in columns for number in span)


def _bounded(sheet: Any) -> int:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise UnreadableError(
            f"工作表“{sheet.title}”大于 {MAX_CELLS} 格，不是年报，不读。 "
            f"Sheet {sheet.title} spans more than {MAX_CELLS} cells, no annual report; not read."
        )
    return int(sheet.max_row)


def _shown(cell: Any, written: Any, look: _Look, zeros: bool) -> Shown:
    """The value as the sheet shows it; a formula without a stored result is unreadable, not blank.

    *zeros*: whether the sheet shows those.
    """
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if look.unseen or (value == 0 and not zeros):
            return Shown("", False)
        return shown(value, cell.number_format)
    text = _text(value, written, cell)
    unseen = (look.unseen and may_be_figure(text)) or (text != "" and hides_text(cell.number_format))
    return Shown("", False) if unseen else Shown(text, True)


def _text(value: Any, written: Any, cell: Any) -> str:
    if value is None:
        return "" if written is None else REPLACEMENT
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, CellRichText):
        return "".join(part if isinstance(part, str) else _run(part, cell) for part in value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _run(part: TextBlock, cell: Any) -> str:
    """A stretch of text with its own font: raised, struck and unseen figures are part of no number."""
    font = part.font
    if font.vertAlign in RAISED:
        return raised(part.text)
    tiny = font.sz is not None and font.sz <= TINY
    unseen = is_white(font.color) and cell.fill.fill_type is None
    return struck(part.text) if font.strike or tiny or unseen else str(part.text)
