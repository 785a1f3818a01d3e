"""The prose around the tables of a synthetic report: titles and headings in the variants publishers use."""

from __future__ import annotations

from random import Random
from typing import Final

from tests.synthetic.paper import Block, Paper, Prose, Table

PLACES: Final = ("白芦县竹沥镇", "东栎区卫生健康局", "芦汀县人民政府", "北岫区云砚街道办事处", "朔源市教育局")
TITLES: Final = (
    "{place}{year}年政府信息公开工作年度报告",
    "{place} {year} 年政府信息公开 工作年度报告",
    "{year}年度{place}政府信息公开工作年度报告",
    "{place}{year}年度政府信息公开工作年度报告",
)
HEADINGS: Final = {
    "disclosure": ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    "request": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    "review": (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
    ),
    "problems": ("存在的主要问题及改进情况", "存在的问题及改进措施", "存在问题及改进情况"),
    "matters": ("其他需要报告的事项", "其他报告的事项"),
}
ORDINALS: Final = "一二三四五六"


def tell(random: Random, year: int, tables: tuple[Table, Table, Table]) -> Paper:
    """A whole report around *tables*; its prose holds numbers that belong to no cell."""
    place = random.choice(PLACES)
    title = random.choice(TITLES).format(place=place, year=year)
    shift = random.random() < 0.1

    def heading(number: int, key: str) -> Prose:
        ordinal = ORDINALS[min(number + shift, 5)]
        return Prose(f"{ordinal}、{random.choice(HEADINGS[key])}", level=2)

    blocks: list[Block] = [
        Prose(title, level=1),
        Prose(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
        Prose("一、总体情况", level=2),
        Prose(f"{year}年，我单位主动公开政府信息共{random.randint(20, 3000)}条，收到意见 3 条。"),
    ]
    for number, (key, table) in enumerate(zip(("disclosure", "request", "review"), tables, strict=True), 1):
        blocks += [heading(number, key)]
        if random.random() < 0.2:
            blocks += [Prose("该部分以表格形式报告，表格如下：")]
        blocks += [table]
    blocks += [
        heading(4, "problems"),
        Prose("部分栏目更新不够及时。下一步，将列出更新时限表，逐月核对。"),
        heading(5, "matters"),
        Prose(f"{year}年未收取信息处理费。"),
    ]
    return Paper(tuple(blocks))
