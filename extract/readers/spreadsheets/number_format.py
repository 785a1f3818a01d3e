"""What a spreadsheet shows of a number: the number formats (ECMA-376 part 1, 18.8.31) that reports use."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

# "件"   \-   !.   _)   *-   [Red]   [=0]   [$￥-804]   General   0   #   .   ,   %   and any other character
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式|@)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<end>;)|(?P<unknown>[A-Za-z/])|(?P<literal>.)",
    re.DOTALL | re.IGNORECASE,
)
# [=0], [>=10000]: which numbers a section is for
_CONDITION = re.compile(r"([<>]=|<>|[<>=])(-?\d+(?:\.\d+)?)")
# [$￥-804]: the sign of a currency, and a language
_CURRENCY = re.compile(r"\$([^-]*)")
# [DBNum1]: figures in words
_IN_WORDS = re.compile(r"DBNum", re.IGNORECASE)
# [White], [白色], [Color2]
_UNSEEN = re.compile(r"white|白色?|colou?r\s*2|颜色\s*2", re.IGNORECASE)
_OF_FIGURES = frozenset("0123456789-–—/.,")
_TESTS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SIGNIFICANT = 15  # digits a spreadsheet keeps; what a sum leaves behind them is noise
_LONGEST = 255  # characters of a format, by the standard


class Shown(NamedTuple):
    """The text in the cell, and whether it tells the number that is stored (but for rounding)."""

    text: str
    telling: bool


def plain(value: object) -> str:
    """What is stored; a number without the noise of binary arithmetic."""
    return f"{_exact(value):f}" if isinstance(value, int | float) else str(value)


def is_figure(text: str) -> bool:
    """Whether a cell's *text* can be a figure, or the sign for none, and no label."""
    return not any(map(str.isalpha, text))


def hides_text(number_format: str) -> bool:
    """Whether a format shows nothing where a cell holds text, a dash as well: its fourth section is blank."""
    return number_format.count(";") > 2 and number_format.rstrip().endswith(";")


def shown(value: float, number_format: str) -> Shown:
    """What *number_format* shows of *value*: "-" or nothing for 0, it may be, or 5.3 for 53000.

    A format for negative numbers may show them without their sign, in red; which sign another program gives
    to a number that a condition sends to a section is not known. Neither tells the number.
    A format that shows dates, fractions or words is not followed: the number is given as it is stored. So
    is one of more digits than a program keeps.
    """
    number, sections = _exact(value), _sections(number_format[:_LONGEST])
    if not number.is_finite() or abs(number) >= 10**_SIGNIFICANT:
        return Shown(plain(value), False)
    section = _chosen(sections, number)
    if section is None or section.unknown:
        return Shown(plain(value), False)
    conditional = any(one.condition for one in sections)
    own_sign = len(sections) > 1 and section is not sections[0] and not conditional
    text, telling = section.show(abs(number) if own_sign else number)
    return Shown(text, telling and (number >= 0 or (text.startswith(("-", "(")) and not conditional)))


def _exact(value: float) -> Decimal:
    if isinstance(value, int):  # however long: no program keeps more digits than these
        return Context(prec=_SIGNIFICANT).create_decimal(value)
    if value.is_integer() and abs(value) < 10**_SIGNIFICANT:
        return Decimal(int(value))
    return Decimal(f"{value:.{_SIGNIFICANT}g}")


@dataclass
class _Section:
    """One section of a format. ``literals``: what stands among its digits, and how many digits before it."""

    literals: list[tuple[int, str]]
    condition: tuple[str, Decimal] | None = None
    general: bool = False
    unknown: bool = False
    digits: str = ""  # the digits' places before the point: "##0"
    decimals: str = ""  # behind it
    pointed: bool = False
    commas: int = 0  # behind the last digit's place: each divides by a thousand
    grouped: bool = False
    percents: int = 0
    marred: bool = False  # printed in white, or among signs that fill the cell

    def show(self, value: Decimal) -> Shown:
        """*value* in this section."""
        if not self.general and not self.digits and not self.decimals:
            return Shown("".join(text for _, text in self.literals).strip(), False)
        whole, places = self._figures(value)
        before = [text for count, text in self.literals if count == 0]
        behind = [text for count, text in self.literals if count and count >= self._places()]
        among = [
            (self._places() - count, text) for count, text in self.literals if 0 < count < self._places()
        ]
        for from_right, text in among:
            cut = max(0, len(whole) - from_right)
            whole = whole[:cut] + text + whole[cut:]
        figure = f"{whole}.{places}" if places else whole
        text = "".join((*before, figure, *behind)).strip()
        foreign = any(character.isdigit() for _, literal in self.literals for character in literal)
        return Shown(text, bool(figure) and not (foreign or among or self.commas or self.marred))

    def _places(self) -> int:
        return 1 if self.general else len(self.digits) + len(self.decimals)

    def _figures(self, value: Decimal) -> tuple[str, str]:
        """The digits before and behind the point."""
        if self.general:
            whole, _, places = f"{value:f}".partition(".")
            return whole, places
        scaled = value.scaleb(2 * self.percents - 3 * self.commas)
        rounded = scaled.quantize(Decimal(1).scaleb(-len(self.decimals)), ROUND_HALF_UP)
        whole, _, places = f"{abs(rounded):,f}".partition(".")
        whole = whole if self.grouped else whole.replace(",", "")
        whole = whole.zfill(self.digits.count("0")) if whole.strip("0") or "0" in self.digits else ""
        while places and places[-1] == "0" and self.decimals[len(places) - 1] != "0":
            places = places[:-1]
        return ("-" if rounded < 0 else "") + whole, places


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section, ...]:
    sections = [_Section([])]
    for token in _TOKEN.finditer(number_format):
        if token.lastgroup == "end":
            sections.append(_Section([]))
        else:
            _take(sections[-1], str(token.lastgroup), token.group(str(token.lastgroup)))
    return tuple(sections)


def _take(section: _Section, kind: str, text: str) -> None:
    """One token more of *section*."""
    if kind == "bracket":
        _take_bracket(section, text)
    elif kind == "general":
        section.general = True
    elif kind == "digit":
        section.grouped = section.grouped or bool(section.commas)
        section.commas = 0
        if section.pointed:
            section.decimals += text
        else:
            section.digits += text
    elif kind == "point":
        section.pointed = True
    elif kind == "comma":
        section.commas += 1
    elif kind == "unknown":
        section.unknown = True
    elif kind == "fill":  # printed again and again
        section.marred = section.marred or text in _OF_FIGURES
    else:
        section.percents += kind == "percent"
        places = 1 if section.general else len(section.digits) + len(section.decimals)
        section.literals.append((places, " " if kind == "space" else text))


def _take_bracket(section: _Section, text: str) -> None:
    if condition := _CONDITION.fullmatch(text):
        section.condition = condition[1], Decimal(condition[2])
    elif currency := _CURRENCY.match(text):
        section.literals.append((len(section.digits) + len(section.decimals), currency[1]))
    elif _IN_WORDS.match(text):
        section.unknown = True
    elif _UNSEEN.fullmatch(text):
        section.marred = True


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> _Section | None:
    """The section for *value*: by their conditions, else for positive; negative; zero; text."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _TESTS[section.condition[0]](value, section.condition[1]):
                return section
        return None
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[1] if value < 0 and len(sections) > 1 else sections[0]
