"""The cells of one printed line: which of them are labels, and which are values."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.form import REQUEST_COLUMNS
from extract.model import GridCell
from extract.tables.labels import DISCLOSURE_TARGETS, REQUEST_TARGETS, is_form_label, target_named
from extract.text import is_blank, plain
from extract.values import is_value

# "3.其他", "（5）要求行", "（⏎3）“三安全", "2023年增/减", "（2023年度）": an ordinal or a year
_NUMBERED_LABEL = re.compile(
    r"\s*(?:[0-9]{1,2}\s*[.、．,，]\s*[^0-9\s]"
    r"|[（(]\s*[0-9]{1,2}\s*[）)]\s*(?:[\u3400-\u9fff]\s*|[“\"‘「]\s*)[\u3400-\u9fff]|[（(]?(?:19|20)[0-9]{2}\s*年度?[\u3400-\u9fff])"
)
# "”", "）", "（", "4.": all that a page break left of a label
_PIECE = re.compile(r"\s*(?:[”’」』）)》]+[。；]?|[“‘「『（(《]+|[0-9]{1,2}[.、．])\s*")
# In place of a figure: "本单位未制作规章", "我镇没有制定权限", "与上年持平", "详见附表", "空白", "三件"
_DENIAL = re.compile(
    r"[^（(]{0,12}?(?:无|未|没有|不涉及|不具备|不属于).{0,40}$|"
    r"[^（(]{0,8}(?:持平|不变|一致|相同)$|同上$|略$|详?见.{1,20}$|空白$|"
    r"[零〇一二两三四五六七八九十百]+[件条宗]$",
    re.DOTALL,
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_UNITS = frozenset({"件", "份", "条", "项", "个", "次", "宗", "件（宗）", "件(宗)", "元", "万元"})


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether *text* is words that name a row or a column rather than a value."""
    if not _CHINESE.search(text):
        return _PIECE.fullmatch(text) is not None
    return is_form_label(text) or _NUMBERED_LABEL.match(plain(text)) is not None or not is_value(text)


def split(cells: list[GridCell]) -> tuple[tuple[GridCell, ...], tuple[GridCell, ...]]:
    """Labels and values of one line. One stray figure may stand before the label (a running number).

    A unit between the label and a figure is neither; before blanks it is what is left of a value.
    """
    labels: list[GridCell] = []
    end, figures = 0, 0
    for position, cell in enumerate(cells, 1):
        if is_label(cell.text):
            if figures > 1:
                break
            if labels and cell.text.strip() in _UNITS:  # a column that says what is counted
                if all(is_blank(other.text) for other in cells[position:]):
                    break
                end += end == position - 1
                continue
            end = position
            labels.append(cell)
        elif not is_blank(cell.text):
            figures += 1
    if len(labels) > 1 and not is_form_label(labels[-1].text):
        if _DENIAL.match(labels[-1].text):
            end, labels = _before_denials(cells, end, labels)
        if end < len(cells):
            end, labels = _before_word(cells, end, labels)
    return tuple(labels), tuple(cells[end:])


def _before_denials(cells: list[GridCell], end: int, labels: list[GridCell]) -> tuple[int, list[GridCell]]:
    """Where the labels end before cells that say in words that there is nothing: 规章 | 本单位未制作规章.

    Only in the disclosure table: pieces of the request table's own labels say 无 and 未 as well.
    """
    named = [target_named(label.text, DISCLOSURE_TARGETS) is not None for label in labels]
    own = named.index(True) if True in named else len(labels)
    said = labels[own + 1 :]
    if not said or not all(_DENIAL.match(label.text) for label in said):
        return end, labels
    return cells.index(labels[own]) + 1, labels[: own + 1]


def _before_word(cells: list[GridCell], end: int, labels: list[GridCell]) -> tuple[int, list[GridCell]]:
    """Where the labels of a row of the request table end before a word in place of one of its figures.

    予以公开 | 无申请 | 3 | 0 …: with that word it has a cell for each column. What may be part of its label,
    pieces of which say 无 and 未 as well, is none.
    """
    *names, word = labels
    named = [target_named(name.text, REQUEST_TARGETS) for name in names]
    target = next((one for one in reversed(named) if one is not None and one.valued), None)
    if target is None or not (_DENIAL.match(word.text) or _PIECE.fullmatch(word.text)):
        return end, labels
    at = len(named) - 1 - named[::-1].index(target)
    start = cells.index(labels[at]) + 1
    whole = len(cells) - start == len(REQUEST_COLUMNS) and cells.index(word) >= start
    if not whole or len(labels) > at + 2 or target.goes_on(word.text) or target.nearly_goes_on(word.text):
        return end, labels
    return start, labels[: at + 1]
