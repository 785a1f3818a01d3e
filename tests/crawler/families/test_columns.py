"""Lists in sub-columns, found by the text of their links."""

from __future__ import annotations

from crawler.families import family
from crawler.families.base import ListPage, PageRequest
from tests.crawler.families.pages import page

TOP = "https://a.gov.cn/zfxxgknb/"
YEARS = '<a href="2024n/">2025年</a><a href="2023n/">2024年</a><a href="zn/">指南</a>'
OPTIONS = {"columns": [r"20\d\d年", "乡镇"]}


def read(text: str, request: PageRequest | None, **options: object) -> ListPage:
    assert request is not None
    return family("generic", {**OPTIONS, **options}).read_list(page(request.url, text, state=request.state))


def first() -> PageRequest:
    return family("generic", OPTIONS).first_request(TOP)


def rows(*names: str, total: int | None = None, following: str = "") -> str:
    lines = "".join(f'<li><a href="{name}.html">{name}年度报告</a></li>' for name in names)
    pager = f'<a href="{following}">下一页</a>' if following else ""
    return f"<ul>{lines}</ul>" + (f"共{total}条" if total is not None else "") + pager


def test_columns_are_walked_level_by_level_and_their_counts_added() -> None:
    top = read(YEARS, first())
    assert (top.entries, top.problem) == ((), None)
    assert top.next is not None and top.next.url == f"{TOP}2024n/"
    towns = read('<a href="bm/">部门</a><a href="xz/">乡镇街道</a>', top.next)
    assert towns.next is not None and towns.next.url == f"{TOP}2024n/xz/"
    one = read(rows("a", "b", total=3, following="index_2.html"), towns.next)
    assert (len(one.entries), one.declared_total) == (2, None)
    assert one.next is not None and one.next.url == f"{TOP}2024n/xz/index_2.html"
    two = read(rows("c", total=3), one.next)
    assert two.next is not None and two.next.url == f"{TOP}2023n/"
    old = read(rows("d", total=1), two.next)  # an older year without the second level is a list itself
    assert (len(old.entries), old.next, old.declared_total) == (1, None, 4)


def test_a_total_that_one_list_does_not_declare_is_not_declared() -> None:
    towns = read(YEARS, first()).next
    one = read(rows("a", total=1), towns)
    assert read(rows("b"), one.next).declared_total is None


def test_columns_that_are_not_there_are_a_problem() -> None:
    assert read("<p>年报</p>", first()).problem == "column_not_found"
    assert read("<p>年报</p>", read(YEARS, first()).next).problem == "column_not_found"
