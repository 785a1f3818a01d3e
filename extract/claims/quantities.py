"""Numbers with a unit in Chinese prose: 近 600 条, 14万余条, 十二期, 90.2%."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_UNITS = [
    "人次",
    "件次",
    "条次",
    "场次",
    "万元",
    "份次",
    "件",
    "条",
    "篇",
    "个(?!工作日|自然日|月|小时|星期|百分点)",
    "份",
    "封(?![闭存堵控])",
    "次",
    "场",
    "期",
    "项",
    "册",
    "宗",
    "起",
    "例",
    "人",
    "元",
    "%",
    "部",
    "幅",
    "则",
    "批",
    "所",
    "家",
    "页",
    "户",
    "名",
    "套",
    "块",
]
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
# "约 1.2万条", "不足30件", "逾五期": how exact the number behind it is, the longest of these words
_BEFORE = re.compile(r"(?:近|约|大约|约为|超过|超|逾|突破|不足|不到|达到?|共计?|合计|总计|计)\Z")
_BEFORE_CHINESE = re.compile(r"(?:近|约|超过|超|逾|共|计)\Z")
_LONGEST_BEFORE = 2
_AFTER = r"(?P<inner>余|多|来)?"
# "近 600 条", "约1.2万条", "14万余条", "100余万次", "140余条", "1,065条", "86.92%", "380 元"
# Blanks are taken whole (*+): three stretches of them beside each other must not be tried in every division.
# The number comes first, the word before it is looked up: so a search only stops at figures.
_ARABIC = re.compile(
    r"(?P<number>\d(?:(?<![\d.〔第年-]\d)\d{0,2}(?:,\d{3})+(?:\.\d+)?|(?<![\d.〔第-]\d)\d*(?:\.\d+)?))\s*+"
    + r"(?:(?P<early>余|多)(?=[万千百亿]))?(?P<scale>万|千|百|亿)?\s*+" + _AFTER
    + rf"\s*+(?P<unit>{_UNIT})(?P<tail>以上|左右|以内|以下)?"
)  # fmt: skip
# "申请一件", "举办培训两次", "十二期"; 第七期, 一次性 and 两微一条 are no counts
_CHINESE = re.compile(
    r"(?P<number>[一二两三四五六七八九十百零〇](?<![第每任某同统微].)[一二两三四五六七八九十百零〇]{0,4})(?P<inner>余|多)?"
    r"(?P<unit>件|条|次|场|期|篇|份)(?![性都])(?P<tail>以上|左右)?"
)
_MOST_DIGITS = 15  # what is longer counts nothing: figures run together
_MOST = 10**_MOST_DIGITS  # with 万 or 亿 behind it as well
_SCALES = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000, None: 1}
_DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_MORE = frozenset({"余", "多", "来", "超过", "超", "逾", "突破", "以上"})
_LESS = frozenset({"近", "不足", "不到", "以内", "以下"})
_ABOUT = frozenset({"约", "大约", "约为", "左右"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit, where it stands in the text, and how exact its wording is."""

    number: int | float
    unit: str
    start: int
    end: int
    qualifier: str  # exact, about, more_than, less_than


def quantities_in(text: str) -> list[Quantity]:
    """All numbers with a unit in *text* (see :func:`extract.text.prose`), in order."""
    arabic = (match for match in _ARABIC.finditer(text) if len(match.group("number")) <= _MOST_DIGITS)
    found = [
        _quantity(match, number, _before(match)) for match in arabic if (number := _arabic(match)) <= _MOST
    ]
    taken = [(one.start, one.end) for one in found]
    for match in _CHINESE.finditer(text):
        value = chinese_number(match.group("number"))
        if value is None:
            continue
        quantity = _quantity(match, value, _BEFORE_CHINESE.search(text, *_just_before(match.start())))
        if all(quantity.end <= start or end <= quantity.start for start, end in taken):
            found.append(quantity)
    return sorted(found, key=lambda one: one.start)


def adds_up(text: str, whole: int | float, units: Collection[str]) -> bool:
    """Whether *text* begins with parts that add up to *whole*: 公开概况类信息5条，动态类信息15条 to 20."""
    left = whole
    for place, part in enumerate(quantities_in(text)):
        left -= part.number
        if left <= 0 or part.unit not in units:
            return left == 0 and place > 0 and part.unit in units
    return False


def _before(match: re.Match[str]) -> re.Match[str] | None:
    """The word before a number, blanks between them left out."""
    return _BEFORE.search(match.string, *_just_before(len(match.string[: match.start()].rstrip())))


def _just_before(place: int) -> tuple[int, int]:
    return max(0, place - _LONGEST_BEFORE), place


def chinese_number(numeral: str) -> int | None:
    """一 → 1, 十二 → 12, 二十 → 20, 一百零五 → 105; None for what is no numeral below a thousand."""
    total, current = 0, 0
    for character in numeral:
        if character in _DIGITS:
            current = _DIGITS[character]
        elif character == "十":
            total += (current or 1) * 10
            current = 0
        elif character == "百" and current:
            total += current * 100
            current = 0
        else:
            return None
    return total + current


def _arabic(match: re.Match[str]) -> int | float:
    digits = match.group("number").replace(",", "")
    number = float(digits) if "." in digits else int(digits)
    if match.group("unit") == "%":
        return number
    scaled = round(number * _SCALES[match.group("scale")], 6)  # 2181.669177万 is 21816691.77
    return int(scaled) if float(scaled).is_integer() else scaled


def _quantity(match: re.Match[str], number: int | float, before: re.Match[str] | None) -> Quantity:
    start = match.start() if before is None else before.start()
    words = {before and before.group(), *(match.groupdict().get(name) for name in ("early", "inner", "tail"))}
    qualifier = "exact"
    for name, signs in (("more_than", _MORE), ("less_than", _LESS), ("about", _ABOUT)):
        if words & signs:
            qualifier = name
            break
    return Quantity(number, match.group("unit"), start, match.end(), qualifier)
