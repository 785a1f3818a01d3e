"""What publishers make of the form itself: columns explained, reworded and cut, rows of their own.

Seen in reports of towns and bureaus of 2019 to 2025; the words here are our own. No break changes a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tests.synthetic.breaks import replace_table
from tests.synthetic.labels import relabel
from tests.synthetic.page_shapes import whole
from tests.synthetic.paper import FILLER, Box, Paper, Table, grid_of

PublisherBreak = Callable[[Random, Paper], Paper]

EXPLAINED: Final = {
    "规章": "规章（由有立法权的市政府填写）",
    "规范性文件": "规范性文件（指以本机关名义印发、标题为“办法”“细则”“规定”的公文）",
    "行政规范性文件": "行政规范性文件（指经合法性审核并登记的文件）",
    "上一年项目数量": "上一年项目数量（指2021年的事项数）",
    "本年增/减": "本年增/减（比2021年多出或减去的事项数，减去的写作负数，例如-4）",
    "处理决定数量": "处理决定数量（指2022年的办件量）",
    "本年处理决定数量": "本年处理决定数量（件）",
    "本年制发件数": "本年制发件数（以印发日期为准）",
    "其他对外管理服务事项": "其他对外管理服务事项（除许可外的确认、奖励、给付、裁决、检查等事项）",
    "采购总金额": "采购总金额（万元，保留四位小数）",
}
REWORDED: Final = {
    "本年制发件数": ("本年度制发文件数", "2022年制发件数", "本年 制发件数"),
    "本年废止件数": ("本年度废止文件数", "2022年废止件数", "本年 废止件数"),
    "现行有效件数": ("现行有效件", "截至2022年底现行有效件数", "现行有效总数"),
    "本年处理决定数量": ("2022年处理决定数量", "处理决定数", "本年处理决定数量（件）"),
    "本年收费金额（单位：万元）": ("本年收费金额单位:万元", "2022年收费金额（万元）"),
    "本年新制作数量": ("本年度新制作数量", "2022年新制作数量", "本年新\n制作数量"),
    "本年新公开数量": ("本年度新公开数量", "2022年新公开数量", "本年新\n公开数量"),
    "对外公开总数量": ("对外公开总数", "对外公开数量"),
    "上一年项目数量": ("上一年度项目数量", "2021年项目数量"),
    "本年增/减": ("本年增加/减少", "2022年增/减", "本年增（减）数量"),
    "处理决定数量": ("处理决定数", "2022年处理决定数量"),
    "信息内容": ("内容", "信息类别"),
}
ARTICLES: Final = ("第二十条({})项", "第二十条 第（{}）项", "第二十条第", "《条例》第二十条第（{}）项")
OWN_ROW: Final = "其他主动公开文件（以本机关名义印发、不属于规范性文件的公文）"


def explained(random: Random, paper: Paper) -> Paper:
    """Remarks in brackets behind the names of rows and columns, years and figures among them."""
    return relabel(paper, lambda text: EXPLAINED.get(text, text))


def reworded(random: Random, paper: Paper) -> Paper:
    """Columns of the disclosure table in words of the publisher's own, years for 本年 among them."""
    chosen = {name: random.choice(others) for name, others in REWORDED.items() if random.random() < 0.5}
    return relabel(paper, lambda text: chosen.get(text, text))


def cut_headers(random: Random, paper: Paper) -> Paper:
    """本年新 over two columns: the page cuts its headers."""
    return relabel(paper, lambda text: "本年新" if text.startswith("本年新") and "收" not in text else text)


def articles(random: Random, paper: Paper) -> Paper:
    """The items of article 20 named in another way, or not to their end."""
    form = random.choice(ARTICLES)
    return relabel(paper, lambda text: form.format(text[6]) if text.startswith("第二十条第（") else text)


def _in_disclosure(change: Callable[[Table], Table]) -> PublisherBreak:
    def apply(random: Random, paper: Paper) -> Paper:
        table = whole(paper, "disclosure")
        return replace_table(paper, "disclosure", change(table)) if table else paper

    return apply


def _without_first_article(table: Table) -> Table:
    """The table begins with the names of its columns."""
    return replace(table, rows=table.rows[1:])


def _own_row(table: Table) -> Table:
    """A row of figures that the form does not have, below 规范性文件."""
    rows: list[tuple[Box, ...]] = []
    for row in table.rows:
        rows.append(row)
        if row[0].text.endswith("规范性文件"):
            rows.append((Box(OWN_ROW), Box("11"), Box("7"), Box("208")))
    return replace(table, rows=tuple(rows))


def _blank_column(table: Table) -> Table:
    """A column at the right end without name and without figure."""
    return replace(table, rows=tuple((*row, Box("")) for row in table.rows))


def _blank_lines(table: Table) -> Table:
    """A blank line above each item of article 20, the first one too."""
    blank = tuple(Box("") for _ in grid_of(table)[0])
    lines = [(blank, row) if row[0].text.startswith("第二十条") else (row,) for row in table.rows]
    return replace(table, rows=tuple(row for line in lines for row in line))


def crooked_lines(random: Random, paper: Paper) -> Paper:
    """Tables drawn by hand: each row has its own line between two columns, a little to the left or right."""
    share = random.choice((0.1, 0.5, 0.9))
    for name in ("disclosure", "request", "review"):
        table = whole(paper, name)
        if table and any(box.columns > 1 for row in table.rows for box in row):  # else spans are lost
            paper = replace_table(paper, name, _crooked(random, table, share))
    return paper


def _crooked(random: Random, table: Table, share: float) -> Table:
    """Every line between columns becomes a narrow column, which each row gives to the cell on one side."""
    grid = grid_of(table)
    lefts: list[dict[int, bool]] = []  # per row: column → whether the cell on its left takes the narrow one
    for number, row in enumerate(grid):
        lefts.append({})
        for column in range(1, len(row)):
            beside = (column - 1, column)
            goes_on = number and any(
                not row[at][1] and grid[number - 1][at][0] is row[at][0] for at in beside
            )
            kept = lefts[number - 1].get(column) if goes_on else None
            lefts[number][column] = random.random() < share if kept is None else kept
    rows = [
        tuple(
            replace(box, columns=_widened(box.columns, column, len(row), left))
            for column, (box, starts) in enumerate(row)
            if starts and box is not FILLER
        )
        for row, left in zip(grid, lefts, strict=True)
    ]
    return replace(table, rows=tuple(rows))


def _widened(columns: int, first: int, width: int, left: dict[int, bool]) -> int:
    """How many columns a cell of *columns* from *first* on covers, the narrow ones it takes among them."""
    end = first + columns
    return 2 * columns - 1 + (first > 0 and not left[first]) + (end < width and left[end])


PUBLISHER_BREAKS: Final[dict[str, PublisherBreak]] = {
    "explained_columns": explained,
    "reworded_columns": reworded,
    "cut_headers": cut_headers,
    "articles": articles,
    "without_first_article": _in_disclosure(_without_first_article),
    "own_row": _in_disclosure(_own_row),
    "blank_column": _in_disclosure(_blank_column),
    "blank_lines": _in_disclosure(_blank_lines),
}
# What is done to the lines of tables when nothing else is done to them any more
LINE_BREAKS: Final[dict[str, PublisherBreak]] = {"crooked_lines": crooked_lines}
