"""How a text edition writes tables and characters: geometry, separators, encodings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Final

from tests.synthetic.paper import FILLER, PageBreak, Paper, Prose, Table, grid_of
from tests.synthetic.render import text

GEOMETRIES: Final = (
    (text.full,),
    (text.one, text.full),
    (text.fused, text.full),
    (text.shifted,),
    (text.last_rows_left,),
    (text.one, text.shifted, text.last_rows_left),
)
ENCODINGS: Final = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")


def tabs(random: Random, paper: Paper) -> str:
    """Tab-separated cells, in one of the geometries of the founding reports."""
    return text.render(paper, random.choice(GEOMETRIES))


def pipes(random: Random, paper: Paper) -> str:
    """ "| 规章 | 0 | 0 | 0 |"."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            lines += [f"| {' | '.join(row)} |" for row in text.plain_rows(block)]
        elif isinstance(block, Prose):
            lines.append(block.text)
        lines.append("")
    return "\n".join(lines)


def markdown(random: Random, paper: Paper) -> str:
    """A pipe table with the rule below its first row, as converters write it."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Prose):
            lines += [{1: "# ", 2: "## "}.get(block.level, "") + block.text, ""]
        elif isinstance(block, Table):
            rows = [" | ".join(cell.replace("\n", "<br>") for cell in row) for row in text.plain_rows(block)]
            rule = "|" + " --- |" * len(text.plain_rows(block)[0])
            lines += [f"| {rows[0]} |", rule, *(f"| {row} |" for row in rows[1:]), ""]
    return "\n".join(lines)


def closed(random: Random, paper: Paper) -> str:
    """ "规章 | 0 | 0 | 0 |", "行政许可 | 5 | ||": a bar closes each cell and counts each further column."""
    return "\n".join(" ".join(row) for row in _closed_rows(paper))


def closed_lines(random: Random, paper: Paper) -> str:
    """The same with each cell on a line of its own: "规章 |", "0 |", "||"."""
    return "\n".join(cell.strip() for row in _closed_rows(paper) for cell in row)


def _closed_rows(paper: Paper) -> Iterator[list[str]]:
    """The rows of all tables as cells that each end with a bar; prose as rows of one text without any."""
    for block in paper.blocks:
        if isinstance(block, Prose):
            yield [block.text]
        elif isinstance(block, Table):
            for row, covered in zip(block.rows, grid_of(block), strict=True):
                bars = "|" * (sum(box is not FILLER for box, _ in covered) - len(row))
                yield [*(f"{box.text} |" for box in row), *filter(None, [bars])]


def bars_between(random: Random, paper: Paper) -> str:
    """Each cell on a line of its own, and a bar on one below it."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Prose):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [line for row in block.rows for box in row for line in (box.text.strip(), "|") if line]
    return "\n".join(lines)


def cells_as_lines(random: Random, paper: Paper) -> str:
    """Every printed cell on a line of its own; a blank cell is an empty line."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            lines += [box.text.strip().replace("\n", "") for row in block.rows for box in row]
        elif isinstance(block, Prose):
            lines.append(block.text)
    return "\n".join(lines) + "\n"


STYLES: Final[dict[str, Callable[[Random, Paper], str]]] = {
    "tabs": tabs,
    "pipes": pipes,
    "markdown": markdown,
    "cells_as_lines": cells_as_lines,
}
STYLE_SHARES: Final = (6, 1, 1, 1)
FED_OVER_CELLS: Final = "form_feed_over_cells"  # a blank cell is lost to it wherever two follow each other
# What converters of pages make of tables between bars
CONVERTED: Final = {
    "pipes": pipes,
    "closed": closed,
    "closed_lines": closed_lines,
    "bars_between": bars_between,
}


def one_line_labels(paper: Paper) -> Paper:
    """A line of text cannot hold a label on two lines."""

    def flat(table: Table) -> Table:
        rows = tuple(
            tuple(replace(box, text=box.text.replace("\n", "")) for box in row) for row in table.rows
        )
        return replace(table, rows=rows)

    blocks = tuple(flat(block) if isinstance(block, Table) else block for block in paper.blocks)
    return replace(paper, blocks=blocks)


def write(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    """The file's bytes, and what was done to write them."""
    style = random.choices(list(STYLES), weights=STYLE_SHARES)[0]
    printed = STYLES[style](random, one_line_labels(paper))
    encoding, crlf = random.choice(ENCODINGS), random.random() < 0.2
    if style == "pipes":
        style = random.choice(list(CONVERTED))
        printed = CONVERTED[style](random, one_line_labels(paper))
    if crlf:
        printed = printed.replace("\n", "\r\n")
    done = [f"style:{style}", f"encoding:{encoding}"]
    if any(isinstance(block, PageBreak) for block in paper.blocks) and random.random() < 0.2:
        fed = printed.replace("\n\n\n", "\n\f\n")
        over_cells = style == "cells_as_lines" and fed != printed  # each blank line is a blank cell there
        done.append(FED_OVER_CELLS if over_cells else "form_feed")
        printed = fed
    return printed.encode(encoding), done
