"""XLS (Excel 97–2003) → Document."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from itertools import chain, pairwise, repeat
from typing import Any

import xlrd
from xlrd.compdoc import SIGNATURE, CompDoc, CompDocError

from extract.errors import UnreadableError
from extract.model import Block, Document, Grid
from extract.readers.notation import REPLACEMENT, raised, struck
from extract.readers.spreadsheets.biff import Record, records_of
from extract.readers.spreadsheets.blocks import MAX_CELLS, Place, Worksheet, blocks_of
from extract.readers.spreadsheets.conditional_xls import CF, CONDFMT, conditions_of
from extract.readers.spreadsheets.drawings import doubted
from extract.readers.spreadsheets.drawings_xls import DRAWING, OBJECT, covered_cells
from extract.readers.spreadsheets.ink import BLACK, are_near, may_be_figure
from extract.readers.spreadsheets.number_format import Shown, hides_text, plain, shown

VISIBLE = 0
LOWEST, NARROWEST = 40, 77  # twips, and 256ths of a character: rows and columns that show nothing
TINY = 40  # twips: nobody reads print so small
SOLID, FILLING = 1, 4  # a pattern of one colour; text printed again and again to fill its cell
WHITE = (255, 255, 255)
# What xlrd's arithmetic meets on a damaged file, besides its own error.
DAMAGE = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
)


def read(data: bytes) -> Document:
    """Blocks of every visible sheet. Raises UnreadableError when broken, encrypted or beyond the bounds."""
    try:
        container = _checked(data)
        # logfile: its remarks would go to standard output, between what the command line prints
        # ragged_rows: one cell far to the right, below, would else be a million blank ones in memory
        book = xlrd.open_workbook(
            logfile=io.StringIO(), file_contents=data, formatting_info=True, on_demand=False, ragged_rows=True
        )
        records = [] if container is None else records_of(container, (CONDFMT, CF, DRAWING, OBJECT))
        sheets = [
            _worksheet(book, sheet, told)
            for sheet, told in zip(book.sheets(), chain(records, repeat([])), strict=False)
            if sheet.visibility == VISIBLE
        ]
    except DAMAGE as error:
        raise UnreadableError(
            f"XLS 文件损坏或已加密，打不开（{error}）。 The XLS file is broken or encrypted ({error})."
        ) from error
    blocks: list[Block] = []
    for sheet in sheets:
        blocks += blocks_of(sheet, "xls", sum(isinstance(block, Grid) for block in blocks) + 1)
    return Document("xls", tuple(blocks))


def _checked(data: bytes) -> CompDoc | None:
    """The container of the workbook, if it has one.

    Refuses a file whose short sectors follow each other in a circle: xlrd would go round for ever.
    """
    if not data.startswith(SIGNATURE):
        return None
    container = CompDoc(data, logfile=io.StringIO())
    follows = container.SSAT
    walked: set[int] = set()
    for start in range(len(follows)):
        sector, passed = start, set[int]()
        while 0 <= sector < len(follows) and sector not in walked:
            walked.add(sector)
            passed.add(sector)
            sector = follows[sector]
        if sector in passed:
            raise CompDocError(f"sector {sector} follows itself")
    return container


def _worksheet(book: Any, sheet: Any, records: list[Record]) -> Worksheet:
    if sheet.nrows * sheet.ncols > MAX_CELLS:
        raise UnreadableError(
            f"工作表“{sheet.name}”大于 {MAX_CELLS} 格，不是年报，不读。 "
            f"Sheet {sheet.name} spans more than {MAX_CELLS} cells, no annual report; not read."
        )
    rows = frozenset(
        row for row, info in sheet.rowinfo_map.items() if info.hidden or 0 < info.height < LOWEST
    )
    columns = frozenset(
        column for column, info in sheet.colinfo_map.items() if info.hidden or info.width < NARROWEST
    )
    conditions = conditions_of(records, book.colour_map)
    places = [(row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row))]
    texts: dict[Place, str] = {}
    stored: dict[Place, str] = {}
    for place in places:
        if place[0] in rows or place[1] in columns:
            continue
        cell = sheet.cell(*place)
        text, telling = _shown(cell, book, bool(sheet.show_zero_values))
        hidden = conditions.hides(place, cell.value) if _is_plain_figure(cell, book) else False
        if hidden:
            text, telling = "", False
        if text.strip():
            texts[place] = (
                struck(text)
                if hidden is None or _is_odd(cell, book)
                else _marked(text, sheet.rich_text_runlist_map.get(place, ()), cell, book)
            )
        if not telling:
            stored[place] = plain(cell.value)
    merged = tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    framed = frozenset(place for place in places if _has_border(book, sheet.cell_xf_index(*place)))
    texts.update(doubted(texts, framed, covered_cells(records)))
    return Worksheet(sheet.name, texts, merged, framed, rows, columns, stored)


def _has_border(book: Any, style: int) -> bool:
    border = book.xf_list[style].border
    return any(
        (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
    )


def _font(cell: Any, book: Any) -> Any:
    return book.font_list[book.xf_list[cell.xf_index].font_index]


def _marked(text: str, runs: Sequence[tuple[int, int]], cell: Any, book: Any) -> str:
    """*text* with the marks of its fonts: the *cell*'s own, and others where *runs* say they begin."""
    starts = [0, *(start for start, _ in runs), len(text)]
    fonts = [_font(cell, book), *(book.font_list[index] for _, index in runs)]
    stretches = [text[start:end] for start, end in pairwise(starts)]
    on_paper = bool(runs) and not book.xf_list[cell.xf_index].background.fill_pattern
    unseen = [on_paper and _is_faint(font, book) for font in fonts]
    return "".join(map(_marked_stretch, stretches, fonts, unseen))


def _is_faint(font: Any, book: Any) -> bool:
    """Whether a font prints white, or as good as without size."""
    ink = book.colour_map.get(font.colour_index)
    return font.height <= TINY or (ink is not None and are_near(ink, WHITE))


def _marked_stretch(text: str, font: Any, unseen: bool) -> str:
    if font.struck_out or unseen:
        return struck(text)
    return raised(text) if font.escapement else text


def _is_plain_figure(cell: Any, book: Any) -> bool:
    """Whether the cell holds a number on the white of the paper."""
    return cell.ctype == xlrd.XL_CELL_NUMBER and not book.xf_list[cell.xf_index].background.fill_pattern


def _is_unseen(cell: Any, book: Any) -> bool:
    """Whether the cell prints white on the white of the paper, or any colour on a ground of the same."""
    ground = book.xf_list[cell.xf_index].background
    ink = book.colour_map.get(_font(cell, book).colour_index) or BLACK
    if ground.fill_pattern:
        under = book.colour_map.get(ground.pattern_colour_index)
        return bool(ground.fill_pattern == SOLID and under is not None and are_near(ink, under))
    return are_near(ink, WHITE)


def _is_odd(cell: Any, book: Any) -> bool:
    """Whether a figure is printed too small to be seen, or again and again."""
    if cell.ctype != xlrd.XL_CELL_NUMBER and not (
        cell.ctype == xlrd.XL_CELL_TEXT and may_be_figure(cell.value)
    ):
        return False
    repeated = book.xf_list[cell.xf_index].alignment.hor_align == FILLING
    return bool(repeated or _font(cell, book).height <= TINY)


def _shown(cell: Any, book: Any, zeros: bool) -> Shown:
    """The value as the sheet shows it. *zeros*: whether it shows those."""
    unseen = _is_unseen(cell, book)
    shape = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    number_format = shape.format_str if shape is not None else "General"
    if cell.ctype != xlrd.XL_CELL_NUMBER:
        text = _text(cell, book)
        hidden = (unseen and may_be_figure(text)) or (text != "" and hides_text(number_format))
        return Shown("", False) if hidden else Shown(text, True)
    if unseen or (cell.value == 0 and not zeros):
        return Shown("", False)
    return shown(cell.value, number_format)


def _text(cell: Any, book: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return str(xlrd.xldate_as_datetime(cell.value, book.datemode).date().isoformat())
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, REPLACEMENT))
    return str(cell.value)
