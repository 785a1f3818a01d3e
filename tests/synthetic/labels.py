"""How publishers word the form. Each break changes labels and headers only, never a value cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tests.synthetic.paper import Paper, Table

LabelBreak = Callable[[Random], Callable[[str], str]]

HALF_WIDTH: Final = str.maketrans("（）：，", "():,")
# "1.属于国家秘密", "（三）不予公开", "三、本年度办理结果"
SUB_NUMBER: Final = re.compile(r"^(\d)\.")
GROUP_NUMBER: Final = re.compile(r"^[（(][一二三四五六七][）)]")
EXPLANATIONS: Final = {
    "3.危及“三安全一稳定”": "3.危及“三安全一稳定”（国家安全、公共安全、经济安全、社会稳定）",
    "5.属于三类内部事务信息": "5.属于三类内部事务信息（人事管理、后勤管理、内部工作流程）",
    "6.属于四类过程性信息": "6.属于四类过程性信息（讨论记录、过程稿、磋商信函、请示报告）",
    "8.属于行政查询事项": "8.属于行政查询事项（工商、不动产登记资料等）",
}


def _exact(table: dict[str, str]) -> LabelBreak:
    return lambda random: lambda text: table.get(text, text)


def half_width(random: Random) -> Callable[[str], str]:
    """ "(二) 部分公开 (区分处理的, 只计这一情形, …)": half-width marks, some with a space after them."""
    gap = random.choice(("", " "))
    return lambda text: text.translate(HALF_WIDTH).replace(")", ")" + gap).replace(",", "," + gap).strip()


def sub_numbers(random: Random) -> Callable[[str], str]:
    """ "1、属于国家秘密", "1. 属于国家秘密", "1．…", "（1）…", or no number at all."""
    form = random.choice((r"\1、", r"\1. ", r"\1．", r"（\1）", ""))
    return lambda text: SUB_NUMBER.sub(form, text) if not text.startswith("3.其他") else text


def spaces_inside(random: Random) -> Callable[[str], str]:
    """ "(三)不予 公开", "第二十条  第（一）项", "总 计"."""
    gap = random.choice((" ", "  ", "\u3000", "\xa0"))

    def spaced(text: str) -> str:
        if len(text) < 2:
            return text
        at = random.randrange(1, len(text))
        return text[:at] + gap + text[at:]

    return spaced


def no_numbers(random: Random) -> Callable[[str], str]:
    """Groups without their ordinal: "不予公开"."""
    return lambda text: GROUP_NUMBER.sub("", text)


def broken_lines(random: Random) -> Callable[[str], str]:
    """A label on two lines inside its cell: "商业⏎企业"."""
    return lambda text: text[: len(text) // 2] + "\n" + text[len(text) // 2 :] if len(text) > 3 else text


LABEL_BREAKS: Final[dict[str, LabelBreak]] = {
    "welfare_short": _exact({"社会公益组织": "社会组织"}),
    "sum_word": _exact({"总计": "合计", "（七）总计": "（七）合计"}),
    "law_short": _exact({"2.其他法律行政法规禁止公开": "2.其他法律法规禁止公开"}),
    "safety_unquoted": _exact({"3.危及“三安全一稳定”": "3.危及三安全一稳定"}),
    "documents_short": _exact({"行政规范性文件": "规范性文件"}),
    "fee_places": _exact({"本年收费金额（单位：万元）": "本年收费金额（单位：万元，保留4位小数）"}),
    "year_in_headers": lambda random: (
        lambda text: (
            text.replace("本年", "本年（2023）", 1)
            if text.startswith("本年") and text.endswith(("件数", "数量"))
            else text
        )
    ),
    "explained": _exact(EXPLANATIONS),
    "half_width": half_width,
    "sub_numbers": sub_numbers,
    "spaces_inside": spaces_inside,
    "no_numbers": no_numbers,
    "broken_lines": broken_lines,
    "corner_blank": lambda random: lambda text: "" if "勾稽关系" in text else text,
    "total_spaced": _exact({"总计": "总  计", "其他": "其 他", "规章": "规  章"}),
}


def relabel(paper: Paper, change: Callable[[str], str]) -> Paper:
    """The same paper with every label and header changed."""

    def of_table(table: Table) -> Table:
        rows = tuple(
            tuple(box if box.cell_id else replace(box, text=change(box.text)) for box in row)
            for row in table.rows
        )
        return replace(table, rows=rows)

    return replace(
        paper,
        blocks=tuple(of_table(block) if isinstance(block, Table) else block for block in paper.blocks),
    )
