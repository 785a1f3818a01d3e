"""Reports before 2019: labelled figures of tables without a fixed form, as loose facts (form.md §6).

A table says by its header which columns hold labels, units and figures; where it has none, only a row that
prints one figure behind its label is a fact. Nothing is interpreted: a dash stays a dash, and what makes a
figure doubtful is an issue of the cell ``fact.N``, N counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.facts.doubts import with_doubts
from extract.facts.flattened import flattened
from extract.facts.outline import BETWEEN, Outline, is_out_of_step
from extract.facts.rows import (
    UNIT,
    Column,
    Entry,
    halves_of,
    header_of,
    is_unit,
    unit_in,
    value_of,
)
from extract.issues import issue
from extract.model import Block, Document, Fact, Grid, GridCell, Issue, Paragraph, State
from extract.tables.cells import SURE
from extract.text import one_line

# "主动公开政府信息数（条）", "收到申请总数(件)": a unit in brackets at the end of a label
_LABEL_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?\s*" + UNIT.pattern + r"\s*[)）]\s*$")
_LEAST_REPEATED = 3  # rows; a shorter table may say the same of something else
_LEAST_LEFT_OUT = 3  # rows with several figures; fewer need be no table of statistics


def facts_of(document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """Every figure that a table prints behind a label, in printed order, and what is doubtful about them.

    Where a row prints several figures (本年, 历年累计), the header of each stands behind the label.
    Blanks are left out; so are several figures of a row without a header, which an issue tells.
    """
    facts: list[Fact] = []
    issues: list[Issue] = []
    left_out: list[str] = []
    printed = [*_printed(document.blocks, left_out)]
    if not printed and (grid := flattened(document.blocks)) is not None:
        printed = [*_printed((grid,), left_out)]
    for fact, doubt in printed:
        facts.append(fact)
        if doubt is not None:
            where = (f"fact.{len(facts)}",)
            issues.append(issue(doubt, where, fact.locator, printed=fact.raw, label=fact.label))
    if len(left_out) >= _LEAST_LEFT_OUT:
        issues.append(issue("figures_unheaded", label="、".join(left_out[:_LEAST_LEFT_OUT]) + "……"))
    return tuple(facts), tuple(issues)


def _printed(blocks: Iterable[Block], left_out: list[str]) -> Iterator[tuple[Fact, str | None]]:
    """Each fact with its doubt. *left_out* takes up the labels with several figures that no header tells."""
    columns: list[Column] = []
    outline = Outline()
    width, untold = 0, False
    between: list[str] = []  # what is printed since the last table
    for block in _unrepeated(blocks):
        if isinstance(block, Paragraph):
            between.append(block.text)
            continue
        start, headed = header_of(block)
        if headed:
            outline.interrupt()
        elif block.width == width:
            outline.go_on_below(between)
        if headed or block.width != width:  # a page that goes on with a table does not repeat its header
            columns, width, untold = headed, block.width, False
        between = []
        halves = halves_of(block.rows[start:], columns)
        for half in halves:
            if len(halves) > 1:
                outline.restart()
            labels = (entry.label for row in half for entry in row)
            untold = untold or is_out_of_step(piece for label in labels for piece in label.split())
            left_out += [entry.label for row in half for entry in row if entry.others]
            for entry, doubt in with_doubts(half):
                yield from _fact(entry, outline, doubt)
                if doubt or untold:
                    outline.restart()


def _unrepeated(blocks: Iterable[Block]) -> Iterator[Block]:
    """*blocks* without tables that repeat an earlier one word for word: pages print one for each screen."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for block in blocks:
        rows = block.rows if isinstance(block, Grid) else ()
        texts = tuple(tuple(cell.text for cell in row) for row in rows)
        if texts not in seen or len(texts) < _LEAST_REPEATED:
            yield block
        seen.add(texts)


def _fact(entry: Entry, outline: Outline, doubt: str | None) -> Iterator[tuple[Fact, str | None]]:
    """The fact of *entry* and its doubt; none where it prints no value. *outline*: of the rows above."""
    if not entry.texts:
        return
    heading = _heading(entry.texts, outline)
    if entry.value is None:
        return
    unit = _unit(entry.unit, entry.named[-1]) or entry.counted or unit_in(entry.value)
    value = value_of(entry.value, unit)
    if value.state is State.BLANK:
        return
    confidence = entry.value.confidence
    unsure = "low_confidence" if confidence is not None and confidence < SURE else None
    shown = f"{entry.label}{BETWEEN}{entry.head}" if entry.head else entry.label
    fact = Fact(heading, shown, value.raw, value.state, value.number, unit, entry.value.locator)
    yield fact, value.doubt or unsure or doubt


def _heading(labels: Sequence[str], outline: Outline) -> str:
    """What the last of *labels* stands under, but for the others: they are printed beside it."""
    headings = [outline.above(label) for label in labels]
    return BETWEEN.join(label for label in headings[-1] if label not in labels)


def _unit(cell: GridCell | None, label: GridCell) -> str:
    """The unit in a cell of its own, else the one in brackets behind the label; empty without one."""
    if cell is not None and is_unit(cell):
        return one_line(cell.text)
    behind = _LABEL_UNIT.search(label.text)
    found = UNIT.search(behind.group()) if behind else None
    return found.group() if found else ""
