"""The words of column headers that no grid measures → the order in which columns are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extract.form import REQUEST_COLUMNS
from extract.model import GridCell
from extract.tables.header_labels import APPLICANTS, CORNER, LEGAL_PERSONS, names_of_columns
from extract.tables.lines import Line
from extract.text import fold

REQUEST_NAMES = names_of_columns(REQUEST_COLUMNS)
_ABOVE = frozenset({APPLICANTS, *REQUEST_NAMES})
_FIRST, _LAST = 0, len(REQUEST_COLUMNS) - 1
_TOTALS = [name for name, place in REQUEST_NAMES.items() if place == _LAST]
_FIRSTS = [name for name, place in REQUEST_NAMES.items() if place == _FIRST]
# 商业, 科研, 社会, 法律; 其他 begins 其他组织 as well, which heads five columns
_BEGINNINGS = {name[:2]: place for name, place in REQUEST_NAMES.items() if _FIRST < place < _LAST - 1}


def words_naming(header: Sequence[Line], names: Mapping[str, int]) -> list[tuple[int, GridCell]]:
    """The header cells that name a column in reading order, where the grid has no columns to go by."""
    return [
        (names[word], cell) for line in header for cell in line.cells if (word := fold(cell.text)) in names
    ]


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Those of *names* that stand in *text*, in its order."""
    text = text.replace(LEGAL_PERSONS, "")
    return sorted((name for name in names if name in text), key=text.index)


def order_of_words(header: Sequence[Line]) -> tuple[int, ...] | None:
    """The printed order of the seven columns in a header that is not measured; None for the form's own.

    It is known from one line that names them all, or all that stand under 法人或其他组织; from names in lines
    of their own only where none comes in pieces, which a converter takes in any order.
    """
    for line in header:
        named = _named([line])
        if len(named) == len(REQUEST_COLUMNS):
            return unless_usual(tuple(named))
        if sorted(named) == list(range(_FIRST + 1, _LAST)):
            return unless_usual((_FIRST, *named, _LAST))
    inner = [place for place in _named(header) if place not in {_FIRST, _LAST}]
    if len(inner) == _LAST - 1 and all(_is_whole(cell) for line in header for cell in line.cells):
        return unless_usual((_FIRST, *inner, _LAST))
    return None


def first_of_words(header: Sequence[Line]) -> int | None:
    """How many cells of text stand before the seven names; None where they do not stand side by side.

    Between 自然人 and 总计 the others may stand in any order.
    """
    named = {place: cell.column for place, cell in words_naming(header, REQUEST_NAMES)}
    if len(named) != _LAST + 1 or len({line.fragment for line in header}) > 1:
        return None
    first = named[_FIRST]
    beside = sorted(named.values()) == list(range(first, first + len(named)))
    return first if beside and named[_LAST] == first + _LAST else None


def _is_whole(cell: GridCell) -> bool:
    """Whether a header cell prints one name, or explains the table in its corner."""
    text = fold(cell.text)
    return not text or text in _ABOVE or text == LEGAL_PERSONS or CORNER in text


def is_unusual(header: Sequence[Line]) -> bool:
    """Whether a request header over several lines begins names in another order than the form's.

    The form prints 自然人 in the line above the others, and 总计 there or beside 申请人情况; where a header
    names them in any other order, the columns may stand in any, or a converter mixed the names up.
    """
    if any(len(_named([line])) == len(REQUEST_COLUMNS) for line in header):
        return False
    inner = [place for place in _begun(header) if place not in {_FIRST, _LAST}]
    if inner != sorted(inner) and order_of_words(header) is None:
        return True
    named = _named(header)
    if len(named) != len(REQUEST_COLUMNS):
        return False
    if named[0] == _LAST:
        first = next(fold(cell.text) for line in header for cell in line.cells if fold(cell.text) in _ABOVE)
        return first != APPLICANTS or named[1] != _FIRST or begins_with_total(header)
    return named[0] != _FIRST or _LAST not in {named[1], named[-1]}


def begins_with_total(header: Sequence[Line]) -> bool:
    """Whether a line of a request header names 总计 right before 自然人, in one cell or in two."""
    texts = ("".join(fold(cell.text) for cell in line.cells) for line in header)
    return any(total + first in text for text in texts for total in _TOTALS for first in _FIRSTS)


def _begun(header: Sequence[Line]) -> list[int]:
    """The columns whose names begin in a header, each once, in reading order: 法律服 over 务机构 is one."""
    begun: dict[int, None] = {}
    for line in header:
        for cell in line.cells:
            text = fold(cell.text)
            if text in REQUEST_NAMES:
                begun.setdefault(REQUEST_NAMES[text])
            else:
                begun.update(dict.fromkeys(_BEGINNINGS[name] for name in names_in(text, _BEGINNINGS)))
    return list(begun)


def _named(header: Sequence[Line]) -> list[int]:
    """The columns that a header names, each once, in reading order."""
    return list(dict.fromkeys(place for place, _ in words_naming(header, REQUEST_NAMES)))


def unless_usual(order: tuple[int, ...]) -> tuple[int, ...] | None:
    return None if order == tuple(range(len(order))) else order
