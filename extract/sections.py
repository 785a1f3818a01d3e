"""The document's prose → the six sections, their passages, and what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from extract.headings import (
    first_part,
    heading_of,
    is_lower_level,
    is_top_level,
    said_by,
    section_named,
    split_at_headings,
)
from extract.identity.dates import signed_date
from extract.identity.titles import is_title, own_lines
from extract.model import Document, Grid, Locator, Paragraph, Section
from extract.tables.split import is_label
from extract.text import fold, is_page_number, one_line
from extract.values import is_value

# What ends the report: the page's own furniture below it
_FURNITURE = re.compile(
    r"版权所有|ICP备|网站标识码|公网安备|^(?:【?打印|【?关闭|[上下前后]一[篇条则页个]|分享到|扫一扫|相关附件|附件下载|责任编辑|更多精彩|(?:请|欢迎)?(?:长按|扫描|扫码)|"
    r"主办单位|浏览次数|您是第|相关(?:新闻|信息|链接|文章|阅读|推荐)|推荐阅读|热点)|"
    r"^.{0,30}(?:19|20)\d\d年度?(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报)$"
)
_SENTENCE_END = re.compile(r"[。！？!?；;：:）)”\"』」.]\s*$")
_HEADING_MARK = 0.3
# A line that a page broke in two holds at least so many characters that are no punctuation.
_LEAST_LINE = 16
_LONGEST_SUBHEADING = 26
# A cell with this much text, alone in its row, is prose typed into a table.
_PROSE_CELL = 46
_TABLE_SECTIONS = frozenset({2, 3, 4})
_LONGEST_SIGNATURE = 30
# So many headings with nothing between them are a list of contents.
_CONTENTS = 5
# "某县教育局 2024年1月20日": a signature in one line
_BODY_BEFORE_DATE = re.compile(r"\s*[\u4e00-\u9fff]{2,}[府局委会室处心厅院]\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a section, with the rest of its last sentence where a page break cut it."""

    section: int
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a document: what stands above the sections, the sections, their passages."""

    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    number: int
    position: int
    score: float
    text: str
    lines: int = 1  # paragraphs the heading is broken over


def prose_of(document: Document) -> Prose:
    """The sections in printed order. Tables are no part of their text."""
    pieces = _pieces(document)
    headings = _with_first_part(_chosen(_without_contents(list(_headings(pieces)))), pieces)
    first = headings[0].position if headings else len(pieces)
    sections: list[Section] = []
    passages: list[Passage] = []
    for index, heading in enumerate(headings):
        end = headings[index + 1].position if index + 1 < len(headings) else len(pieces)
        own = _passages(pieces, heading, end)
        passages.extend(own)
        text = "\n".join(passage.text for passage in own)
        locator = pieces[heading.position].locator
        sections.append(Section(heading.number, heading.text.strip(" 。:：\n"), text, locator))
    preamble = compress(pieces, own_lines(pieces[:first]))
    return Prose(tuple(preamble), tuple(sections), tuple(passages))


def _pieces(document: Document) -> list[Paragraph]:
    """The paragraphs, cut at headings inside them; prose typed into single cells of a table counts."""
    pieces: list[Paragraph] = []
    for block in document.blocks:
        paragraphs = _prose_in_grid(block) if isinstance(block, Grid) else [block]
        for paragraph in paragraphs:
            for text in split_at_headings(paragraph.text):
                pieces.append(paragraph if text == paragraph.text else replace(paragraph, text=text))
    return pieces


def _prose_in_grid(grid: Grid) -> Iterator[Paragraph]:
    for number, row in enumerate(grid.rows):
        own = [cell for cell in row if cell.text and cell.row == number]
        if len(own) == 1 and not any(cell.row < number and cell.text for cell in row):
            text = own[0].text
            named = section_named(one_line(text)) is not None or is_title(one_line(text))
            if named or len(text) >= _PROSE_CELL or text.endswith("。"):
                yield Paragraph(text, own[0].locator)


def _without_contents(headings: list[_Heading]) -> list[_Heading]:
    """*headings* without a list of contents: lines that are all headings, each printed again below."""
    run: list[_Heading] = []
    for heading in headings:
        last = run[-1] if run else heading
        if heading.position != last.position + 1 or heading.number <= last.number:
            run = []
        run.append(heading)
        if len(run) < _CONTENTS:
            continue
        below = [one for one in headings if one.position > heading.position]
        if {one.number for one in run} <= {one.number for one in below}:
            return [one for one in headings if one.position < run[0].position] + below
    return headings


def _with_first_part(headings: list[_Heading], pieces: Sequence[Paragraph]) -> list[_Heading]:
    """*headings*, before them that of the first part of section one where its own is missing."""
    if not headings or headings[0].number == 1:
        return headings
    for position in range(headings[0].position):
        text = first_part(pieces[position].text)
        if text is not None:
            return [_Heading(1, position, 0.0, text), *headings]
    return headings


def _chosen(headings: Iterable[_Heading]) -> list[_Heading]:
    """The best heading for each section such that their order is the form's (heaviest chain)."""
    ending: dict[int, tuple[float, int, list[_Heading]]] = {}  # the heaviest chain that ends in each section
    for place, heading in enumerate(headings):
        score, chain = heading.score, [heading]
        before = [one for number, one in ending.items() if number < heading.number and one[0] > 0]
        if before:
            heaviest = max(before, key=lambda one: (one[0], -one[1]))
            score, chain = heaviest[0] + score, [*heaviest[2], heading]
        if heading.number not in ending or score > ending[heading.number][0]:
            ending[heading.number] = score, place, chain
    return max(ending.values(), key=lambda one: (one[0], -one[1]), default=(0.0, 0, []))[2]


def _headings(pieces: Sequence[Paragraph]) -> Iterator[_Heading]:
    for position, piece in enumerate(pieces):
        text = heading_of(piece.text)
        if text is None:
            continue
        lines = 1
        named = section_named(text)
        if named is None and is_top_level(text) and position + 1 < len(pieces):
            text, lines = text + pieces[position + 1].text.strip(), 2
            named = section_named(text) if heading_of(text) == text else None
        if named is not None:
            score = named[1] + (_HEADING_MARK if piece.heading else 0.0)
            if score > 0:
                yield _Heading(named[0], position, score, text, lines)


def _passages(pieces: Sequence[Paragraph], heading: _Heading, end: int) -> list[Passage]:
    first = pieces[heading.position]
    rest = first.text.strip()[len(heading.text) :] if heading.lines == 1 else ""
    said = said_by(heading.text)
    rest = (rest.lstrip(" 。:：—\n") if said is None else said + rest).rstrip()
    texts = [(rest, first.locator)] if rest else []
    for piece in pieces[heading.position + heading.lines : end]:
        below = _FURNITURE.search(piece.text)
        text = piece.text if below is None else piece.text[: max(0, piece.text.rfind("\n", 0, below.start()))]
        if text and not (heading.number in _TABLE_SECTIONS and _is_table_text(text)):
            texts.append((text, piece.locator))
        if below is not None:
            break
    return _unsigned(_joined(texts, heading.number))


def _is_table_text(text: str) -> bool:
    """Whether a paragraph is a cell of a table that was flattened into paragraphs.

    The heading of fees is none, which reports of before 2019 print among them.
    """
    if "收费" in text and is_top_level(text):
        return False
    return len(text) < _PROSE_CELL and (is_value(text) or is_label(text)) and "。" not in text


def _joined(texts: Sequence[tuple[str, Locator]], section: int) -> list[Passage]:
    """Paragraphs as passages; a sentence that a line or page break cut in two is put together again."""
    passages: list[Passage] = []
    for text, locator in texts:
        lines = [line.strip(" \t\u3000\xa0") for line in text.split("\n")]
        for number, line in enumerate(line for line in lines if line and not is_page_number(line)):
            if passages and _cut(passages[-1].text, line):
                passages[-1] = Passage(section, passages[-1].text + line, passages[-1].locator)
            elif number:
                passages[-1] = Passage(section, passages[-1].text + "\n" + line, passages[-1].locator)
            else:
                passages.append(Passage(section, line, locator))
    return passages


def _cut(before: str, after: str) -> bool:
    """Whether *after* continues the sentence of *before*."""
    last = before.rpartition("\n")[2]
    if _SENTENCE_END.search(last) or len(fold(last)) < _LEAST_LINE:
        return False
    if len(last) < _LONGEST_SUBHEADING and "。" not in last and (is_lower_level(last) or is_top_level(last)):
        return False
    return not is_top_level(after) and not is_lower_level(after) and not signed_date(after)


def _unsigned(passages: list[Passage]) -> list[Passage]:
    """Without the signature at the end: the name of the body and the date."""
    if not passages or signed_date(passages[-1].text) is None:
        return passages
    rest = passages[:-1]
    alone = not _BODY_BEFORE_DATE.match(passages[-1].text)
    if (
        rest
        and alone
        and len(rest[-1].text) <= _LONGEST_SIGNATURE
        and not re.search(r"[。：:；，、]|^无", rest[-1].text)
    ):
        rest = rest[:-1]
    return rest
