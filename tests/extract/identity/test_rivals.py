"""Whose report it is where titles of other reports stand above its text, as in the text copy of a page."""

from __future__ import annotations

import pytest

from extract.model import Report
from extract.read import read_bytes
from tests.extract.text_pages import full, text_of

BODIES = ("云岭县教育局", "云岭县财政局", "云岭县水利局", "青禾镇人民政府")
PUT_UP = ("发布时间：2024-01-20", "来源：云岭县教育局 发布时间：2024-01-20")
SAID = "2023年，云岭县教育局认真贯彻落实条例。"
OWN = "云岭县教育局2023年政府信息公开工作年度报告"


def titles(*named: tuple[str, int]) -> list[str]:
    return [f"{body}{year}年政府信息公开工作年度报告" for body, year in named]


OTHER_BODIES = titles(*((body, 2023) for body in BODIES[1:]))
OTHER_YEARS = titles(*((BODIES[0], year) for year in (2021, 2022, 2024)))


def report(above: list[str], said: str = "一年来，本机关认真贯彻条例。") -> Report:
    """A text file whose first section says *said*, below the lines *above*."""
    text = text_of(lambda row: ["0"] * 7, full)
    sections = text[text.index("一、总体情况") :]
    heading, _, rest = sections.partition("\n")
    rest = rest[rest.index("二、") :]
    return read_bytes("\n".join(["首页", *above, heading, said, rest]).encode())[1]


def told(found: Report) -> tuple[str | None, str | None, int | None, bool]:
    unsure = any(issue.code == "title_unsure" for issue in found.issues)
    return found.title, found.issuer, found.year, unsure


@pytest.mark.parametrize("others", [OTHER_BODIES, OTHER_YEARS, [*OTHER_BODIES, *OTHER_YEARS]])
@pytest.mark.parametrize("is_above", [True, False])
def test_the_title_that_heads_the_page_or_that_the_prose_bears_out_is_the_reports(
    others: list[str], is_above: bool
) -> None:
    for put_up in PUT_UP:
        lines = [*others, OWN, put_up] if is_above else [OWN, put_up, *others]
        assert told(report(lines, "2023年，本机关认真贯彻条例。")) == (OWN, BODIES[0], 2023, False)
    lines = [*others, OWN] if is_above else [OWN, *others]
    assert told(report(lines, SAID)) == (OWN, BODIES[0], 2023, False)


@pytest.mark.parametrize("lines", [[*OTHER_BODIES, OWN], [OWN, *OTHER_BODIES], [*OTHER_YEARS, OWN]])
def test_where_nothing_bears_one_of_them_out_none_is_sure(lines: list[str]) -> None:
    found = report(lines)
    assert (found.title, told(found)[3]) == (lines[-1], True)


@pytest.mark.parametrize(
    "lines", [[OWN], [OWN, OWN], ["云岭县教育局", OWN], [OWN, "2023年政府信息公开工作年度报告"]]
)
def test_titles_that_say_the_same_leave_no_doubt(lines: list[str]) -> None:
    assert told(report(lines)) == (OWN, BODIES[0], 2023, False)
