"""A report on a terminal: what its signs mean, and how the numbers of its prose are meant."""

from __future__ import annotations

import pytest

from extract.claims import claims_of
from extract.claims.metrics import METRICS
from extract.read import read_bytes, report_json
from extract.sections import Passage
from extract.show import show
from tests.extract.unlike import article, disclosure, page


def shown(body: str) -> str:
    data = page(body)
    return show(report_json(*read_bytes(data), data))


def test_the_signs_in_the_tables_are_explained_below_them() -> None:
    text = shown(article(disclosure(lambda cell, figure: "" if cell.endswith("rules.made") else figure)))
    tables, legend, _ = text.partition("· 空白 blank")
    assert legend and "  ·  " in tables


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("全年主动公开政府信息312条", "主动公开总数 proactive_total  312 条  (准确 exact)"),
        (
            "截至目前累计主动公开政府信息3120条",
            "主动公开总数 proactive_total  3120 条  (累计 added up over years)",
        ),
        ("全年未发生责任追究情形", "责任追究 accountability  0 件  (准确 exact)"),
    ],
)
def test_numbers_of_the_prose_are_shown_with_their_names_and_how_they_are_meant(said: str, line: str) -> None:
    assert line in shown(article().replace("全年主动公开政府信息312条", said))


def test_everything_a_report_says_there_was_none_of_has_a_name() -> None:
    names = {metric.id for metric in METRICS}
    nothing = (
        "未收到政府信息公开申请",
        "无上年结转申请",
        "无结转下年度继续办理件",
        "未发生行政复议、行政诉讼",
        "未发生责任追究",
    )
    found = claims_of([Passage(1, f"{said}。", {}) for said in nothing], 2024)
    assert len({claim.metric for claim in found}) == 6
    assert {claim.metric for claim in found} <= names
