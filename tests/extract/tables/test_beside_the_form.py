"""What reports print beside the form's rows and columns: units, numbers of lines, subtotals, other tables."""

from __future__ import annotations

import re

import pytest

from extract.form import TRACKS, request_cells, review_cells
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.unlike import (
    FIGURES,
    RESULTS,
    article,
    disclosure,
    doubted,
    named_by,
    paragraphs,
    read,
    request,
    silent,
)

CARRIED_IN, QUERY, TOTAL = (request_cells(key) for key in ("carried_in", "denied_query", "total"))
ROW = re.compile(r"<tr><td>([^<]+)</td>(<td>\d*</td>(?:<td>\d*</td>){6})</tr>")


def blank(*cells: str) -> dict[str, int | None]:
    return {**FIGURES, **dict.fromkeys(cells)}


def with_blanks(*cells: str) -> str:
    return request(lambda cell, figure: "" if cell in cells else figure)


def with_column(header: str, value: str) -> str:
    """The request table with a column behind its labels."""
    table = request().replace("</td><td colspan=7>", f"</td><td rowspan=3>{header}</td><td colspan=7>", 1)
    lines = iter(range(1, 100))
    return ROW.sub(lambda row: f"<tr><td>{row[1]}</td><td>{value or next(lines)}</td>{row[2]}</tr>", table)


def with_row(row: str, before: str) -> str:
    return request().replace(f"<tr><td>{before}", f"{row}<tr><td>{before}", 1)


def numbers_of_columns() -> str:
    counted = "".join(f"<td>{number}</td>" for number in range(1, 8))
    return with_row(f"<tr><td>甲</td>{counted}</tr>", "一、本年新收")


def signed() -> str:
    signature = (
        "<tr><td>填报人：张三</td><td colspan=3>审核：李四</td><td colspan=4>填报日期：2025.1.15</td></tr>"
    )
    return request().replace("</table>", f"{signature}</table>")


@pytest.mark.parametrize(
    "table",
    [
        with_column("单位", "件"),
        with_column("计量单位", "件"),
        with_column("行次", ""),
        with_column("代码", "07"),
        numbers_of_columns(),
        signed(),
    ],
)
def test_what_stands_beside_the_figures_is_none_of_them(table: str) -> None:
    report = read(article(second=table))
    assert silent(report) == {}
    assert doubted(report) == set()


@pytest.mark.parametrize("label", ["小计", "填表人", "总计"])
def test_a_blank_row_does_not_take_the_figures_of_the_row_below(label: str) -> None:
    figures = "".join(f"<td>{figure}</td>" for figure in range(7))
    table = with_blanks(*QUERY).replace(
        "<tr><td>1.本机关不掌握", f"<tr><td>{label}</td>{figures}</tr><tr><td>1.本机关不掌握", 1
    )
    report = read(article(second=table))
    assert silent(report, blank(*QUERY)) == {}
    assert all(report.cells[cell].number is None for cell in QUERY)


def test_a_total_that_stands_elsewhere_is_not_the_blank_rows_above_it() -> None:
    (total,) = re.findall(r"<tr><td>（七）总计</td>.*?</tr>", request())
    table = with_blanks(*CARRIED_IN).replace(total, "").replace("<tr><td>（一）", f"{total}<tr><td>（一）", 1)
    report = read(article(second=table))
    assert silent(report, blank(*CARRIED_IN)) == {}
    assert named_by(report, "row_out_of_order") == set(TOTAL)


def test_a_blank_cell_over_several_columns_is_blank_in_each() -> None:
    blanks = CARRIED_IN[1:5]
    table = with_blanks(*blanks).replace("<td></td>" * 4, "<td colspan=4></td>")
    report = read(article(second=table))
    assert silent(report, blank(*blanks)) == {}
    assert doubted(report) == set()


def test_figures_of_several_years_are_no_second_request_table() -> None:
    labels = (
        "本年新收政府信息公开申请数量",
        "上年结转政府信息公开申请数量",
        "予以公开",
        "结转下年度继续办理",
    )
    years = "".join(f"<td>{year}年</td>" for year in range(2018, 2025))
    rows = "".join(f"<tr><td>{label}</td>{'<td>8</td>' * 7}</tr>" for label in labels)
    history = f"<table><tr><td>指标</td>{years}</tr>{rows}</table>"
    for tables in (history + request(), request() + paragraphs("近年情况：") + history):
        report = read(article(second=tables))
        assert silent(report) == {}
        assert doubted(report) == set()


def test_a_blank_table_and_another_one_apart_from_it_are_in_doubt() -> None:
    empty = re.sub(r"<td>\d+</td>", "<td></td>", request())
    for between in (paragraphs("其中，区级部门情况："), "<p>附件</p><table><tr><td>序号</td></tr></table>"):
        for tables in (empty + between + request(), request() + between + empty):
            assert set(request_cells("new")) <= named_by(read(article(second=tables)), "table_repeated")


def test_a_track_without_figures_is_blank_where_each_has_its_line() -> None:
    names = "".join(f"<td>{name}</td>" for name in RESULTS)
    for emptied in (TRACKS[:1], TRACKS[1:], TRACKS):
        cells = [cell for track in emptied for cell in review_cells(track.key)]
        rows = "".join(
            f"<tr><td>{track.label}</td>"
            + "".join(
                f"<td>{'' if cell in cells else FIGURES[cell]}</td>" for cell in review_cells(track.key)
            )
            + "</tr>"
            for track in TRACKS
        )
        report = read(article(third=f"<table><tr><td></td>{names}</tr>{rows}</table>"))
        assert silent(report, blank(*cells)) == {}
        assert doubted(report) == set()


@pytest.mark.parametrize("counter", ["件", " 份", "条"])
def test_what_is_counted_may_stand_behind_a_figure(counter: str) -> None:
    report = read(article(second=request(lambda _, figure: figure + counter)))
    assert silent(report) == {}
    assert doubted(report) == set()


def test_a_counter_without_its_figure_is_no_column_of_units_before_a_blank_one() -> None:
    blanks = re.sub(r"<td colspan=3>\d+</td>", "<td colspan=3></td><td></td>", disclosure())
    changed = blanks.replace("<td>行政强制</td><td colspan=3>", "<td>行政强制</td><td colspan=3>件")
    assert read(article(changed)).cells["disclosure.coercion.decisions"].raw == "件"


def test_many_rows_of_figures_that_are_none_of_the_forms_leave_none_beyond_doubt() -> None:
    rows = iter(range(100))
    changed = ROW.sub(
        lambda row: row[0].replace(row[1], "甲类乙项") if next(rows) in range(3, 12) else row[0], request()
    )
    report = read(article(second=changed))
    assert silent(report) == {}
    assert {cell for cell in FIGURES if cell.startswith("request.")} <= doubted(report)


def test_labels_printed_character_by_character_leave_no_row_beyond_doubt() -> None:
    pieces = "".join(
        f"<tr><td>{piece}</td>{'<td></td>' * 7}</tr>" for piece in "属于国密禁止危及稳定保护益属于"
    )
    line = f"<tr><td>某</td>{'<td>4</td>' * 7}</tr>"
    report = read(article(second=with_row(pieces + line, "（七）总计")))
    assert {cell for cell in FIGURES if cell.startswith("request.")} == named_by(report, "rows_unmatched")


def test_figures_beside_a_character_of_a_label_cast_doubt_on_the_rows_around() -> None:
    changed = disclosure().replace(
        "<tr><td>行政强制</td>", "<tr><td>处</td><td colspan=3>17</td></tr><tr><td>行政强制</td>"
    )
    report = read(article(changed))
    assert {"disclosure.penalty.decisions", "disclosure.coercion.decisions"} <= doubted(report)


@pytest.mark.parametrize("table", ["disclosure", "request", "review"])
@pytest.mark.parametrize(
    "cells",
    [
        ("填报单位（盖章）：", "填表人：陈静", "联系电话", "12345678"),
        ("填表日期", "2024年1月10日"),
        ("单位负责人：李明　审核人：王芳　填表日期：2024年1月10日",),
        ("联系电话", "12345678", "2024.1.10"),
    ],
)
def test_who_filled_in_a_table_is_no_row_of_it(cells: tuple[str, ...], table: str) -> None:
    row = f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    tables = {
        "disclosure": pages.DISCLOSURE,
        "request": pages.request_table(),
        "review": pages.review_table(),
    }
    tables[table] = tables[table].replace("</table>", row)
    _, report = read_bytes(pages.page(**tables))
    assert {cell: value.number for cell, value in report.cells.items()} == pages.truth()
    assert {found.code for found in report.issues} <= {"contact_removed"}
