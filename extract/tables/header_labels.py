"""The labels of the columns, whole and in the pieces a narrow column prints them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.form import REQUEST_COLUMNS, REVIEW_COLUMNS, TRACKS, Column
from extract.text import core, fold

APPLICANTS = "申请人情况"  # heads all but the total
LEGAL_PERSONS = "法人或其他组织"  # heads five columns
CORNER = "勾稽关系"
# What heads a column that counts the rows, or says what is counted in them
NUMBERS_ROWS = frozenset({"行次", "行号", "栏次", "序号", "编号", "代码", "指标代码", "单位", "计量单位"})


def names_of_columns(columns: Sequence[Column]) -> dict[str, int]:
    """The place of each column by every folded header it goes by."""
    return {
        fold(name): place for place, column in enumerate(columns) for name in (column.label, *column.variants)
    }


@dataclass(frozen=True, eq=False, slots=True)
class _Headers:
    """The words of a table's header, and every piece a line of it may print of them."""

    names: frozenset[str]
    pieces: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Headers:
        whole = frozenset(names)
        ends = ((name, end) for name in whole for end in range(1, len(name) + 1))
        return cls(whole, frozenset(name[start:end] for name, end in ends for start in range(end)))


_REQUEST_HEADERS = _Headers.of(
    (
        APPLICANTS,
        LEGAL_PERSONS,
        *(name for column in REQUEST_COLUMNS for name in (column.label, *column.variants)),
    )
)
_REVIEW_HEADERS = _Headers.of(
    (
        "行政复议",
        "行政诉讼",
        *(track.label for track in TRACKS),
        *(name for column in REVIEW_COLUMNS for name in (column.label, *column.variants)),
    )
)
HEADER_LABELS = _REQUEST_HEADERS.names | _REVIEW_HEADERS.names
_TRACK_NAMES = {fold(track.label): place for place, track in enumerate(TRACKS)}
_RESULT_NAMES = names_of_columns(REVIEW_COLUMNS)
TELLING_RESULTS = frozenset({"结果维持", "结果纠正", "其他结果", "尚未审结"})  # no other table names them
LAWSUITS = "行政诉讼"  # heads the last two tracks
# As well names of rows, or, as in 2.重复|申请, what a page break left of one
_WEAK_HEADERS = frozenset({"其他", "其它", "总计", "合计", "总数", "共计", "计", "总", "申请"})
_NAMED_COLUMNS = 3
_BEGINNINGS = ("自然", "商业", "科研", "社会", "法律")
_LONGEST_HEADER = 40  # characters; the names of the seven columns are 32


def is_piece_of_column(text: str) -> bool:
    """Whether the folded *text* is part of the name of a column of the request table, and no name: 社会."""
    return len(text) > 1 and text in _REQUEST_HEADERS.pieces and text not in _REQUEST_HEADERS.names


def is_piece_of_result(text: str) -> bool:
    """Whether the folded *text* is part of the name of a column of the review table: 结果, 维持."""
    return any(text in name for name in _RESULT_NAMES)


def is_request_header(words: tuple[str, ...], goes_on: bool = False) -> bool:
    """Whether a line with these folded *words* is part of the request table's header.

    其他 or 总计 alone is none, unless a header *goes on*. Three columns named are a header whatever stands
    beside them: without ruling lines a piece of the corner cell falls among the names. 申请人情况 is, though
    备注 stands beside it.
    """
    return APPLICANTS in words or names_request_columns(words) or _is_header(words, _REQUEST_HEADERS, goes_on)


def names_request_columns(words: tuple[str, ...]) -> bool:
    """Whether enough of the folded *words* are columns of the request table, and of no other.

    Where narrow columns break the names, most of them begin in one line: 自然人 商业企 科研机 社会公.
    """
    if len(_REQUEST_HEADERS.names.intersection(words)) >= _NAMED_COLUMNS:
        return True
    line = "".join(words)
    if len(line) > 2 * _LONGEST_HEADER:
        return False
    return sum(name in line for name in _BEGINNINGS) > _NAMED_COLUMNS


@lru_cache(maxsize=1024)
def review_track(text: str) -> int | None:
    """The place of the track of the review table that *text* names: 行政复议, 行政诉讼（复议后起诉）."""
    name = core(text).removesuffix("情况")
    return _TRACK_NAMES.get(name, _TRACK_NAMES.get(name.removeprefix(LAWSUITS)))


@lru_cache(maxsize=1024)
def review_result(text: str) -> int | None:
    """The place of the result of the review table that *text* names: 结果维持, 总计."""
    return _RESULT_NAMES.get(core(text))


def is_review_header(words: tuple[str, ...]) -> bool:
    """Whether a line with these folded *words* is part of the review table's header.

    Three results named are, whatever stands beside them: 类型 in the corner over a line for each track.
    """
    return len(TELLING_RESULTS.intersection(words)) >= _NAMED_COLUMNS or _is_header(words, _REVIEW_HEADERS)


def _is_header(words: tuple[str, ...], headers: _Headers, goes_on: bool = False) -> bool:
    if not words or not all(CORNER in word or _part_of(word, headers) for word in words):
        return False
    return goes_on or len(words) > 1 or words[0] not in _WEAK_HEADERS


@lru_cache(maxsize=4096)
def _part_of(word: str, headers: _Headers) -> bool:
    """A header cell may print part of its words, 商业 above 企业, or parts of those beside each other."""
    if word in headers.pieces:
        return True
    ends = range(2, len(word) - 1) if len(word) <= _LONGEST_HEADER else ()
    return any(word[:end] in headers.pieces and _part_of(word[end:], headers) for end in ends)
