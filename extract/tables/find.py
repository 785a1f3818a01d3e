"""Which printed lines belong to which of the three tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.form import REVIEW_COLUMNS, TRACKS
from extract.tables.disclosure.headers import is_article, is_header, opens_turned
from extract.tables.header_labels import (
    LAWSUITS,
    TELLING_RESULTS,
    is_request_header,
    is_review_header,
    names_request_columns,
    review_result,
    review_track,
)
from extract.tables.labels import DISCLOSURE_TARGETS, REQUEST_TARGETS, target_named
from extract.tables.lines import Line, is_over
from extract.text import core, fold, is_blank, is_page_number

# "三、收到和处理政府信息公开申请情况", "五、存在的主要问题": a heading of the report between its tables
_HEADING = re.compile(r"^\s*[一二三四五六七]\s*[、.．]")
# "四、政府信息公开行政复议、行政诉讼情况"
_REVIEW_HEADING = re.compile(r"行政复议.{0,8}诉讼")
# "填表人：", "单位负责人", "审核人：", "联系电话": who filled in a table, below it
_FILLED_IN_BY = re.compile(
    r"\s*(?:单位|统计|分管|科室)?(?:填[表报制]|制表|审[核签批]|经办|联系|负责)(?:单位|部门|人|电话|方式|日期|时间)"
)
# Longer than any label of the form: a paragraph of prose, not a label that stands outside its table.
_LONGEST_LABEL = 45


@dataclass(slots=True)
class TableLines:
    """The lines of each table, in reading order, from every fragment it was cut into."""

    disclosure: list[Line] = field(default_factory=list)
    request: list[Line] = field(default_factory=list)
    review: list[Line] = field(default_factory=list)


def find_tables(lines: Sequence[Line]) -> TableLines:
    """Sort *lines* into the three tables; lines of other tables and prose are left out."""
    found = TableLines()
    current: list[Line] | None = None
    waiting: list[Line] = []
    unknown: list[Line] = []  # lines of this grid since the last that told its table
    below_review = False  # whether the last heading is that of the section with the review table
    for line in lines:
        if line.paragraph:
            if is_page_number(line.label):
                continue
            if _ends_table(line):
                current, waiting = None, []
                below_review = _REVIEW_HEADING.search(line.label) is not None
            elif current is not None and line.lone_figure and not waiting:
                current.append(line)
            elif current is not None or _names_tracks(line) or _heads_request(line, bool(waiting)):
                waiting.append(line)
            continue
        if line.labels and _FILLED_IN_BY.match(line.labels[0].text):
            continue
        named = _table_of(line, found)
        if named is None and _is_unheaded_review(line) and below_review:
            named = found.review
        if named is None and current is not found.review and _names_tracks(line):
            current = None
            waiting.append(line)
            continue
        if unknown and unknown[-1].fragment != line.fragment:
            unknown = []
        if named is not None and named is not current:
            above = _header_outside(waiting, named is found.request, named is found.review)
            current = named
            waiting = above + _header_above(line, unknown, named is found.request, named is found.review)
        unknown = [*unknown, line] if named is None else []
        if current is not None:
            current.extend(waiting)
            current.append(line)
            waiting = []
    return found


def _header_outside(waiting: Sequence[Line], is_request: bool, is_review: bool) -> list[Line]:
    """Those of the lines *waiting* above a table that are its header, printed outside of its grid."""
    return [
        line
        for line in waiting
        if (is_review and _names_tracks(line)) or (is_request and _heads_request(line, True))
    ]


def _heads_request(line: Line, goes_on: bool = False) -> bool:
    """Whether a paragraph is a piece of the request table's header."""
    return len(line.label) <= _LONGEST_LABEL and is_request_header(line.words, goes_on)


def _header_above(line: Line, unknown: Sequence[Line], is_request: bool, is_review: bool) -> list[Line]:
    """The *unknown* lines right above a table's first *line* that are its header.

    Those of the request table print words over its values, those of the review table pieces of names.
    """
    if is_review:
        return [one for one in unknown if is_review_header(one.words) and not one.filled]
    if not is_request or not line.values:
        return []
    return [one for one in unknown if is_over(one, line.values[0].column)]


def _ends_table(line: Line) -> bool:
    """Whether a paragraph closes the table before it: a heading or prose, but no row outside of a grid."""
    text = line.label
    if target_named(text, REQUEST_TARGETS) is not None:
        return False
    return (len(text) > _LONGEST_LABEL or _HEADING.match(text) is not None) and not line.prints_row


def _table_of(line: Line, found: TableLines) -> list[Line] | None:
    """The table a line of a grid opens or continues by its own words; None when they do not tell."""
    words = line.words
    if not words or len(words[0]) > 3 * _LONGEST_LABEL:
        return None
    if line.values and (by_row := _by_row(line, found)) is not None:
        return by_row
    if is_article(words) or (is_header(words) and len(words) < 8) or opens_turned(line):
        return found.disclosure
    if ("行政复议" in words and "行政诉讼" in words) or "未经复议直接起诉" in words:
        return found.review
    if "结果维持" in words and is_review_header(words):
        return found.review
    if _opens_request(words):
        return found.request
    return None


def _names_tracks(line: Line) -> bool:
    """Whether a line only names tracks of the review table: it may stand above the table's first header."""
    texts = [cell.text for cell in line.cells if not is_blank(cell.text)]
    return bool(texts) and all(core(text) == LAWSUITS or review_track(text) is not None for text in texts)


def _is_unheaded_review(line: Line) -> bool:
    """Whether a line is figures alone, as many as the review table has: it may have lost its header."""
    return not line.labels and line.filled and len(line.values) == len(TRACKS) * len(REVIEW_COLUMNS)


def _opens_request(words: tuple[str, ...]) -> bool:
    if any("勾稽关系" in word for word in words) or "申请人情况" in words:
        return True
    return names_request_columns(words) or ("自然人" in words and is_request_header(words))


def _by_row(line: Line, found: TableLines) -> list[Line] | None:
    target = target_named(line.label, REQUEST_TARGETS)
    if target is not None and target.valued and target.key not in {"other_other", "total"}:
        return found.request
    if target_named(line.label, DISCLOSURE_TARGETS) is not None and line.values:
        return found.disclosure
    if fold(line.label) in TELLING_RESULTS and review_result(line.label) is not None:
        return found.review
    return None
