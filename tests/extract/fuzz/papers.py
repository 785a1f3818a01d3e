"""The small reports that are damaged: one table of the form each, every figure printed once in the world."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from tests.synthetic import blank_form as form
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import Block, Paper, Prose

TITLE: Final = "云岭县青禾镇2023年政府信息公开工作年度报告"
ALWAYS: Final = ("new", "carried_in", "granted", "partial", "total", "carried_out")
DENIED: Final = tuple(row for row, _ in form.GROUPS[0][1][:4])
UNABLE: Final = tuple(row for row, _ in form.GROUPS[1][1])
# name → (edition, tables, rows of the request table)
PARTS: Final[dict[str, tuple[str, tuple[str, ...], Collection[str]]]] = {
    "disclosure": ("2021", ("disclosure",), ()),
    "review": ("2021", ("review",), ()),
    "denied": ("2021", ("request",), ALWAYS + DENIED),
    "unable": ("2021", ("request", "review"), ALWAYS + UNABLE),
    "disclosure2019": ("2019", ("disclosure",), ()),
    "whole": ("2021", ("disclosure", "request", "review"), form.request_rows(one_row_other=False)),
}
# The short ones are read in a third of the time, and nothing in a reader depends on the length.
SHARES: Final = (36, 28, 7, 3, 24, 2)


def _figures() -> dict[str, str]:
    """Cell id → a figure no other cell has; no year and no number of the prose looks like one."""
    ids = dict.fromkeys((*form.cell_ids("2021", False), *form.cell_ids("2019", True)))
    return {cell_id: str(3011 + 7 * number) for number, cell_id in enumerate(ids)}


FIGURES: Final = _figures()


def printed_in(part: str) -> dict[str, str]:
    """The figures that the report named *part* prints, by cell id."""
    edition, tables, rows = PARTS[part]
    return {
        cell_id: figure
        for cell_id, figure in FIGURES.items()
        if _table(cell_id) in _names(edition, tables)
        and (not cell_id.startswith("request.") or cell_id.split(".")[1] in rows)
    }


def _names(edition: str, tables: Collection[str]) -> set[str]:
    return {f"{name}2019" if (name, edition) == ("disclosure", "2019") else name for name in tables}


def _table(cell_id: str) -> str:
    return cell_id.partition(".")[0]


@cache
def paper(part: str) -> Paper:
    """The report named *part*: a title, a line of prose, and its tables under their headings."""
    edition, tables, _ = PARTS[part]
    figures, wording = printed_in(part), Wording(edition)
    blocks: list[Block] = [
        Prose(TITLE, level=1),
        Prose("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"),
        Prose("一、总体情况", level=2),
        Prose("及时公开政府信息。"),
    ]
    if "disclosure" in tables:
        blocks += [Prose("二、主动公开政府信息情况", level=2), disclosure_table(figures, wording)]
    if "request" in tables:
        blocks += [Prose("三、收到和处理政府信息公开申请情况", level=2), request_table(figures, wording)]
    if "review" in tables:
        heading = Prose("四、政府信息公开行政复议、行政诉讼情况", level=2)
        blocks += [heading, review_table(figures, wording)]
    return Paper((*blocks, Prose("五、存在的主要问题及改进情况", level=2), Prose("更新不够及时。")))
