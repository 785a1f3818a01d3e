"""The wording of the six section headings (quirks.md §2); the printed ordinal is evidence only."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.text import core, core_without_remark, plain

# The wording of each section on folded text without ordinal, with how surely it is that section.
_WORDINGS: tuple[tuple[int, re.Pattern[str], float], ...] = (
    # 总体情况, 工作总体情况, 2023年政府信息公开总体情况
    (1, re.compile(r"^(?:\d{4}年度?)?(?:政府信息公开)?(?:工作)?(?:的)?总体情况$"), 1.0),
    # 工作基本情况, 概述, 基本情况, 总体概述
    (1, re.compile(r"^(?:政府信息公开)?(?:工作|总体|主要工作)?(?:基本情况|概述|概况|总体工作情况)$"), 0.7),
    # 主动公开政府信息情况, 行政机关主动公开政府信息情况, 主动公开情况
    (2, re.compile(r"^(?:行政机关)?主动公开(?:政府)?(?:信息)?(?:的)?情况$"), 0.8),
    # 政府信息主动公开情况: a part of section one as well
    (2, re.compile(r"^政府信息(?:的)?主动公开(?:的)?情况$"), 0.5),
    # 收到和处理政府信息公开申请情况, 行政机关收到和处理政府信息公开申请情况
    (3, re.compile(r"^(?:行政机关)?(?:收到|受理)和处理.{0,10}申请(?:的)?情况$"), 1.0),
    (3, re.compile(r"^(?:政府信息)?(?:依申请公开|公开申请)(?:政府信息)?(?:的)?(?:处理)?情况$"), 0.5),
    # 政府信息公开行政复议、行政诉讼情况, 因政府信息公开工作被申请行政复议、提起行政诉讼情况
    # and before 2019 复议、诉讼情况, 行政复议、诉讼和申诉情况
    (4, re.compile(r"^.{0,20}复议.{0,8}诉讼(?:[、和及]?申诉)?(?:的)?(?:情况)?$"), 1.0),
    # 政府信息公开行政复议
    (4, re.compile(r"^(?:因)?政府信息公开(?:工作|申请)?(?:的)?行政复议(?:情况)?$"), 0.5),
    # 存在的主要问题及改进情况, 政府信息公开工作存在的问题及改进措施, 存在问题和整改措施
    (
        5,
        re.compile(
            r"^.{0,14}存在的?(?:主要|突出)?(?:的)?(?:问题|不足|困难).{0,8}(?:改进|整改|措施|下一步|打算).{0,10}$"
        ),
        1.0,
    ),
    (5, re.compile(r"^(?:工作)?存在的?(?:主要)?(?:问题|不足)(?:和困难)?$"), 0.5),
    # 主要问题及改进情况, 问题和改进
    (5, re.compile(r"^(?:工作)?(?:中)?(?:的)?(?:主要)?(?:问题|不足)[及和与](?:改进|整改).{0,6}$"), 0.5),
    # 其他需要报告的事项, 其他报告的事项, 其他事项, 需要说明的其他事项
    (6, re.compile(r"^(?:其他|其它).{0,6}(?:报告|说明).{0,6}(?:事项|情况)$"), 1.0),
    (6, re.compile(r"^(?:其他|其它|需要说明的其他|需要报告的其他)(?:的)?事项$"), 0.9),
    # 六、其他: without its ordinal it is a row of a table
    (6, re.compile(r"^其[他它]$"), -0.5),
)
# A heading of a section has one of these words; most lines have none.
_SOME_WORD = re.compile(
    r"情\s*况|概\s*[述况]|问\s*题|不\s*足|困\s*难|事\s*项|其\s*[他它]|诉\s*讼|复\s*议|申\s*请"
)
# "第一部分 总体情况", "壹、总体情况"
_PART = re.compile(r"^\s*第([一二三四五六七八九])部分\s*[、.:：]?\s*")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒", "一二三四五六七")
_FORMAL_ORDINAL = re.compile(r"^\s*[壹贰叁肆伍陆柒]\s*[、.．]")
# "主动公开政府信息情况表": the heading of a table
_TABLE = re.compile(r"(?<=情况)表$")
# "一、", "六.", "l六、": a top-level ordinal; "（一）" is a lower one
_TOP = re.compile(
    r"^\s*[A-Za-z]?\s*(?:第?[一二三四五六七八九]\s*(?:[、.．,，:：]|部分)|[1-9]\s*[、.．](?!\d))"
)
_LOWER = re.compile(r"^\s*[（(]\s*[一二三四五六七八九\d]+\s*[)）]")
_ORDINALS = "一二三四五六"
_LONGEST_HEADING = 40
# Characters at the start of a paragraph, white space before it included, that can be its ordinal.
_LONGEST_ORDINAL = 30
# "一、总体情况。2023年，…": a heading that runs on into its text, or stands inside one long paragraph
_INLINE = re.compile(
    r"(?:^|(?<=[。；;\s\n]))(?=[一二三四五六]\s*[、.．]\s*"
    r"(?:[^。，\n]{0,16}(?:总体情况|基本情况)|[^。，\n]{0,6}主动公开政府信息(?:的)?情况|[^。，\n]{0,6}收到和处理[^。，\n]{0,16}情况|"
    r"[^。\n]{0,16}行政复议[^。\n]{0,10}诉讼情况|[^。，\n]{0,14}存在的?(?:主要)?(?:问题|不足)|其他[^。，\n]{0,8}事项))"
)
_HEADING_END = re.compile(r"[。:：\s]|(?<=情况)|(?<=事项)|(?<=措施)")


def heading_of(text: str) -> str | None:
    """The heading a paragraph is or begins with; None when it begins with neither."""
    stripped = text.strip()
    short = len(stripped) <= _LONGEST_HEADING and "。" not in stripped[:-1]
    if short and section_named(stripped) is not None:
        return _without_its_text(stripped)
    ordinal = _TOP.match(plain(stripped[:_LONGEST_ORDINAL]))
    if ordinal is None:
        return stripped if short else None
    head = stripped[:_LONGEST_HEADING]
    heads = [head[: found.end()] for found in _HEADING_END.finditer(head, ordinal.end() + 2)]
    named = next((one for one in heads if section_named(one) is not None), None)
    return named or (stripped if short else next(iter(heads), None))


def _without_its_text(text: str) -> str:
    """The first line of *text* where that alone is the heading and the rest its text."""
    first = text.partition("\n")[0]
    whole, alone = section_named(text), section_named(first)
    return first if alone is not None and (whole is None or alone[1] >= whole[1]) else text


@lru_cache(maxsize=4096)
def section_named(heading: str) -> tuple[int, float] | None:
    """The section a heading's wording and ordinal speak for, and how strongly; None for any other text."""
    half = plain(heading)
    if _SOME_WORD.search(half) is None:
        return None
    half = _PART.sub(r"\1、", half)
    half = _FORMAL_ORDINAL.sub(lambda ordinal: ordinal.group().translate(_FORMAL), half)
    found = _wording(core(half)) or _wording(core_without_remark(half))
    if found is None:
        return None
    number, score = found
    if is_top_level(half):
        score += 0.9 if _ORDINALS[number - 1] in half[:4] else 0.6
    elif is_lower_level(half):
        score -= 0.6
    return number, score


def _wording(name: str) -> tuple[int, float] | None:
    bare = _TABLE.sub("", name)
    return next(((number, score) for number, wording, score in _WORDINGS if wording.match(bare)), None)


def is_top_level(text: str) -> bool:
    """Whether *text* begins with a top-level ordinal: 一、 六."""
    return _TOP.match(plain(text[:_LONGEST_ORDINAL])) is not None


def is_lower_level(text: str) -> bool:
    """Whether *text* begins with an ordinal in brackets: （一）."""
    return _LOWER.match(plain(text[:_LONGEST_ORDINAL])) is not None


def split_at_headings(text: str) -> list[str]:
    """A paragraph cut where section headings stand inside it (a whole report in one paragraph)."""
    return [stripped for part in _INLINE.split(text) if (stripped := part.strip())]
