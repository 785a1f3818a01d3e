"""Break a table over pages and blocks, and put things beside it that are not the form."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.synthetic.breaks import over_pages, replace_table, split_row
from tests.synthetic.paper import Block, Box, PageBreak, Paper, Prose, Table


def whole(paper: Paper, name: str) -> Table | None:
    """The table, as long as it is in one piece."""
    tables = paper.tables(name)
    return tables[0] if len(tables) == 1 else None


def pages(random: Random, paper: Paper) -> Paper:
    """The third table over two to four pages, labels cut anywhere, headers repeated or not."""
    table = whole(paper, "request")
    if table is None:
        return paper
    body = range(table.header_rows + 1, len(table.rows))
    rows = tuple(sorted(random.sample(body, random.randint(1, 3))))
    keep = random.choice((None, 2, 3, 4, 6))
    return over_pages(paper, "request", rows, keep, repeat_header=random.random() < 0.5)


def page_through_row(random: Random, paper: Paper) -> Paper:
    """A page that ends inside one row of the third table: label and values part company."""
    table = whole(paper, "request")
    if table is None:
        return paper
    row = random.randrange(table.header_rows + 2, len(table.rows))
    broken = split_row(table, row, random.choice((None, 3, 6, 12)), values_above=random.random() < 0.6)
    paper = replace_table(paper, "request", broken)
    if random.random() < 0.3:
        return paper
    at = row + 1 if random.random() < 0.7 else row + 2
    if at >= len(broken.rows):
        return paper
    return over_pages(paper, "request", (at,), random.choice((None, 4)), repeat_header=random.random() < 0.4)


def page_in_review(random: Random, paper: Paper) -> Paper:
    """The fourth table's header on one page, its values on the next."""
    table = whole(paper, "review")
    if table is None or len(table.rows) < 3:
        return paper
    at = random.choice((len(table.rows) - 2, len(table.rows) - 1))
    return over_pages(paper, "review", (at,), None, repeat_header=random.random() < 0.3)


def page_in_disclosure(random: Random, paper: Paper) -> Paper:
    """The second table over two pages."""
    table = whole(paper, "disclosure")
    if table is None:
        return paper
    return over_pages(paper, "disclosure", (random.randrange(1, len(table.rows)),))


def blocks_apart(random: Random, paper: Paper) -> Paper:
    """Every 第二十条第（…）项 block is a table of its own."""
    table = whole(paper, "disclosure")
    if table is None:
        return paper
    heads = [number for number, row in enumerate(table.rows) if len(row) == 1]
    if not heads or heads[0] != 0:
        return paper
    outside = random.random() < 0.4
    blocks: list[Table | Prose] = []
    for head, end in zip(heads, [*heads[1:], len(table.rows)], strict=True):
        if outside:
            blocks.append(Prose(table.rows[head][0].text))
        rows = table.rows[head + outside : end]
        if rows:
            blocks.append(Table(rows, "disclosure"))
    index = paper.blocks.index(table)
    return paper.with_block(index, *blocks)


def page_furniture(random: Random, paper: Paper) -> Paper:
    """Page numbers and running heads around every page break."""
    number = 1
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            blocks += [Prose(random.choice(("— {} —", "- {} -", "{}", "第 {} 页")).format(number)), block]
            number += 1
        else:
            blocks.append(block)
    return replace(paper, blocks=tuple(blocks))


def extra_table(random: Random, paper: Paper) -> Paper:
    """A table of channels in section 一, with words that also stand in the form."""
    heads = ("公开渠道", "门户网站", "微信公众号", "公示栏", "其他", "总计")
    numbers = [random.randint(0, 900) for _ in range(4)]
    lines = (
        tuple(Box(head, header=True) for head in heads),
        (Box("本年公开信息数量（条）"), *(Box(str(number)) for number in (*numbers, sum(numbers)))),
        (Box("规章"), *(Box("0") for _ in range(5))),
    )
    return paper.with_block(3, paper.blocks[3], Table(lines[: random.choice((2, 3))], "channels", 1))
