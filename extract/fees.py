"""What section six says about the information handling fee, 信息处理费 (国办函〔2020〕109号; form.md §10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from extract.model import Section
from extract.text import fold, prose

# "实际收取信息处理费共计400元", "收取信息处理费 380 元", "信息处理费0.04万元"
_AMOUNT = re.compile(
    r"(?:处理费|收取|收费)[^。；]{0,24}?(?<![0-9.,])([0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?)\s*(万)?元"
)
# "有 1 件政府信息公开申请收取信息处理费", "向2名申请人收取"
_CASES = re.compile(r"(?<![0-9])([0-9]{1,9})\s*(?:件|宗|起|名|人次)[^。；]{0,30}(?:收取|处理费)")
# 未收取, 无收取, 没有收取, 未产生, 未发生收费, 未开展信息处理费收取工作, 不存在收取, 0元, 零收费
_NONE = re.compile(
    r"(?:未|无|没有|不|尚未)(?:有|曾)?(?:向[^。；，]{0,10})?(?:实际)?(?:收取|产生|发生|开展|涉及|存在|进行|启动|制定|出现)|"
    r"(?:收取|处理费|收费)[^。；]{0,14}(?:为零|0\s*元|0\s*件|情况为?[:：]?无|[:：]\s*无)|无(?:信息处理费|收费|相关)|均?免费|零收费|未[^。；]{0,12}收取"
)
_FEE = re.compile(r"处理费|收费|收取费用|收取.{0,8}费")
_ONLY_NOTHING = frozenset(
    {
        "无",
        "没有",
        "无其他需要报告的事项",
        "无其他事项",
        "暂无",
        "本年度无其他需要报告的事项",
        "无其他报告事项",
        "无其他需要报告事项",
        "没有其他需要报告的事项",
        "暂无其他需要报告的事项",
        "无需要报告的事项",
    }
)


def fee_statement(sections: Sequence[Section]) -> Mapping[str, Any]:
    """``class``: charged, none_charged, only_wu, silent, no_section; amount in yuan and cases as stated."""
    last = next((section for section in sections if section.number == 6), None)
    if last is None:
        return _statement("no_section", None)
    if fold(last.text) in _ONLY_NOTHING or not fold(last.text):
        return _statement("only_wu" if fold(last.text) else "silent", last.text or None)
    for sentence in re.split(r"(?<=[。；\n])", last.text):
        found = _sentence(sentence)
        if found is not None:
            return found
    return _statement("silent", None)


def _sentence(sentence: str) -> Mapping[str, Any] | None:
    """What one sentence says about the fee; None when it says nothing."""
    half = prose(sentence)
    if not _FEE.search(half):
        return None
    amount = _AMOUNT.search(half)
    if amount is not None and float(amount.group(1).replace(",", "")) > 0:
        yuan = float(amount.group(1).replace(",", "")) * (10_000 if amount.group(2) else 1)
        cases = _CASES.search(half)
        return _statement(
            "charged",
            sentence,
            int(yuan) if yuan.is_integer() else yuan,
            int(cases.group(1)) if cases else None,
        )
    return _statement("none_charged", sentence) if _NONE.search(half) else None


def _statement(
    name: str, text: str | None, amount: int | float | None = None, cases: int | None = None
) -> Mapping[str, Any]:
    return {"class": name, "amount_yuan": amount, "cases": cases, "text": text.strip() if text else None}
