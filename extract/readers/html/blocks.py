"""The content of a page → paragraphs and grids in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Block, Grid, GridCell, Locator, Paragraph
from extract.readers.html.links import holders_of_links, is_link, links_of
from extract.readers.html.table import TableRow, rows_of
from extract.readers.html.text import BLOCKS, DROPPED, PATH, Element, printed, raw_text
from extract.readers.text.lines import blocks_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A cell with this much text in several paragraphs holds prose, not a value or a label.
_PROSE_LENGTH = 160
MAX_NESTING = 50  # tables inside tables; page layout of the worst kind has ten


@dataclass(slots=True)
class _Opened:
    """An element being walked: its children still to come, and the inline text since the last block.

    ``parts`` are the elements that print of that text what is not the element's own.
    """

    element: Element
    children: Iterator[Element] = field(init=False)
    inline: list[str] = field(init=False)
    parts: list[Element] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.children, self.inline = iter(self.element), [self.element.text or ""]


@dataclass(slots=True)
class BlockWalker:
    """Walks one tree. ``part`` names the payload the tree was taken from, None for the page itself."""

    root: Element
    part: str | None = None
    blocks: list[Block] = field(default_factory=list)
    _tree: etree._ElementTree = field(init=False)
    _holders: set[Element] = field(init=False)
    _tables: dict[Element, int] = field(init=False)
    _links: frozenset[Element] = field(init=False)
    _layout: set[Element] = field(init=False)
    _nesting: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._tree = self.root.getroottree()
        self._holders = _holders_of_blocks(self.root)
        self._tables = {table: number for number, table in enumerate(self.root.iter("table"), 1)}
        self._links = links_of(self.root)
        self._layout = _holders_of_tables(self._tables) | holders_of_links(self._links)

    def walk(self, element: Element) -> None:
        """Collect the blocks of *element*, however deep they are: editors leave hundreds of tags open."""
        opened = [_Opened(element)]
        while opened:
            current = opened[-1]
            child = next(current.children, None)
            if child is None:
                self._paragraph(current.inline, current.element, current.parts)
                opened.pop()
                continue
            tag = child.tag
            if not isinstance(tag, str) or tag in DROPPED:
                current.inline.append(child.tail or "")
            elif tag in BLOCKS or child in self._holders:
                self._paragraph(current.inline, current.element, current.parts)
                current.inline, current.parts = [child.tail or ""], []
                if child in self._holders and tag not in {"table", "pre"}:
                    opened.append(_Opened(child))
                else:
                    self.walk_block(child)
            else:
                current.inline += (raw_text(child), child.tail or "")
                current.parts.append(child)

    def walk_block(self, element: Element) -> None:
        """Collect the blocks of *element*, itself a block."""
        if element.tag == "table":
            self._table(element)
        elif element.tag == "pre":
            self._lines(element)
        elif element in self._holders:
            self.walk(element)
        else:
            self._paragraph([raw_text(element)], element, [element])

    def _paragraph(self, inline: list[str], element: Element, parts: list[Element]) -> None:
        text = printed("".join(inline))
        if not text:
            return
        locator = self._locator({"path": self._tree.getpath(element)})
        link = is_link(text, parts, element, self._links)
        self.blocks.append(Paragraph(text, locator, element.tag in _HEADINGS, link))

    def _lines(self, element: Element) -> None:
        path = self._tree.getpath(element)

        def locate(line: int, column: int | None) -> Locator:
            place = {"path": path, "line": line} | ({} if column is None else {"column": column})
            return self._locator(place)

        self.blocks.extend(blocks_of(raw_text(element).replace("\u2028", "").split("\n"), locate))

    def _locator(self, place: Mapping[str, object]) -> Locator:
        return (
            {"kind": "html", **place} if self.part is None else {"kind": "html", "part": self.part, **place}
        )

    def _table(self, table: Element) -> None:
        if self._nesting >= MAX_NESTING:
            raise UnreadableError(
                "网页里的表格嵌套过深，不读。 Tables of the page are nested too deeply; not read."
            )
        self._nesting += 1
        self._rows_of(table)
        self._nesting -= 1

    def _rows_of(self, table: Element) -> None:
        place = self._locator({"table": self._tables[table]})
        first, rows = 0, list[list[GridCell]]()
        walked: set[Element] = set()
        for number, row in enumerate(rows_of(table, place)):
            if not self._holds_prose(row):
                rows.append(row.cells)
                continue
            self._grid(rows, first, table, place)
            first, rows = number + 1, []
            for element in row.elements:
                if walked.isdisjoint(element.iterancestors()):  # a row may stand in a cell nobody closed
                    self.walk(element)
                    walked.add(element)
        self._grid(rows, first, table, place)

    def _holds_prose(self, row: TableRow) -> bool:
        """Whether a cell holds a nested table, or several paragraphs of prose: the table is page layout."""
        if not self._layout.isdisjoint(row.elements):
            return True
        return row.longest > _PROSE_LENGTH and any(map(self._is_prose, row.elements))

    def _is_prose(self, cell: Element) -> bool:
        if cell not in self._holders or len(raw_text(cell)) <= _PROSE_LENGTH:
            return False
        return sum(1 for _ in cell.iter("p", "div", "li")) > 1

    def _grid(self, rows: list[list[GridCell]], first: int, table: Element, place: Locator) -> None:
        """The *rows* as one grid. *first*: the number in the table of the first of them."""
        if not any(rows):
            return
        if first:
            rows = [[cell._replace(row=cell.row - first) for cell in row] for row in rows]
        grid = tuple(map(tuple, rows))
        self.blocks.append(Grid(grid, {**place, "path": table.get(PATH) or self._tree.getpath(table)}))


def _holders_of_tables(tables: Iterable[Element]) -> set[Element]:
    """Every element with a table of more than one cell inside it."""
    holders: set[Element] = set()
    for table in tables:
        if sum(1 for _ in islice(table.iter("td", "th"), 2)) > 1:
            holders.update(table.iterancestors())
    return holders


def _holders_of_blocks(root: Element) -> set[Element]:
    """Every element with a block inside it."""
    holders: set[Element] = set()
    for block in root.iter(*BLOCKS):
        parent = block.getparent()
        while parent is not None and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders
