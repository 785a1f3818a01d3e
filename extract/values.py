"""What stands in one printed cell: its state, its number, and what makes that doubtful (form.md §11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.model import State
from extract.text import plain

WORDS = frozenset(
    {
        *("无", "不适用", "暂无", "没有", "未涉及", "不涉及", "空", "未发生", "零"),
        *("無", "不適用", "暫無", "沒有", "未發生", "N/A", "NA", "n/a"),
    }
)
# "~~-~~": a dash that is struck through, or may not be seen
_MARKED = re.compile(r"~~[^~～]")
_SLASHES = frozenset("/\\∕⁄╱")
_DASHES = frozenset("-‐‑‒–—―─━﹣−_~～")
# U+FFFD and U+FFFC stand for text that was lost or is a picture; * and □ for figures masked by the publisher;
# U+202E prints what follows in reverse.
_LOST = re.compile(r"[\ufffd\ufffc*＊□■●\u202d\u202e]")
# Figures run together, not a count; a database's integer and JSON's number hold no more exactly.
_MOST_DIGITS = 15
# "0", "1234", "1,234", "1，234,567", "+3", "-2", "26.5500"
_NUMBER = re.compile(r"([+\-−]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)")
# "007", "+05", "-0": a nought before a number, or a dash
_ODD = re.compile(r"[+\-−]?0[0-9]|[\-−]0(?:\.0*)?$")
# "251000元", "？1340条？", "约12件", "共 3 件": one number and something else
_ONE_NUMBER = re.compile(r"[^0-9]*?([+\-−]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)([^0-9]*)")
# "减3", "减少 2", "-": the number after it is a decrease (本年增/减)
_DECREASE = re.compile(r"[减降][少低]?\s*$")
# "1.2万", "3千件": the printed digits are not the number meant
_MULTIPLIER = re.compile(r"^\s*[万千百亿]")
# "三", "十二": a number in Chinese stands where a value stands, but is not read as one
_CHINESE_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千]{1,5}")
# "3件", "3 份", "2件(宗)": what a report counts its documents, requests and decisions by
_COUNTERS = ("件", "份", "条", "宗", "件(宗)", "件/宗")
_LINE_BREAK = re.compile(r"\s*\n\s*")
# No cell of the form is so narrow that a number wraps after fewer digits; "2⏎3" are two numbers.
_NARROWEST = 3
# More Chinese characters than this around a number make it prose.
_LONGEST_UNIT = 4
# "312（含审批局代办45件）", "3件（其中网上1件）": a figure and a remark; "2023（年度公布）" is a year
_WITH_REMARK = re.compile(r"[+\-−]?(?!(?:19|20)\d\d\()\d[\d,.]*[件份条宗项元]?\([^()]*\)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Value:
    """One printed cell, read. ``doubt`` is the code of the issue it needs; None: nothing to say."""

    raw: str
    state: State
    number: int | float | None = None
    doubt: str | None = None


@lru_cache(maxsize=8192)  # most cells of the form print one of a few figures
def read_value(text: str, wraps: bool = False) -> Value:
    """Read one cell. *wraps*: the container breaks a long number over lines (PDF, DOCX), HTML does not."""
    raw = text.strip()
    if raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS and (raw == "0" or raw[0] != "0"):
        return Value(raw, State.NUMBER, int(raw))
    bare = plain(raw).strip()
    if not bare:
        return Value(raw, State.BLANK)
    if _LOST.search(bare):
        return Value(raw, State.UNREADABLE, None, "cell_unreadable")
    whole = _SPACES.sub("", bare)  # a narrow cell breaks 不适用 over two lines
    if whole in WORDS:
        return Value(raw, State.WORD)
    if set(whole) <= _SLASHES:
        return Value(raw, State.SLASH, None, _several(bare, wraps))
    if set(whole) <= _DASHES and not _MARKED.search(whole):
        return Value(raw, State.DASH, None, _several(bare, wraps))
    return _numeric(raw, bare, wraps)


def _several(bare: str, wraps: bool) -> str | None:
    """The doubt of a sign on each of several lines: they may be those of several rows."""
    return None if wraps or "\n" not in bare else "number_spaced"


def without_unit(value: Value, unit: str) -> Value:
    """*value* without doubt where all that stands behind its number is its *unit*: 12件, 18.25万元.

    What the form counts by 件 others count by 份 or 条.
    """
    bare = plain(value.raw).strip()
    units = _COUNTERS if unit in _COUNTERS else (unit,)
    printed = next((one for one in units if one and bare.endswith(one)), None)
    if value.doubt is None or printed is None:
        return value
    figure = read_value(bare.removesuffix(printed).strip())  # 1 5件 may be two figures, as 1 5 may
    exact = figure.state is State.NUMBER and figure.doubt is None
    return Value(value.raw, State.NUMBER, figure.number) if exact else value


def is_value(text: str) -> bool:
    """Whether *text* can stand in a value cell: blank, a number, a sign or a word for nothing.

    A number with a remark in brackets can; prose with a number in it cannot.
    Words of which some characters are lost cannot: 本年制发件数（以印发日期为□）.
    """
    value = read_value(text)
    if value.state is State.UNREADABLE and _is_prose(value.raw):
        return False
    if value.doubt == "number_in_text":
        return _WITH_REMARK.fullmatch(_SPACES.sub("", plain(value.raw))) is not None
    if value.state is State.WORD:
        return value.doubt is None or _CHINESE_NUMBER.fullmatch(value.raw) is not None
    return value.doubt != "cell_text"


def _numeric(raw: str, bare: str, wraps: bool) -> Value:
    if not any(character.isdigit() for character in bare):
        return Value(raw, State.WORD, None, "cell_text")
    joined, doubt = _joined(bare, wraps)
    exact = _NUMBER.fullmatch(joined)
    if exact is None:
        return _residue(raw, joined)
    if _too_long(exact.group(2)):
        return Value(raw, State.UNREADABLE, None, "cell_unreadable")
    number = _number(exact.group(1), exact.group(2))
    if len(joined) > 1 and _ODD.match(joined):
        doubt = doubt or "number_unusual"
    return Value(raw, State.NUMBER, number, doubt)


def _joined(bare: str, wraps: bool) -> tuple[str, str | None]:
    """The text without white space, and the doubt that joining it raises."""
    if not _SPACES.search(bare):
        return bare, None
    lines = _LINE_BREAK.split(bare)
    even = len({len(line) for line in lines[:-1]}) == 1 and len(lines[-1]) <= len(lines[0])
    wrapped = wraps and even and len(lines[0]) >= _NARROWEST
    if wrapped and not any(_SPACES.search(line) for line in lines):
        return "".join(lines), None
    return _SPACES.sub("", bare), "number_spaced"


def _residue(raw: str, joined: str) -> Value:
    if _is_prose(joined):
        return Value(raw, State.WORD, None, "number_in_text")
    found = _ONE_NUMBER.fullmatch(joined)
    if found is None:
        return Value(raw, State.UNREADABLE, None, "cell_unreadable")
    before, after = joined[: found.start(1)], found.group(3)
    if _MULTIPLIER.match(after) or _too_long(found.group(2)):
        return Value(raw, State.UNREADABLE, None, "cell_unreadable")
    sign = "-" if _DECREASE.search(before) else found.group(1)
    return Value(raw, State.NUMBER, _number(sign, found.group(2)), "number_with_residue")


def _is_prose(text: str) -> bool:
    return sum("\u4e00" <= character <= "\u9fff" for character in text) > _LONGEST_UNIT


def _too_long(digits: str) -> bool:
    return sum(map(str.isdigit, digits)) > _MOST_DIGITS


def _number(sign: str, digits: str) -> int | float:
    digits = digits.replace(",", "")
    number = float(digits) if "." in digits else int(digits)
    return -number if sign in {"-", "−"} else number
