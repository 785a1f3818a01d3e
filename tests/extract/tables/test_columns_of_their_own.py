"""Columns and rows that publishers add to the form: blank ones, remarks, figures it does not ask for."""

from __future__ import annotations

import re

import pytest

from extract.form import EDITION_2019, EDITION_2021, ONE_OTHER_ROW, request_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.unlike import (
    COLUMNS,
    FIGURES,
    article,
    disclosure,
    doubted,
    named_by,
    paragraphs,
    read,
    request,
    silent,
)

REMARK = {
    "规章": "规章（由有立法权的市政府填写）",
    "规范性文件": "规范性文件（标题为“办法”“细则”“规定”的公文）",
    "上一年项目数量": "上一年项目数量（指2018年的事项数）",
    "本年增/减": "本年增/减（减去的写作负数，例如-4）",
    "处理决定数量": "处理决定数量（指2019年的办件量）",
    "其他对外管理服务事项": "其他对外管理服务事项（除许可外的确认、奖励、给付、裁决、检查、征收等各类事项）",
    "采购总金额": "采购总金额（万元，保留四位小数）",
}
IDS = [cell for cell in EDITION_2019.cell_ids() if cell.startswith("disclosure2019.")]
TRUTH = {cell: 101 + 7 * number for number, cell in enumerate(IDS)}


def explained(own_row: str = "") -> str:
    """The disclosure table of 2019 with a remark behind most of its names."""
    figures = iter(TRUTH.values())
    rows: list[list[str]] = []
    for block in EDITION_2019.disclosure:
        rows += [[block.article], ["信息内容", *(column.label for column in block.columns)]]
        for row in block.rows:
            rows.append([row.label, *(str(next(figures)) for _ in block.columns)])
            rows += [[own_row, "31", "32", "33"]] if own_row and row.key == "normative_documents" else []
    lines = (f"<td>{'</td><td>'.join(REMARK.get(cell, cell) for cell in row)}</td>" for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def report_of(disclosure_table: str) -> Report:
    return read_bytes(pages.page(disclosure=disclosure_table))[1]


def test_names_with_remarks_behind_them_are_the_forms() -> None:
    report = report_of(explained())
    assert report.edition == "2019"
    assert {cell: report.cells[cell].number for cell in TRUTH} == TRUTH
    assert report.issues == ()


def test_a_row_the_form_does_not_have_takes_no_figure_from_those_it_has() -> None:
    report = report_of(explained("其他主动公开文件（以本机关名义印发、不属于规范性文件的公文）"))
    assert {cell: report.cells[cell].number for cell in TRUTH} == TRUTH
    assert [found.code for found in report.issues] == ["row_unknown"]


def with_column(table: str, head: str, cell: str) -> str:
    """*table* with one column more at its right end; *head* stands in the first line over it."""
    first, *rest = re.findall(r"<tr>.*?</tr>", table)
    return f"<table>{first[:-5]}{head}</tr>{''.join(f'{row[:-5]}{cell}</tr>' for row in rest)}</table>"


def test_a_blank_column_behind_the_others_moves_no_figure() -> None:
    report = read(article(with_column(disclosure(), "<td></td>", "<td></td>")))
    assert silent(report) == {}
    assert {found.code for found in report.issues if not found.code.startswith("sum_")} == set()


def test_words_in_a_column_whose_header_is_broken_move_no_figure() -> None:
    """无 stands under 备注 in every row, in those of the header as well, and nobody is 自然人."""
    printed = {row.key: ["", *pages.printed_row(row)[1:]] for row in EDITION_2021.request_rows(ONE_OTHER_ROW)}
    table = with_column(pages.request_table(printed, ONE_OTHER_ROW), "<td>备注</td>", "<td>无</td>")
    report = read_bytes(pages.page(table))[1]
    doubtful = {cell for found in report.issues for cell in found.cells}
    for key, values in printed.items():
        for cell, text in zip(request_cells(key), values, strict=True):
            assert cell in doubtful or (report.cells[cell].raw or "") == text


def test_the_only_row_with_a_total_may_be_one_whose_first_figure_was_cut_in_two() -> None:
    table = request(lambda cell, figure: "" if cell.endswith(".total") else figure)
    first = FIGURES["request.new.natural_person"]
    whole, cut = f"<td>{first}</td>", f"<td>{first // 100}</td><td>{first % 100}</td>"
    rows = table.replace(whole, cut).replace("<td></td></tr>", "<td></td><td></td></tr>")
    broken = rows.replace("<td></td><td></td></tr>", "<td></td></tr>", 1)
    padded = broken.replace(
        "<td colspan=7>申请人情况</td>", "<td colspan=7>申请人情况</td><td rowspan=3></td>"
    )
    report = read(article(second=padded))
    truth = {cell: figure for cell, figure in FIGURES.items() if not cell.endswith(".total")}
    assert silent(report, truth) == {}
    assert set(request_cells("new")) <= named_by(report, "row_ambiguous")


def test_a_name_in_two_cells_heads_either_of_them() -> None:
    table = explained().replace("<td>本年增/减（减去的写作负数，例如-4）</td>", "<td>本年</td><td>增/减</td>")
    report = report_of(table)
    doubtful = {cell for found in report.issues for cell in found.cells}
    wrong = {cell for cell, figure in TRUTH.items() if report.cells[cell].number != figure}
    assert wrong <= doubtful
    assert "disclosure2019.fees.items_change" in doubtful


def beside(header: str, figure: str, own: str) -> Report:
    """The disclosure table with a column more, of which the row of rules prints *figure* beside *own*."""
    rows = re.findall(r"<tr>.*?</tr>", explained())
    mine = next(number for number, row in enumerate(rows) if "<td>规章" in row)
    rows[mine - 1] = rows[mine - 1].replace("</tr>", f"<td>{header}</td></tr>")
    cells = [f"<td>{text}</td>" for text in (REMARK["规章"], 3, 4, own, figure)]
    rows[mine] = f"<tr>{''.join(cells)}</tr>"
    return report_of(f"<table>{''.join(rows)}</table>")


def test_a_figure_under_words_the_form_does_not_have_may_be_the_blank_cells_beside_it() -> None:
    rules = {cell for cell in IDS if ".rules." in cell}
    assert rules <= named_by(beside("牙", "12", ""), "row_long")


@pytest.mark.parametrize(
    ("header", "figure", "own"), [("牙", "12", "5"), ("行次", "12", ""), ("备注", "无", "")]
)
def test_columns_of_line_numbers_and_remarks_take_nothing_from_the_forms(
    header: str, figure: str, own: str
) -> None:
    report = beside(header, figure, own)
    assert {found.code for found in report.issues if found.cells} == set()
    assert report.cells["disclosure2019.rules.total_published"].raw == own


def crooked(table: str) -> str:
    """*table* with each grid line a narrow column, given to the cell on its left or right."""

    def widened(row: str, left: bool) -> str:
        cells = re.findall(r"<td([^>]*)>(.*?)</td>", row)
        spans = [int(found[1]) if (found := re.search(r"colspan=(\d+)", names)) else 1 for names, _ in cells]
        last = len(cells) - 1
        return "".join(
            f"<td{re.sub(r' colspan=[0-9]+', '', names)} "
            f"colspan={2 * span - 1 + (at < last if left else at > 0)}>{text}</td>"
            for at, (span, (names, text)) in enumerate(zip(spans, cells, strict=True))
        )

    head, *body = re.findall(r"<tr>(.*?)</tr>", table)
    rows = [widened(head, True), *(widened(row, number % 5 > 0) for number, row in enumerate(body))]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def test_rows_with_grid_lines_of_their_own_stand_under_their_headers() -> None:
    names = "".join(f"<td>{name}</td>" for name in ("项目", *COLUMNS))
    body = request().partition("</tr>")[2].partition("</tr>")[2].partition("</tr>")[2]
    table = crooked(f"<table><tr>{names}</tr>{body}")
    assert len(set(re.findall(r"colspan=\d", table))) > 1
    report = read(article(crooked(disclosure()), table))
    assert silent(report) == {}
    assert {found.code for found in report.issues if not found.code.startswith("sum_")} == set()


@pytest.mark.parametrize(
    "words", ["本单位未制作规章", "无", "我镇没有制定权限，全年未制发", "与上年持平", "不变", "详见附表"]
)
def test_words_in_place_of_figures_are_what_the_row_prints(words: str) -> None:
    rules = {cell for cell in FIGURES if cell.startswith("disclosure.rules.")}
    report = read(article(disclosure(lambda cell, figure: words if cell in rules else figure)))
    assert {(report.cells[cell].raw, report.cells[cell].state) for cell in rules} == {(words, State.WORD)}
    assert named_by(report, "row_missing") == set()
    assert silent(report, {cell: figure for cell, figure in FIGURES.items() if cell not in rules}) == {}


@pytest.mark.parametrize("place", [0, 1, 4])
@pytest.mark.parametrize("word", ["无申请", "未统计", "见附件", "三件", "空白"])
def test_a_word_in_place_of_one_figure_of_a_request_costs_its_row_no_other(word: str, place: int) -> None:
    own = request_cells("granted")[place]
    report = read(article(None, request(lambda cell, figure: word if cell == own else figure)))
    assert (report.cells[own].raw, report.cells[own].state) == (word, State.WORD)
    assert own in named_by(report, "cell_text")
    assert named_by(report, "row_missing") == set()
    assert silent(report, {cell: figure for cell, figure in FIGURES.items() if cell != own}) == {}


def test_a_piece_of_a_label_before_a_row_that_lost_a_figure_is_no_word_in_its_place() -> None:
    own = request_cells("partial")
    table = request(lambda cell, figure: f"未区分处理的</td><td>{figure}" if cell == own[0] else figure)
    lost = table.replace(f"<td>{FIGURES[own[-1]]}</td>", "")
    assert set(own) <= doubted(read(article(None, lost)))


def test_a_row_of_another_table_that_says_there_is_nothing_is_no_row_of_the_form() -> None:
    duties = "<table><tr><td>事项</td><td>说明</td></tr><tr><td>行政许可</td><td>本年无变化</td></tr></table>"
    report = read(article().replace("<p>二、", f"{duties}<p>二、", 1))
    assert silent(report) == {}
    assert {found.code for found in report.issues if not found.code.startswith("sum_")} == set()


def test_figures_below_another_table_of_the_form_are_in_doubt() -> None:
    """The first table lacks its last row; a second one, of another year, does not."""
    own = disclosure().partition("<tr><td>行政事业性收费")[0] + "</table>"
    other = disclosure(lambda _, figure: str(int(figure) + 1))
    report = read(article(first=own + paragraphs("上年情况") + other))
    assert silent(report) == {}
    assert "disclosure.fees.amount" in named_by(report, "row_repeated")


def test_a_label_of_several_rows_leaves_their_figures_in_doubt() -> None:
    rows = re.findall(r"<tr>.*?</tr>", request())
    last = next(n for n, row in enumerate(rows) if "3.其他" in row)
    label = rows[last - 1].partition("</td>")[0] + "<br>3.其他<br>（七）总计"
    figures = re.findall(r"<td>\d+</td>", rows[last + 1])
    table = [*rows[: last - 1], f"{label}</td>{''.join(figures)}</tr>", *rows[last + 2 :]]
    assert silent(read(article(second=f"<table>{''.join(table)}</table>"))) == {}


def test_a_row_printed_twice_in_one_table_is_in_doubt_though_one_is_blank() -> None:
    row = next(row for row in re.findall(r"<tr>.*?</tr>", request()) if "3.要求提供公开出版物" in row)
    blank = re.sub(r"<td>\d+</td>", "<td></td>", row)
    for twice in (row + blank, blank + row):
        report = read(article(second=request().replace(row, twice)))
        assert set(request_cells("not_processed_publication")) <= doubted(report)
        assert silent(report) == {}


def test_a_figure_behind_a_label_may_be_the_rows_first() -> None:
    cell = "request.denied_state_secret.natural_person"
    table = request(lambda one, figure: "" if one == cell else figure)
    glued = table.replace("1.属于国家秘密<", f"1.属于国家秘密 {FIGURES[cell]}<")
    assert cell in doubted(read(article(second=glued)))
    assert silent(read(article(second=table)), {cell: None}) == {}


def test_the_end_of_a_label_above_the_next_rows_leaves_its_figures_in_doubt() -> None:
    table = request()
    whole = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    row = next(row for row in re.findall(r"<tr>.*?</tr>", table) if whole in row)
    blank = re.sub(r"<td>\d+</td>", "<td></td>", row).replace("府信息公开申请", "")
    cut = table.replace(row, blank).replace("<td>3.其他<", "<td>府信息公开申请<br>3.其他<")
    truth = FIGURES | dict.fromkeys(request_cells("other_fee_unpaid"))
    assert silent(read(article(second=cut)), truth) == {}


def test_a_label_over_the_first_column_and_a_figure_over_two_leave_no_cell_without_a_doubt() -> None:
    table = request()
    row = next(row for row in re.findall(r"<tr>.*?</tr>", table) if "1.属于国家秘密" in row)
    figures = re.findall(r"<td>\d+</td>", row)
    merged = f"<tr><td colspan=2>1.属于国家秘密</td><td colspan=2>11</td>{''.join(figures[3:])}</tr>"
    report = read(article(second=table.replace(row, merged)))
    assert set(request_cells("denied_state_secret")[:3]) <= doubted(report)


def test_a_sum_of_all_tracks_behind_them_is_no_column_of_theirs() -> None:
    table = pages.review_table([*map(str, pages.REVIEW), "7"])
    lawsuits = "<td colspan=10>行政诉讼</td>"
    table = table.replace(lawsuits, f"{lawsuits}<td rowspan=3>合计</td>")
    report = read_bytes(pages.page(review=table))[1]
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert [found.code for found in report.issues] == []
