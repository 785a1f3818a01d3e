"""The labels of the form, and how alike a printed label is to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio, ratio

from extract.form import (
    EDITIONS,
    GROUPS,
    ONE_OTHER_ROW,
    Row,
)
from extract.tables.header_labels import HEADER_LABELS
from extract.text import core, core_without_remark, fold, simplified, without_spaces

# Per cent of the characters of a label's part that are its own.
_LEAST_PART = 60


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A row that a printed line may be: ``key`` of the form, the folded labels it goes by."""

    key: str
    printed: str
    labels: tuple[str, ...]
    valued: bool  # whether the form prints values in this row

    @classmethod
    def of_row(cls, row: Row) -> Target:
        """The target for a row of values."""
        return cls(row.key, row.printed, _names(row), True)

    def is_named(self, printed: str) -> bool:
        """Whether *printed* is the row's label, or a known wording of it."""
        return any(name in self.labels for name in names_of(printed))

    def goes_on(self, printed: str) -> bool:
        """Whether *printed* may be the rest of the row's label: a part of it, or a remark in brackets."""
        name = fold(printed)
        return is_remark(printed) or any(name in label for label in self.labels)

    def nearly_goes_on(self, printed: str) -> bool:
        """Whether *printed* may be a part of the row's label in which some characters were mistaken."""
        name = fold(printed)
        return any(
            len(name) <= len(label) and partial_ratio(name, label) >= _LEAST_PART for label in self.labels
        )

    def lacks_beginning(self, printed: str) -> bool:
        """Whether *printed* is but the end of a label: 于四类过程性信息, .属于国家秘密."""
        if lacks_number(printed):
            return True
        end = core(printed)
        return bool(end) and end not in self.labels and any(label.endswith(end) for label in self.labels)


def is_remark(printed: str) -> bool:
    """Whether *printed* begins a remark in brackets, which goes with any label."""
    bracket = printed.lstrip()
    return bracket.startswith(("（", "(")) and _IN_BRACKETS.match(bracket) is None


# "（一）予以公开", "（七）总计": a number in brackets, and no remark
_IN_BRACKETS = re.compile(r"[（(][一二三四五六七][)）]")
# ".属于国家秘密", "、重复申请", "七）总计": the number, or the bracket before it, stands elsewhere
_CUT_ORDINAL = re.compile(r"\s*(?:[.．、)）]|[一二三四五六七][)）])\s*[\u3400-\u9fff]")


def lacks_number(printed: str) -> bool:
    """Whether a label begins with the end of its number."""
    return _CUT_ORDINAL.match(printed) is not None


# "3.其他", "（七）总计", "四、结转下年度继续办理": a line that begins with the number of a row
_ORDINAL = re.compile(r"\s*(?:[0-9]{1,2}\s*[.、．]|[（(][一二三四五六七][)）]|[一二三四]\s*、)")


@lru_cache(maxsize=4096)
def names_another(label: str, key: str) -> bool:
    """Whether a line of *label*, which was taken for the row *key*, is another row's: 3.其他 （七）总计."""
    if key == "other_other" and _IN_BRACKETS.match(label.strip()):
        return True  # what a page leaves of （六）其他处理
    if "\n" not in label:
        return False
    whole = core(label)
    own = (name for target in REQUEST_TARGETS if target.key == key for name in target.labels)
    if any(name.startswith(whole) for name in own):  # 2.其他 above 法律行政法规, the rest is on the next page
        return False
    targets = [target_named(line, REQUEST_TARGETS) for line in label.splitlines() if _ORDINAL.match(line)]
    return any(
        target is not None and target.valued and target.key not in {key, "other"} for target in targets
    )


def _names(row: Row | None) -> tuple[str, ...]:
    """The folded labels of a row, each once."""
    return tuple(dict.fromkeys(core(label) for label in (row.label, *row.variants))) if row else ()


def _request_targets() -> tuple[Target, ...]:
    """All rows and groups of the request table in printed order; 其他处理 as one row and as three."""
    rows = {row.key: Target.of_row(row) for row in EDITIONS["2021"].request_rows()}
    groups = {
        group.key: Target(f"group:{group.key}", group.ordinal + group.label, (fold(group.label),), False)
        for group in GROUPS
    }
    one_row = Target.of_row(ONE_OTHER_ROW[0])
    ordered: list[Target] = []
    previous: str | None = None
    for row in EDITIONS["2021"].request_rows():
        if row.group is not None and row.group != previous and row.key not in {"total"}:
            ordered.append(one_row if row.group == "other" else groups[row.group])
            previous = row.group
        ordered.append(rows[row.key])
    return tuple(ordered)


REQUEST_TARGETS = _request_targets()


def _disclosure_targets() -> tuple[Target, ...]:
    """The rows of the disclosure table of both editions, in the order both print them."""
    rows = [row for block in EDITIONS["2019"].disclosure for row in block.rows]
    newer = {row.key: row for block in EDITIONS["2021"].disclosure for row in block.rows}
    return tuple(
        Target(row.key, row.printed, tuple(dict.fromkeys((*_names(row), *_names(newer.get(row.key))))), True)
        for row in rows
    )


DISCLOSURE_TARGETS = _disclosure_targets()
# "三、本年度办理结果", "（三）不予公开" at the start of a label that goes on with the row's own
_GROUP_PREFIX = re.compile(
    r"(?:[（(]?[一二三四五六七][)）]?[、.．]?)?(?:" + "|".join(group.label for group in GROUPS) + ")"
)
_GROUP_CORES = tuple(fold(group.label) for group in GROUPS)
_ROW_LABELS = {label for target in REQUEST_TARGETS for label in target.labels} | {
    label for target in DISCLOSURE_TARGETS for label in target.labels
}


@lru_cache(maxsize=4096)
def is_form_label(text: str) -> bool:
    """Whether *text* is exactly a row label or column header of the form."""
    return core(text) in _ROW_LABELS or fold(text) in HEADER_LABELS


@lru_cache(maxsize=8192)
def names_of(label: str) -> tuple[str, ...]:
    """What a printed label may be called: without ordinals, explanation in brackets, and group labels.

    ``三、本年度办理结果（三）不予公开1.属于国家秘密`` is 属于国家秘密; a label printed once for each cell it
    spans is read once.
    """
    rest = once(simplified(without_spaces(label)))
    found = [core(label), core(rest), core_without_remark(rest)]
    while (group := _GROUP_PREFIX.match(rest)) is not None and rest[group.end() :]:
        rest = once(rest[group.end() :])
        found += [core(rest), core_without_remark(rest)]
    return tuple(name for name in dict.fromkeys(found) if name)


def once(text: str) -> str:
    """*text* without its repetitions: abab → ab."""
    for times in (4, 3, 2):
        part = text[: len(text) // times]
        if len(part) > 1 and part * times == text:
            return part
    return text


@lru_cache(maxsize=16384)
def similarity(label: str, target: Target) -> float:
    """How alike a printed label is to a row of the form, 0 to 1; 1 is the form's own or a known wording."""
    names = names_of(label)
    if target.is_named(label):
        return 1.0
    return max((ratio(name, known) for name in names for known in target.labels), default=0.0) / 100


@lru_cache(maxsize=4096)
def is_group_fragment(label: str) -> bool:
    """Whether *label* is a group label or a part of one that a page cut off: 度办理结果, 予处理."""
    name = core(label)
    return bool(name) and any(name in group for group in _GROUP_CORES)


# No label of the form comes near, with its group's, its explanation and its repetitions; paragraphs do.
_LONGEST_LABEL = 250


def target_named(label: str, targets: tuple[Target, ...]) -> Target | None:
    """The one row whose label is exactly *label*; None when there is none or more than one."""
    if len(label) > _LONGEST_LABEL:
        return None
    return _request_named(label) if targets is REQUEST_TARGETS else _disclosure_named(label)


@lru_cache(maxsize=4096)
def _request_named(label: str) -> Target | None:
    return _named(label, _BY_REQUEST_NAME)


@lru_cache(maxsize=4096)
def _disclosure_named(label: str) -> Target | None:
    return _named(label, _BY_DISCLOSURE_NAME)


def _named(label: str, by_name: dict[str, Target | None]) -> Target | None:
    return next((target for name in names_of(label) if (target := by_name.get(name)) is not None), None)


def _by_name(targets: tuple[Target, ...]) -> dict[str, Target | None]:
    """Targets by their labels; None for a label that two of them share."""
    found: dict[str, Target | None] = {}
    for target in targets:
        for name in target.labels:
            found[name] = None if name in found else target
    return found


_BY_REQUEST_NAME = _by_name(REQUEST_TARGETS)
_BY_DISCLOSURE_NAME = _by_name(DISCLOSURE_TARGETS)
