"""Rows whose labels may not be all of what their figures stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.facts.outline import is_first, is_of_one_rank, is_placed
from extract.facts.rows import Entry, Row
from extract.text import is_blank


def with_doubts(rows: Sequence[Row]) -> Iterator[tuple[Entry, str | None]]:
    """Each entry, doubted where the rows above and below it, without figures, hold parts of its label.

    In a table without ordinals such rows may be headings. As doubtful are two labels in one cell, a group
    over several rows, and labels side by side, with ordinals but without a header: they go on downwards; and
    what a group takes in that reaches over the next one. Where other rows print several figures, without a
    header, one alone may be any of them.
    """
    has_ordinals = any(is_placed(row[0].label) for row in rows if row)
    broken = _rows_of_broken_groups(rows) | _rows_of_later_groups(rows)
    others = {column for row in rows for entry in row for column in entry.others}
    for number, row in enumerate(rows):
        beside = [*rows[max(number - 1, 0) : number], *rows[number + 1 : number + 2]]
        alone = has_ordinals and number + 1 < len(rows) and all(map(_is_label_alone, beside))
        in_parts = alone and not any(is_placed(part[0].label) for part in (row, beside[-1]) if part)
        mixed = len({entry.label for entry in row}) > 1 and any(is_placed(entry.label) for entry in row)
        for entry in row:
            doubtful = entry.prints and (in_parts or mixed or number in broken or _is_mixed(entry))
            unheaded = entry.value is not None and entry.value.column in others
            yield entry, "label_in_parts" if doubtful else "figures_unheaded" if unheaded else None


def _rows_of_broken_groups(rows: Sequence[Row]) -> set[int]:
    """The rows beside parts of a group's label: where groups have ordinals, one without ends another."""
    groups = [row[0].texts[0] if row and len(row[0].texts) > 1 else "" for row in rows]
    if not any(map(is_placed, groups)):
        return set()
    parts = [number for number, group in enumerate(groups) if group and not is_placed(group)]
    return {number - back for number in parts for back in (0, 1) if number >= back and groups[number - back]}


def _rows_of_later_groups(rows: Sequence[Row]) -> set[int]:
    """The rows a group of their own rank reaches over: 四、 beside 三、, where no item of 三、 is a 一、."""
    found: dict[str, dict[int, bool]] = {}
    for number, row in enumerate(rows):
        if row and len(texts := row[0].texts) > 1 and is_of_one_rank(*texts[:2]):
            found.setdefault(texts[0], {})[number] = is_first(texts[1])
    return {number for numbers in found.values() if not any(numbers.values()) for number in numbers}


def _is_mixed(entry: Entry) -> bool:
    """Whether a line of a label that is not its first begins a label of its own."""
    return any(is_placed(line) for cell in entry.named for line in cell.text.split("\n")[1:])


def _is_label_alone(row: Row) -> bool:
    texts = [cell.text for entry in row for cell in entry.labels]
    return not all(map(is_blank, texts)) and not any(entry.prints for entry in row)
