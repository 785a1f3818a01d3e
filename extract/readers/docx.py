"""DOCX → Document: paragraphs and tables as Word lays them out, merged and nested cells included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Block, Document, Grid, GridCell, Locator, Paragraph
from extract.readers.unpack import Members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
VAL = f"{W}val"
MAX_COLUMNS = 1_000  # of a table; Word itself allows 63
MAX_NESTING = 20  # tables inside tables
# Marks of what is not printed: tracked deletions, moved-away text, comments' and fields' machinery.
NOT_PRINTED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", FALLBACK})
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}

Element = etree._Element


def read(data: bytes) -> Document:
    """Blocks of the main text. Raises UnreadableError when the file is broken or expands to too much."""
    with Members(data) as members:
        root = members.xml("word/document.xml")
        headings = _heading_styles(members)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableError("DOCX 里没有正文，读不了。 The DOCX holds no body; not read.")
    walk = _Walk(headings)
    walk.container(body, 0)
    return Document("docx", tuple(walk.blocks))


def _heading_styles(members: Members) -> frozenset[str]:
    """The ids of paragraph styles that are headings, by their name or outline level."""
    if "word/styles.xml" not in members:
        return frozenset()
    ids = set()
    for style in members.xml("word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        named = name is not None and (name.get(VAL) or "").lower().startswith(("heading", "title", "标题"))
        if named or style.find(f"{W}pPr/{W}outlineLvl") is not None:
            ids.add(style.get(f"{W}styleId") or "")
    return frozenset(ids)


@dataclass(slots=True)
class _Walk:
    """Blocks found so far; tables and paragraphs are numbered from 1 in the order they start."""

    headings: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0

    def container(self, element: Element, depth: int) -> None:
        """Take every paragraph and table below *element*, through content controls and the like."""
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)
            elif child.tag not in NOT_PRINTED and isinstance(child.tag, str):
                self.container(child, depth)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        self.paragraphs += 1
        text = _text(paragraph)
        if text:
            locator: Locator = {"kind": "docx", "paragraph": self.paragraphs}
            self.blocks.append(Paragraph(text, locator, self._is_heading(paragraph)))
        for box in _text_boxes(paragraph):
            self.container(box, depth)

    def _is_heading(self, paragraph: Element) -> bool:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        outlined = paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
        return outlined or (style is not None and style.get(VAL) in self.headings)

    def _table(self, table: Element, depth: int) -> None:
        if depth > MAX_NESTING:
            raise UnreadableError(
                "DOCX 表格嵌套过深，不读。 Tables of the DOCX are nested too deeply; not read."
            )
        rows = [
            list(_cells(row)) for row in _children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None
        ]
        if [len(row) for row in rows] == [1]:  # a frame around text, not a table
            self.container(rows[0][0].element, depth + 1)
            return
        self.tables += 1
        self.blocks.append(_grid(rows, self.tables))
        for cell in (cell for row in rows for cell in row):
            for inner in _inner(cell.element):
                if inner.tag == f"{W}tbl":
                    self._table(inner, depth + 1)
                else:
                    self.container(inner, depth + 1)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A ``w:tc`` at its grid column; ``continued``: it belongs to the cell above (vMerge)."""

    element: Element
    column: int
    span: int
    continued: bool


def _cells(row: Element) -> Iterator[_Cell]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for element in _children(row, f"{W}tc"):
        properties = element.find(f"{W}tcPr")
        span, merge = 1, None
        if properties is not None:
            span = max(1, _number(properties.find(f"{W}gridSpan"), 1))
            merge = properties.find(f"{W}vMerge")
        if column + span > MAX_COLUMNS:
            raise UnreadableError(
                "DOCX 表格的列数过多，不读。 A table of the DOCX has too many columns; not read."
            )
        yield _Cell(element, column, span, merge is not None and merge.get(VAL, "continue") != "restart")
        column += span


def _grid(rows: list[list[_Cell]], table: int) -> Grid:
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
            _cell_text(cell.element),
            top,
            cell.column,
            spans[top, cell.column],
            cell.span,
            _place(table, top, cell),
        )
        for owners in layout
        for top, cell in owners
    }
    filled = tuple(tuple(made[top, cell.column] for top, cell in owners) for owners in layout)
    return Grid(filled, {"kind": "docx", "table": table})


def _place(table: int, row: int, cell: _Cell) -> Locator:
    return {"kind": "docx", "table": table, "row": row + 1, "column": cell.column + 1}


def _number(element: Element | None, default: int) -> int:
    value = (element.get(VAL) or "") if element is not None else ""
    return int(value) if value.isascii() and value.isdigit() else default


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Children named *tag*, looking through content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in NOT_PRINTED and child.tag != f"{W}tbl":
            yield from _children(child, tag)


def _cell_text(cell: Element) -> str:
    return "\n".join(text for paragraph in _children(cell, f"{W}p") if (text := _text(paragraph)))


def _inner(cell: Element) -> Iterator[Element]:
    """Tables inside *cell*, and the contents of its text boxes."""
    yield from _children(cell, f"{W}tbl")
    for paragraph in _children(cell, f"{W}p"):
        yield from _text_boxes(paragraph)


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    for box in paragraph.iter(f"{W}txbxContent"):
        ancestors = (ancestor.tag for ancestor in box.iterancestors())
        if FALLBACK not in ancestors:
            yield box


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph)).strip("\n")


def _pieces(element: Element) -> Iterator[str]:
    """The printed text below *element*, without that of text boxes, deletions and hidden runs."""
    for child in element:
        if child.tag in NOT_PRINTED or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == f"{W}sym":
            yield _symbol(child)
        elif child.tag != f"{W}r" or child.find(f"{W}rPr/{W}vanish") is None:
            yield from _pieces(child)


def _symbol(element: Element) -> str:
    """A character of a symbol font: readable only where the font follows Unicode (private codes do not)."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return "\ufffd"
    return chr(code) if 0x20 <= code < 0xD800 else "\ufffd"
