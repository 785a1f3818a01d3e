"""Which labels a label stands under, by the ordinals they are printed with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.claims.quantities import chinese_number

# "三、依申请公开情况", "（一）收到申请数", "1.当面申请数", "（1）涉及国家秘密": outermost first
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、．.]"),
    re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]"),
    re.compile(r"[0-9]{1,2}\s*[、．.](?![0-9])"),
    re.compile(r"[（(]\s*[0-9]{1,2}\s*[)）]"),
)
# "三", "12": in one of these
_ORDINAL = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")
# "其中：主动公开规范性文件数": of the label above
_OF_WHICH = re.compile(r"其\s*中")
BETWEEN = "｜"
_LONGEST = 40  # characters of a label


class Outline:
    """The labels above, one for each level of ordinals in use."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}
        self._interrupted = False

    def interrupt(self) -> None:
        """A header: what comes next may go on, on another page, or be another table."""
        self._interrupted = True

    def restart(self) -> None:
        """The other half of a sheet: what it goes on with may stand on another page."""
        self._above = {}

    def go_on_below(self, paragraphs: Iterable[str]) -> None:
        """Take up labels that are printed between two parts of a table: they head the rows that follow."""
        for text in paragraphs:
            if len(text) <= _LONGEST and is_placed(text):
                self.above(text)

    def above(self, label: str) -> tuple[str, ...]:
        """The labels *label* stands under, outermost first; none where it has no ordinal to tell."""
        level = _level(label)
        if self._interrupted and not self._goes_on(label, level):
            self._above = {}
        self._interrupted = False
        if level is None:
            return tuple(self._above.values()) if _OF_WHICH.match(label) else ()
        outer = {at: other for at, other in self._above.items() if at < level}
        if self._above.get(level) != label:  # else a group beside each of its rows
            self._above = {**outer, level: label}
        return tuple(outer.values())

    def _goes_on(self, label: str, level: int | None) -> bool:
        """Whether the ordinal of *label* is the next one of its level, or the first below the last label."""
        if level is None:
            return False
        last = self._above.get(level)
        if last is None:
            return bool(self._above) and max(self._above) < level and _ordinal(label) == 1
        return _ordinal(label) == _ordinal(last) + 1


def is_placed(label: str) -> bool:
    """Whether *label* says where it belongs: by an ordinal, or as a part of the label above."""
    return _level(label) is not None or _OF_WHICH.match(label) is not None


def is_out_of_step(labels: Iterable[str]) -> bool:
    """Whether heads of groups stand in their middle: 3. is first below （一）, or 一、 comes after （二）."""
    seen: dict[str, int] = {}
    last = len(_LEVELS)
    for label in labels:
        level = _level(label)
        if level is None or label in seen:  # a group beside each of its rows
            continue
        first = is_first(label)
        if (level > last and not first) or (seen and level < min(seen.values()) and first):
            return True
        last = seen[label] = level
    return False


def is_of_one_rank(label: str, other: str) -> bool:
    """Whether both have ordinals of one kind: 三、 and 四、."""
    level = _level(label)
    return level is not None and level == _level(other)


def is_first(label: str) -> bool:
    """Whether *label* is the first of its rank: 一、, （一）, 1."""
    return _ordinal(label) == 1


def _level(label: str) -> int | None:
    return next((at for at, form in enumerate(_LEVELS) if form.match(label)), None)


def _ordinal(label: str) -> int:
    """The ordinal a label begins with: 3 for "三、", "（三）", "3." and "（3）"; 0 where it has none."""
    found = _ORDINAL.search(label) if _level(label) is not None else None
    if found is None:
        return 0
    return int(found[0]) if found[0].isdecimal() else chinese_number(found[0]) or 0
