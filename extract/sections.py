"""Headings → the six sections, by their wording; the printed ordinal is evidence only (quirks.md §2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Document, Grid, Locator, Paragraph, Section
from extract.text import core, fold, plain

NAMES = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
# The wording of each section on folded text without ordinal, with how surely it is that section.
_WORDINGS: tuple[tuple[int, re.Pattern[str], float], ...] = (
    # 总体情况, 工作总体情况, 2023年政府信息公开总体情况
    (1, re.compile(r"^(?:\d{4}年度?)?(?:政府信息公开)?(?:工作)?(?:的)?总体情况$"), 1.0),
    # 工作基本情况, 概述, 基本情况, 总体概述
    (1, re.compile(r"^(?:政府信息公开)?(?:工作|总体|主要工作)?(?:基本情况|概述|概况|总体工作情况)$"), 0.7),
    # 主动公开政府信息情况, 行政机关主动公开政府信息情况, 主动公开情况
    (2, re.compile(r"^(?:行政机关)?主动公开(?:政府)?(?:信息)?(?:的)?情况$"), 0.8),
    # 收到和处理政府信息公开申请情况, 行政机关收到和处理政府信息公开申请情况
    (3, re.compile(r"^(?:行政机关)?(?:收到|受理)和处理.{0,10}申请(?:的)?情况$"), 1.0),
    (3, re.compile(r"^(?:政府信息)?(?:依申请公开|公开申请)(?:政府信息)?(?:的)?(?:处理)?情况$"), 0.5),
    # 政府信息公开行政复议、行政诉讼情况, 因政府信息公开工作被申请行政复议、提起行政诉讼情况
    (4, re.compile(r"^.{0,20}行政复议.{0,8}(?:行政)?诉讼(?:的)?(?:情况)?$"), 1.0),
    # 存在的主要问题及改进情况, 政府信息公开工作存在的问题及改进措施, 存在问题和整改措施
    (
        5,
        re.compile(
            r"^.{0,14}存在的?(?:主要|突出)?(?:的)?(?:问题|不足|困难).{0,4}(?:改进|整改|措施|下一步|打算).{0,10}$"
        ),
        1.0,
    ),
    (5, re.compile(r"^(?:工作)?存在的?(?:主要)?(?:问题|不足)(?:和困难)?$"), 0.5),
    # 其他需要报告的事项, 其他报告的事项, 其他事项, 需要说明的其他事项
    (6, re.compile(r"^(?:其他|其它).{0,6}(?:报告|说明).{0,6}(?:事项|情况)$"), 1.0),
    (6, re.compile(r"^(?:其他|其它|需要说明的其他|需要报告的其他)(?:的)?事项$"), 0.9),
)
# "一、", "六.", "l六、": a top-level ordinal; "（一）" is a lower one
_TOP = re.compile(
    r"^\s*[A-Za-z]?\s*(?:第?[一二三四五六七八九]\s*(?:[、.．,，:：]|部分)|[1-9]\s*[、.．](?!\d))"
)
_LOWER = re.compile(r"^\s*[（(]\s*[一二三四五六七八九\d]+\s*[)）]")
_ORDINALS = "一二三四五六"
_LONGEST_HEADING = 40
# "一、总体情况。2023年，…": a heading that runs on into its text, or stands inside one long paragraph
_INLINE = re.compile(
    r"(?:^|(?<=[。；;\s\n]))(?=[一二三四五六]\s*[、.．]\s*"
    r"(?:[^。，\n]{0,16}(?:总体情况|基本情况)|[^。，\n]{0,6}主动公开政府信息(?:的)?情况|[^。，\n]{0,6}收到和处理[^。，\n]{0,16}情况|"
    r"[^。\n]{0,16}行政复议[^。\n]{0,10}诉讼情况|[^。，\n]{0,14}存在的?(?:主要)?(?:问题|不足)|其他[^。，\n]{0,8}事项))"
)
_HEADING_END = re.compile(r"[。:：\s]|(?<=情况)|(?<=事项)|(?<=措施)")
# What ends the report: the page's own furniture below it
_FURNITURE = re.compile(
    r"版权所有|ICP备|网站标识码|公网安备|^(?:【?打印|【?关闭|上一篇|下一篇|分享到|扫一扫|相关附件|附件下载|责任编辑|主办单位|"
    r"浏览次数|您是第)"
)
_SENTENCE_END = re.compile(r"[。！？!?；;：:）)”\"』」.]\s*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    position: int
    score: float


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections found, in printed order. Tables are not part of the text."""
    pieces = split_inline(document)
    chosen = _chosen(pieces)
    sections: list[Section] = []
    for index, candidate in enumerate(chosen):
        end = chosen[index + 1].position if index + 1 < len(chosen) else len(pieces)
        sections.append(_section(pieces, candidate, end))
    return tuple(sections)


def preamble_of(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs above the first section: title, preamble."""
    pieces = split_inline(document)
    chosen = _chosen(pieces)
    end = chosen[0].position if chosen else len(pieces)
    return tuple(piece for piece in pieces[:end] if isinstance(piece, Paragraph))


def split_inline(document: Document) -> list[Paragraph | Grid]:
    """The blocks, with paragraphs cut where a section heading stands inside them."""
    pieces: list[Paragraph | Grid] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            pieces.append(block)
            continue
        for part in _INLINE.split(block.text):
            text = part.strip()
            if text:
                pieces.append(Paragraph(text, block.locator, block.heading))
    return pieces


def _chosen(pieces: Sequence[Paragraph | Grid]) -> list[_Candidate]:
    """The best heading for each section such that their order is the form's (longest weighted chain)."""
    candidates = [
        candidate
        for position, piece in enumerate(pieces)
        if isinstance(piece, Paragraph)
        for candidate in _candidates(piece, position)
    ]
    best: list[tuple[float, list[_Candidate]]] = []
    for candidate in candidates:
        score, chain = candidate.score, [candidate]
        for earlier_score, earlier in best:
            last = earlier[-1]
            follows = last.number < candidate.number and last.position < candidate.position
            if follows and earlier_score + candidate.score > score:
                score, chain = earlier_score + candidate.score, [*earlier, candidate]
        best.append((score, chain))
    return max(best, key=lambda one: one[0], default=(0.0, []))[1]


def _candidates(paragraph: Paragraph, position: int) -> list[_Candidate]:
    first = _heading_of(paragraph.text)
    if first is None:
        return []
    name = core(first)
    found = [(number, score) for number, wording, score in _WORDINGS if wording.match(name)]
    if not found:
        return []
    number, score = found[0]
    if _TOP.match(plain(first)):
        score += 0.6
        score += 0.3 if _ORDINALS[number - 1] in first[:4] else 0.0
    elif _LOWER.match(plain(first)):
        score -= 0.6
    if paragraph.heading:
        score += 0.3
    return [_Candidate(number, position, score)] if score > 0 else []


def _heading_of(text: str) -> str | None:
    """The heading a paragraph is or begins with; None when it begins with neither."""
    stripped = text.strip()
    if len(stripped) <= _LONGEST_HEADING:
        return stripped
    if not _TOP.match(plain(stripped)):
        return None
    head = stripped[:_LONGEST_HEADING]
    ordinal = _TOP.match(plain(head))
    start = ordinal.end() if ordinal else 0
    ends = [found.end() for found in _HEADING_END.finditer(head, start + 2)]
    return head[: ends[0]] if ends else None


def _section(pieces: Sequence[Paragraph | Grid], candidate: _Candidate, end: int) -> Section:
    first = pieces[candidate.position]
    assert isinstance(first, Paragraph)
    heading = _heading_of(first.text) or first.text
    texts = [first.text.strip()[len(heading) :].strip(" 。:：\n")]
    for piece in pieces[candidate.position + 1 : end]:
        if isinstance(piece, Grid):
            continue
        if _FURNITURE.search(piece.text):
            break
        texts.append(piece.text)
    return Section(candidate.number, heading.strip(" 。:：\n"), joined(texts), first.locator)


def joined(texts: Sequence[str]) -> str:
    """Paragraphs as one text; a sentence that a page break cut in two is put together again."""
    whole: list[str] = []
    for text in texts:
        stripped = text.strip().strip("\u3000\xa0")
        if not stripped:
            continue
        if whole and _cut(whole[-1], stripped):
            whole[-1] += stripped
        else:
            whole.append(stripped)
    return "\n".join(whole)


def _cut(before: str, after: str) -> bool:
    """Whether *after* continues the sentence of *before*."""
    if len(before) < 20 or _SENTENCE_END.search(before) or len(fold(before)) < 10:
        return False
    return _TOP.match(plain(after)) is None and _LOWER.match(plain(after)) is None


def locator_of(section: Section) -> Locator:
    """Where the section's heading stands."""
    return section.locator
