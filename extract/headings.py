"""The wording of the six section headings (quirks.md §2); the printed ordinal is evidence only."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.text import core, core_without_remark, plain, simplified

# "2023年", "我局2023年政府信息公开工作中", "全市", "推进政务公开": what may stand before the wording
_WHOSE = re.compile(
    r"^(?:(?:19|20)\d\d年度?|本年度?|年度|全年|当前|目前|(?:我|本|全)(?:[局委办厅院区县市省州镇乡]|街道|单位|机关|部门)|"
    r"推进|行政机关|(?:政府信息|政务|信息)公开(?!申请|行政|复议|诉讼|情况)|政府信息(?=工作))?"
)
_OF_WORK = r"(?:工作)?(?:中)?(?:的)?"
# "无", "我局没有": before the wording of section six the whole of its text
_NOTHING = r"(?:(?:19|20)\d\d年度?|[本我][\u4e00-\u9fff]{1,3})*(?:暂?无|(?:暂时)?没有)"
# Without its own ordinal such a line is anything.
_ONLY_NUMBERED = -0.8
# The wording of each section on folded text without ordinal and _WHOSE, with how surely it is that section.
_WORDINGS: tuple[tuple[int, re.Pattern[str], float], ...] = (
    # 总体情况, 工作总体情况, 总体情况概述
    (1, re.compile(rf"^{_OF_WORK}总体情况(?:概述|说明)?$"), 1.0),
    # 工作基本情况, 概述, 基本情况, 总体概述, 基本工作情况
    (1, re.compile(rf"^{_OF_WORK}(?:总体|主要工作|基本)?(?:基本情况|概述|概况|(?:总体|基本)工作情况)$"), 0.7),
    # 网站总体公开情况
    (1, re.compile(r"^(?:网站)?总体公开(?:工作)?情况$"), 0.7),
    # 一、政府信息公开工作情况
    (1, re.compile(r"^(?:主要)?工作(?:开展)?情况$"), _ONLY_NUMBERED),
    # before 2019: 一、2018年政府信息公开工作要点落实情况, 一、落实2017年政务公开工作要点情况,
    # 一、政府信息公开情况
    (1, re.compile(r"^(?:(?:政府信息|政务)公开)?(?:工作)?要点(?:的)?落实情况$"), _ONLY_NUMBERED),
    (1, re.compile(r"^落实.{0,12}(?:公开|年度?)(?:工作)?要点(?:的)?情况$"), _ONLY_NUMBERED),
    (1, re.compile(r"^(?:政府信息公开|公开)情况$"), _ONLY_NUMBERED),
    (2, re.compile(r"^主动公开政府信息(?:的)?情况$"), 1.0),
    # 本机关主动公开政府信息统计情况, 主动公开情况
    (2, re.compile(r"^主动公开(?:政府|政务)?(?:信息)?(?:工作|数据|统计)?(?:的)?情况$"), 0.8),
    # 政府信息主动公开情况: a part of section one as well
    (2, re.compile(r"^(?:政府信息)?(?:的)?主动公开(?:的)?情况$"), 0.5),
    (2, re.compile(r"^主动公开(?:政府)?信息$"), _ONLY_NUMBERED),
    # 收到和处理政府信息公开申请情况, 收到及处理政府信息公开申请
    (
        3,
        re.compile(r"^(?:收到|受理|接收)[和及与、并或]?(?:办理|处理).{0,10}申请(?:公开)?(?:的)?(?:情况)?$"),
        1.0,
    ),
    # 政府信息公开申请收到和处理情况, 收到和处理政府信息公开情况
    (3, re.compile(r"^政府信息公开申请(?:的)?(?:收到|受理|接收)[和及与、](?:办理|处理)(?:的)?情况$"), 1.0),
    (3, re.compile(r"^(?:收到|受理)[和及与、](?:办理|处理)政府信息公开(?:的)?情况$"), 0.8),
    (
        3,
        re.compile(
            r"^(?:政府信息)?(?:依申请公开|公开申请)(?:政府信息)?(?:的)?(?:工作|办理|处理)?(?:的)?情况$"
        ),
        0.5,
    ),
    # before 2019: 依申请公开和不予公开政府信息情况
    (3, re.compile(r"^(?:政府信息)?依申请公开(?:政府信息)?[和及]不予公开(?:政府信息)?(?:的)?情况$"), 0.8),
    # 政府信息公开行政复议、行政诉讼情况, 因政府信息公开工作被申请行政复议、提起行政诉讼情况
    # and before 2019 复议、诉讼情况, 行政复议、诉讼和申诉情况
    (4, re.compile(r"^.{0,20}复议.{0,8}诉讼(?:[、和及]?申诉)?(?:的)?(?:情况)?$"), 1.0),
    (4, re.compile(r"^.{0,20}行政诉讼[、和及与]?(?:被申请)?行政复议(?:的)?(?:情况)?$"), 1.0),
    # 政府信息公开行政复议
    (4, re.compile(r"^(?:因)?(?:政府信息公开)?(?:工作|申请)?(?:的)?行政复议(?:情况)?$"), 0.5),
    # 存在的主要问题及改进情况, 政府信息公开工作存在的问题及改进措施, 存在问题和整改措施
    (
        5,
        re.compile(
            r"^.{0,14}存在的?(?:主要|突出)?(?:的)?(?:问题|不足|困难|薄弱环节).{0,8}"
            r"(?:改进|整改|措施|建议|对策|努力方向|下一?步|打算).{0,10}$"
        ),
        1.0,
    ),
    (5, re.compile(rf"^{_OF_WORK}存在的?(?:主要)?(?:问题|不足)(?:和困难)?$"), 0.5),
    # 主要问题及改进情况, 问题和改进, 不足之处和改进措施
    (5, re.compile(rf"^{_OF_WORK}(?:主要)?(?:问题|不足)(?:之处)?(?:以?及|和|与)(?:改进|整改).{{0,6}}$"), 0.5),
    (5, re.compile(r"^改进(?:情况|措施)$"), _ONLY_NUMBERED),
    # 其他需要报告的事项, 其他报告的事项, 其他需要说明的情况, 其他需要报告的事项及信息处理费情况
    (
        6,
        re.compile(
            r"^(?:其他|其它).{0,6}(?:报告|说明|公开|汇报|告知).{0,6}(?:事项|情况|事宜|问题)"
            r"(?:[及和与].{0,8}处理费.{0,8})?$"
        ),
        1.0,
    ),
    # 其他事项, 需要说明的其他事项, 需要报告的事项
    (6, re.compile(r"^(?:其他|其它|需要?(?:说明|报告)的(?:其他|其它)?)(?:有关|重要|的)?事项$"), 0.9),
    (6, re.compile(r"^其[他它](?:(?:有关)?情况|需要?(?:报告|说明)的?)$"), _ONLY_NUMBERED),
    # 六、其他: without its ordinal it is a row of a table
    (6, re.compile(r"^其[他它]$"), -0.5),
    # 无其他需要报告的事项: heading and text at once
    (
        6,
        re.compile(
            rf"^{_NOTHING}(?:其[他它])?(?:需要?|应当?)?(?:报告|说明)的?(?:其[他它])?的?(?:事项|情况)$"
        ),
        0.4,
    ),
)
_SAYS_NOTHING = re.compile(rf"^{_NOTHING}")
# A heading of a section has one of these words; most lines have none.
_SOME_WORD = re.compile(
    r"情\s*况|概\s*[述况]|问\s*题|不\s*足|困\s*难|事\s*项|其\s*[他它]|诉\s*讼|复\s*议|申\s*请|环\s*节|信\s*息$"
)
# "第一部分 总体情况", "壹、总体情况"
_PART = re.compile(r"^\s*第([一二三四五六七八九])部分\s*[、.:：]?\s*")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒", "一二三四五六七")
_FORMAL_ORDINAL = re.compile(r"^\s*[壹贰叁肆伍陆柒]\s*[、.．]")
# "主动公开政府信息情况表": the heading of a table
_TABLE = re.compile(r"(?<=情况)表$")
# "【一、总体情况】", "★一、": signs before an ordinal
_SIGNS = "【〖★☆■□●◆◇▲►▶◎※*# \t\u3000\xa0"
# "一总体情况", "六 其他事项": an ordinal without its mark
_UNMARKED = re.compile(r"^([一二三四五六])\s*(?=[\u4e00-\u9fff])")
# "一、", "六.", "l六、": a top-level ordinal; "（一）" is a lower one
_TOP = re.compile(
    r"^\s*[A-Za-z]?\s*(?:第?[一二三四五六七八九]\s*(?:[、.．,，:：]|部分)|[1-9]\s*[、.．](?!\d))"
)
_LOWER = re.compile(r"^\s*[（(]?\s*[一二三四五六七八九\d]+\s*[)）]")
_ORDINALS = "一二三四五六"
_LONGEST_HEADING = 40
# Characters at the start of a paragraph, white space before it included, that can be its ordinal.
_LONGEST_ORDINAL = 30
# "一、总体情况。2023年，…": a heading that runs on into its text, or stands inside one long paragraph
_INLINE = re.compile(
    r"(?:^|(?<=[。；;\s\n]))(?=(?:[一二三四五六]\s*[、.．]|第[一二三四五六]部分)\s*"
    r"(?:[^。，\n]{0,16}(?:总体情况|基本情况|概述)|[^。，\n]{0,6}主动公开(?:政府信息)?(?:的)?情况|[^。，\n]{0,6}收到和处理[^。，\n]{0,16}情况|"
    r"[^。\n]{0,16}行政复议[^。\n]{0,10}诉讼情况|[^。，\n]{0,14}存在的?(?:主要)?(?:问题|不足)|"
    r"(?:[本我暂没][^。，\n]{0,4})?[无有]?(?:其他|需要)[^。，\n]{0,8}事项))"
)
# "一、", "第二部分": what stands before such a heading
_INLINE_ORDINAL = re.compile(r"[一二三四五六](?:\s*[、.．]|部分)")
# The heading ends here, unless it goes on: 改进措施及下一步打算
_HEADING_END = re.compile(r"[。:：\s]|(?<=情况)(?![及和与])|(?<=事项)(?![及和与])|(?<=措施)(?![及和与])")
# Where the text behind a heading in the same line may begin; not between the letters of "总 体 情 况"
_TEXT_BEGINS = re.compile(r"(?:[\s。:：](?<!\s\S\s)|[\s。:：](?!\S(?:\s|\Z)))+(?=\S)")
# "（一）主动公开", "一、政府信息主动公开情况。": how section one begins where its own heading is missing
_FIRST_PART = re.compile(
    r"\s*[（(]?\s*[一1]\s*[)）、.．]+\s*(?:做好|加强|加大|深化|强化)?(?:政府信息|政务)?主动公开[^。，,：:\s]{0,8}(?=[。：:\s]|$)"
)
# "六、", "6.", "（六）", "第六部分 "
_ORDINAL_OF_HEADING = re.compile(
    r"^[\s【★■●◆]*(?:第[一二三四五六七]部分|[（(]?\s*[一二三四五六七1-7１-７]\s*[)）]?)\s*[、.．,，:：]?\s*"
)
# As sure as this, a line inside a paragraph is a heading without an ordinal of its own.
_SURE = 0.8


def heading_of(text: str) -> str | None:
    """The heading a paragraph is or begins with; None when it begins with neither."""
    stripped = text.strip()
    short = len(stripped) <= _LONGEST_HEADING and "。" not in stripped[:-1]
    if short and section_named(stripped) is not None:
        return _without_its_text(stripped)
    first = stripped.partition("\n")[0]
    named = section_named(first) if len(first) <= _LONGEST_HEADING else None
    if named is not None and named[1] >= _SURE:
        return first
    ordinal = _TOP.match(plain(stripped[:_LONGEST_ORDINAL]))
    if ordinal is None:
        return stripped if short else None
    head = stripped[:_LONGEST_HEADING]
    heads = [head[: found.end()] for found in _HEADING_END.finditer(simplified(head), ordinal.end() + 2)]
    head_named = next((one for one in heads if section_named(one) is not None), None)
    return head_named or (stripped if short else next(iter(heads), None))


def _without_its_text(text: str) -> str:
    """The beginning of *text* where that alone is the heading and the rest its text."""
    whole = section_named(text)
    for end in _TEXT_BEGINS.finditer(text):
        alone = section_named(text[: end.start()])
        if alone is not None and (whole is None or alone[1] >= whole[1]):
            return text[: end.start()]
    return text


@lru_cache(maxsize=4096)
def section_named(heading: str) -> tuple[int, float] | None:
    """The section a heading's wording and ordinal speak for, and how strongly; None for any other text."""
    half = simplified(plain(heading)).lstrip(_SIGNS)
    if _SOME_WORD.search(half) is None:
        return None
    half = _PART.sub(r"\1、", half)
    half = _FORMAL_ORDINAL.sub(lambda ordinal: ordinal.group().translate(_FORMAL), half)
    half = _UNMARKED.sub(r"\1、", half) if _wording(core(half)) is None else half
    found = _wording(core(half)) or _wording(core_without_remark(half))
    if found is None:
        return None
    number, score = found
    if is_top_level(half):
        score += 0.9 if _ORDINALS[number - 1] in half[:4] else 0.6
    elif is_lower_level(half):
        score -= 0.6
    return number, score


def first_part(text: str) -> str | None:
    """The sub-heading that section one begins with, where *text* begins with it; None for any other text."""
    found = _FIRST_PART.match(text)
    return found.group().strip() if found is not None else None


def said_by(heading: str) -> str | None:
    """What a heading says that is its section's text as well: 无其他需要报告的事项. None: a mere heading."""
    if _SAYS_NOTHING.match(core(heading)) is None:
        return None
    return _ORDINAL_OF_HEADING.sub("", heading)


def _wording(name: str) -> tuple[int, float] | None:
    bare = _TABLE.sub("", name)
    while (rest := _WHOSE.sub("", bare)) != bare:
        bare = rest
    return next(((number, score) for number, wording, score in _WORDINGS if wording.match(bare)), None)


def is_top_level(text: str) -> bool:
    """Whether *text* begins with a top-level ordinal: 一、 六."""
    return _TOP.match(plain(text[:_LONGEST_ORDINAL])) is not None


def is_lower_level(text: str) -> bool:
    """Whether *text* begins with an ordinal in brackets: （一）."""
    return _LOWER.match(plain(text[:_LONGEST_ORDINAL])) is not None


def split_at_headings(text: str) -> list[str]:
    """A paragraph cut where section headings stand inside it (a whole report in one paragraph)."""
    pieces = [text] if _INLINE_ORDINAL.search(text) is None else _INLINE.split(text)
    parts = [part for one in pieces for part in _split_at_lines(one)]
    return [stripped for part in parts if (stripped := part.strip())]


def _split_at_lines(text: str) -> list[str]:
    """A paragraph of several lines cut before each that is the heading of a section and nothing else."""
    parts: list[str] = []
    for line in text.split("\n"):
        named = section_named(line) if len(line) <= _LONGEST_HEADING else None
        if parts and (named is None or named[1] < _SURE):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    return parts
