"""The words of the reader: Document, Grid, Cell, Report, Claim, Issue.

Two halves. A *reader* turns bytes into a :class:`Document` (blocks in reading order, each with a locator)
and knows nothing of the form. ``tables``, ``sections``, ``identity`` and ``claims`` turn a Document into a
:class:`Report` and know nothing of containers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

# A locator is JSON, as published (design §8):
#   {"kind": "pdf", "page": 3, "box": [x0, top, x1, bottom]}      points, origin top-left, 1-based page
#   {"kind": "html", "table": 2, "row": 5, "column": 3, "path": "/html/body/div[2]/table[1]/tr[5]/td[3]"}
#   {"kind": "docx", "table": 2, "row": 5, "column": 3}
#   {"kind": "text", "line": 41, "column": 3}                      1-based line, 1-based tab-separated column
#   {"kind": "image", "page": 1, "box": [...], "confidence": 0.98} pixels at the stated dpi
# table, row and column count from 1; row and column count grid positions, after spans are expanded.
Locator = Mapping[str, Any]


class Severity(StrEnum):
    """How much an issue matters to somebody who wants to use the figures."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader of the figures must know, with a stable code and the cells it concerns."""

    code: str
    severity: Severity
    message_zh: str
    message_en: str
    cells: tuple[str, ...] = ()
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of prose as printed; line breaks inside it are kept as newlines."""

    text: str
    locator: Locator
    heading: bool = False  # the container itself marks it as a heading (h1…h6, a Word heading style)
    link: bool = False  # it leads to another page, and says what that is


class GridCell(NamedTuple):
    """One printed table cell, at the grid position of its top-left corner (0-based), with its spans.

    A document has hundreds; a tuple is made in a third of the time of a frozen dataclass.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    locator: Locator
    confidence: float | None = None  # recognition confidence 0..1; None where the container holds text
    stored: str | None = None  # what the file holds where its cell shows another text, or nothing


@dataclass(frozen=True, slots=True)
class Grid:
    """One table fragment. ``rows[r]`` holds every cell that covers grid row r, left to right.

    A cell spanning several rows appears in each of them (``cell.row < r`` tells it came from above);
    a cell spanning several columns appears once per row. A table split over pages is several grids.
    ``aligned``: one of a text in which columns are where they stand, as in any other container.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    locator: Locator
    aligned: bool = False

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.column_span for row in self.rows for cell in row), default=0)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found: blocks in reading order. ``metadata`` holds what the container says of itself
    (meta tags such as ArticleTitle and PubDate, PDF title), never trusted, only kept as a signal."""

    container: str  # html, pdf, text, docx, xlsx, image, ofd, …
    blocks: tuple[Block, ...]
    pages: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The table fragments, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose blocks, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


class State(StrEnum):
    """What stands in a cell. ``number`` is the only state with a number (form.md §11)."""

    NUMBER = "number"
    BLANK = "blank"
    SLASH = "slash"
    DASH = "dash"
    WORD = "word"
    MISSING_CELL = "missing_cell"
    MISSING_ROW = "missing_row"
    UNREADABLE = "unreadable"


class Cell(NamedTuple):
    """One value of the official form, exactly as the source prints it."""

    raw: str | None  # None when nothing is printed at all (missing_cell, missing_row)
    state: State
    number: int | float | None
    locator: Locator | None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections (number 1–6 by wording, not by the printed ordinal)."""

    number: int
    heading: str
    text: str
    locator: Locator


class Scope(StrEnum):
    """How sure it is that a number of the prose covers what its metric and qualifier say."""

    SURE = "sure"  # every word of the sentence up to the number is known to narrow nothing
    LIKELY = "likely"  # every word of its own clause is, and nothing before it speaks against
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number stated in prose, e.g. 主动公开 1065 条."""

    metric: str
    number: int | float
    unit: str
    approximate: bool
    text: str
    locator: Locator
    qualifier: str = "exact"  # exact, about, more_than, less_than, partial, stock, change, other_period
    scope: Scope = Scope.SURE  # published as an issue of claim.N


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value of a report before 2019, whose tables had no fixed form (form.md §6).

    ``heading``: the labels it stands under by their ordinals, outermost first, with ｜ between them.
    """

    heading: str
    label: str
    raw: str
    state: State
    number: int | float | None  # None for a dash, a slash, a word for nothing, and what cannot be read
    unit: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Report:
    """What one document says. ``kind`` is "report", or why it is none (news, list, template, …)."""

    kind: str
    kind_reason: str  # in Chinese
    kind_reason_en: str
    title: str | None
    title_locator: Locator | None
    issuer: str | None
    year: int | None
    year_signals: Mapping[str, int | list[int]]
    edition: str | None  # "2021", "2019", "pre2019"
    cells: Mapping[str, Cell]
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]
    dates: Mapping[
        str, str | None
    ]  # period_start, period_end, period_printed, published, signed (ISO or printed)
    legal_basis: tuple[str, ...]  # document numbers cited, e.g. 国办公开办函〔2021〕30号
    fee_statement: Mapping[
        str, Any
    ]  # class: charged|none_charged|only_wu|silent|no_section; amount_yuan; cases; text
    issues: tuple[Issue, ...]
    facts: tuple[Fact, ...] = ()  # only where no table of the 2019 or 2021 edition is printed
