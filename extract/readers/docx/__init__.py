"""DOCX → Document: paragraphs and tables as Word lays them out, merged and nested cells included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Block, Document, Grid, GridCell, Locator, Paragraph
from extract.readers.docx.cells import cell_text, children, inner_tables, is_layout, unseen_in
from extract.readers.docx.fields import settle_fields
from extract.readers.docx.floating import (
    Floating,
    doubt_covered,
    doubt_under,
    floating_in,
    floats,
    text_boxes,
)
from extract.readers.docx.names import VAL, W
from extract.readers.docx.parts import chunks_of, headers_of, main_part
from extract.readers.docx.pictures import Picture, has_pictures, pictures_in, shown_in
from extract.readers.docx.stamps import lay_stamps_behind
from extract.readers.docx.styles import Styles, is_hidden_row, styles_of
from extract.readers.docx.text import NOT_PRINTED, clear_placeholders, text_of
from extract.readers.shown_pictures import with_pictures
from extract.readers.unpack import Members
from extract.readers.whole import whole_number

MAX_COLUMNS = 1_000  # of a table; Word itself allows 63
MAX_NESTING = 20  # tables inside tables
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Element = etree._Element


def read(data: bytes) -> Document:
    """Blocks of the main text. Raises UnreadableError when the file is broken or expands to too much."""
    with Members(data) as members:
        main = main_part(members)
        root = members.xml(main)
        styles = styles_of(members)
        chunks = chunks_of(members, main)
        headers = headers_of(members, main)
        clear_placeholders(root)
        settle_fields(root)
        body = root.find(f"{W}body")
        if body is None:
            raise UnreadableError("DOCX 里没有正文，读不了。 The DOCX holds no body; not read.")
        over = floats(body)
        if over:
            lay_stamps_behind(body, members, main)
        walk = _Walk(styles, chunks, over, has_pictures(body))
        walk.container(body, 0)
        doubt_covered(walk.blocks, walk.drawings)
        blocks, issues = with_pictures(walk.blocks, shown_in(walk.pictures, members, main))
    above = (text_of(line, styles) for header in headers for line in header.iter(f"{W}p"))
    lines = [" ".join(text.split()) for text in above if text]
    metadata = {"above": "\n".join(lines)} if lines else {}
    return Document("docx", tuple(blocks), metadata=metadata, issues=tuple(issues))


@dataclass(slots=True)
class _Walk:
    """Blocks found so far; tables and paragraphs are numbered from 1 in the order they start."""

    styles: Styles
    chunks: dict[str, Document]
    floats: bool  # whether anything lies over the page
    draws: bool  # whether there is any picture
    drawings: list[tuple[int, Floating]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0

    def container(self, element: Element, depth: int) -> None:
        """Take every paragraph and table below *element*, through content controls and the like."""
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)
            elif child.tag == f"{W}altChunk":
                chunk = self.chunks.get(child.get(LINK) or "")
                self.blocks.extend(chunk.blocks if chunk is not None else ())
            elif child.tag not in NOT_PRINTED and isinstance(child.tag, str):
                self.container(child, depth)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        self.paragraphs += 1
        text = text_of(paragraph, self.styles)
        if text:
            locator: Locator = {"kind": "docx", "paragraph": self.paragraphs}
            self.blocks.append(Paragraph(text, locator, self._is_heading(paragraph)))
        self.pictures += pictures_in(paragraph, len(self.blocks))
        if self.floats:
            self.drawings += [(len(self.blocks), one) for one in floating_in(paragraph)]
        for box in text_boxes(paragraph):
            self.container(box, depth)

    def _is_heading(self, paragraph: Element) -> bool:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        outlined = paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
        return outlined or (style is not None and style.get(VAL) in self.styles.headings)

    def _table(self, table: Element, depth: int) -> None:
        if depth > MAX_NESTING:
            raise UnreadableError(
                "DOCX 表格嵌套过深，不读。 Tables of the DOCX are nested too deeply; not read."
            )
        rows = [list(_cells(row)) for row in children(table, f"{W}tr") if not is_hidden_row(row)]
        if [len(row) for row in rows] == [1]:  # a frame around text, not a table
            self.container(rows[0][0].element, depth + 1)
            return
        self.tables += 1
        number, first = self.tables, 0
        for place, row in enumerate(rows):
            if any(is_layout(cell.element) for cell in row):
                self._rows(rows, first, place, number, depth + 1)
                for cell in row:
                    self.container(cell.element, depth + 1)
                first = place + 1
        self._rows(rows, first, len(rows), number, depth + 1)
        if self.floats:
            cells = ((cell.element, cell.column, cell.span) for row in rows for cell in row)
            doubt_under(self.blocks, number, table, cells)

    def _rows(self, rows: list[list[_Cell]], first: int, end: int, number: int, depth: int) -> None:
        """The rows from *first* to before *end* of table *number* as a grid, then the tables in its cells."""
        if first == end:
            return
        self.blocks.append(_grid(rows[first:end], number, self.styles, first))
        cells = [cell for row in rows[first:end] for cell in row]
        for cell in cells if self.draws else ():
            for paragraph in children(cell.element, f"{W}p"):
                self.pictures += pictures_in(paragraph, len(self.blocks))
        for cell in cells:
            for inner in inner_tables(cell.element):
                self._table(inner, depth)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A ``w:tc`` at its grid column; ``continued``: it belongs to the cell above (vMerge)."""

    element: Element
    column: int
    span: int
    continued: bool


def _cells(row: Element) -> Iterator[_Cell]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    last: _Cell | None = None
    for element in children(row, f"{W}tc"):
        properties = element.find(f"{W}tcPr")
        span, merge = 1, None
        joined = False
        if properties is not None:
            span = max(1, _number(properties.find(f"{W}gridSpan"), 1))
            merge = properties.find(f"{W}vMerge")
            if properties.find(f"{W}cellDel") is not None:  # tracked: no longer there
                continue
            joined = _goes_on(properties.find(f"{W}hMerge"))
        if column + span > MAX_COLUMNS:
            raise UnreadableError(
                "DOCX 表格的列数过多，不读。 A table of the DOCX has too many columns; not read."
            )
        if joined and last is not None:  # part of the cell before it, as programs merge that fill in tables
            last = replace(last, span=last.span + span)
        else:
            if last is not None:
                yield last
            last = _Cell(element, column, span, _goes_on(merge))
        column += span
    if last is not None:
        yield last


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell belongs to the one above it or before it: what it holds itself Word does not print."""
    return merge is not None and merge.get(VAL, "continue") != "restart"


def _grid(rows: list[list[_Cell]], table: int, styles: Styles, above: int) -> Grid:
    """A grid of *rows*, with *above* further rows of the table before them."""
    heads: dict[int, tuple[int, _Cell]] = {}  # column → (row, cell) that a continued cell below belongs to
    spans: dict[tuple[int, int], int] = {}
    layout: list[list[tuple[int, _Cell]]] = []
    for r, row in enumerate(rows):
        owners = []
        for cell in row:
            head = heads.get(cell.column)
            if cell.continued and head is not None and head[1].span == cell.span:
                owners.append(head)
            else:
                owners.append((r, cell))
            top = owners[-1]
            spans[top[0], top[1].column] = r - top[0] + 1
        heads = {owner[1].column: owner for owner in owners}
        layout.append(owners)
    made = {
        (top, cell.column): GridCell(
            text := cell_text(cell.element, styles),
            top,
            cell.column,
            spans[top, cell.column],
            cell.span,
            _place(table, above + top, cell),
            stored=None if text else unseen_in(cell.element),
        )
        for owners in layout
        for top, cell in owners
    }
    filled = tuple(tuple(made[top, cell.column] for top, cell in owners) for owners in layout)
    return Grid(filled, {"kind": "docx", "table": table})


def _place(table: int, row: int, cell: _Cell) -> Locator:
    return {"kind": "docx", "table": table, "row": row + 1, "column": cell.column + 1}


def _number(element: Element | None, default: int) -> int:
    return default if element is None else whole_number(element.get(VAL), default)
