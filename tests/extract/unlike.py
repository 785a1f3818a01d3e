"""A report whose 200 figures are all unlike, so that one that is shifted, glued or dropped shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.form import EDITION_2021, OTHER_ROWS, request_cells, review_cells
from extract.model import Report
from extract.read import read_bytes

Write = Callable[[str, str], str]  # cell id, figure → what stands between <td> and </td>
IDS = EDITION_2021.cell_ids(OTHER_ROWS)
FIGURES = {cell_id: 211 + 3 * number for number, cell_id in enumerate(IDS)}
TITLE = "临江县发展和改革局2024年政府信息公开工作年度报告"
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
RECONSIDERATION, DIRECT, AFTER = "reconsideration", "lawsuit_direct", "lawsuit_after"
ABOVE = (
    "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
    "一、总体情况",
    "2024年，我局坚持以公开为常态，全年主动公开政府信息312条。",
)
BELOW = ("五、存在的主要问题及改进情况", "主动公开内容不够丰富。", "六、其他需要报告的事项", "无。")
HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


def plain(_: str, figure: str) -> str:
    return figure


def disclosure(write: Write = plain, fee_header: str = "本年收费金额（单位：万元）") -> str:
    def cell(name: str) -> str:
        cell_id = f"disclosure.{name}"
        return f"<td>{write(cell_id, str(FIGURES[cell_id]))}</td>"

    def documents(label: str, name: str) -> str:
        return (
            f"<tr><td>{label}</td>{''.join(cell(f'{name}.{c}') for c in ('made', 'repealed', 'valid'))}</tr>"
        )

    def single(header: str, *rows: tuple[str, str]) -> str:
        body = "".join(
            f"<tr><td>{label}</td>{cell(name).replace('<td>', '<td colspan=3>', 1)}</tr>"
            for label, name in rows
        )
        return f"<tr><td>信息内容</td><td colspan=3>{header}</td></tr>{body}"

    decisions = "本年处理决定数量"
    return (
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        + documents("规章", "rules")
        + documents("行政规范性文件", "normative_documents")
        + single(decisions, ("行政许可", "licence.decisions"))
        + single(decisions, ("行政处罚", "penalty.decisions"), ("行政强制", "coercion.decisions"))
        + single(fee_header, ("行政事业性收费", "fees.amount"))
        + "</table>"
    )


def request(write: Write = plain, figures: Mapping[str, int] = FIGURES, without: str = "") -> str:
    head = (
        "<tr><td rowspan=3>（本列数据的勾稽关系）</td><td colspan=7>申请人情况</td></tr>"
        "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
        f"<tr><td>{'</td><td>'.join(COLUMNS[1:6])}</td></tr>"
    )
    rows = "".join(
        f"<tr><td>{row.printed}</td>"
        + "".join(
            f"<td>{write(cell_id, str(figures[cell_id]))}</td>"
            for cell_id in request_cells(row.key)
            if cell_id != without
        )
        + "</tr>"
        for row in EDITION_2021.request_rows(OTHER_ROWS)
    )
    return f"<table>{head}{rows}</table>"


def review(tracks: tuple[str, str, str] = (RECONSIDERATION, DIRECT, AFTER), write: Write = plain) -> str:
    names = {RECONSIDERATION: "行政复议", DIRECT: "未经复议直接起诉", AFTER: "复议后起诉"}
    first_is_suit = tracks[0] != RECONSIDERATION
    suit, other = "<td colspan=10>行政诉讼</td>", "<td colspan=5>行政复议</td>"
    results = "".join(f"<td rowspan=2>{name}</td>" for name in RESULTS)
    suits = "".join(f"<td colspan=5>{names[track]}</td>" for track in tracks if track != RECONSIDERATION)
    cells = "".join(
        f"<td>{write(cell_id, str(FIGURES[cell_id]))}</td>"
        for track in tracks
        for cell_id in review_cells(track)
    )
    return (
        f"<table><tr>{suit + other if first_is_suit else other + suit}</tr>"
        f"<tr>{suits + results if first_is_suit else results + suits}</tr>"
        f"<tr>{''.join(f'<td>{name}</td>' for name in RESULTS) * 2}</tr><tr>{cells}</tr></table>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def article(first: str | None = None, second: str | None = None, third: str | None = None) -> str:
    tables = (first or disclosure(), second or request(), third or review())
    parts = "".join(f"<p>{heading}</p>{table}" for heading, table in zip(HEADINGS, tables, strict=True))
    return f"<h1>{TITLE}</h1>{paragraphs(*ABOVE)}{parts}{paragraphs(*BELOW)}"


def written(write: Write) -> str:
    return article(disclosure(write), request(write), review(write=write))


def page(body: str, title: str = TITLE) -> bytes:
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str, title: str = TITLE) -> Report:
    return read_bytes(page(body, title), "page.html")[1]


def silent(report: Report, truth: Mapping[str, int | float | None] = FIGURES) -> dict[str, object]:
    """The cells that are not what the source prints and that no issue names, as (printed, read).

    None is a cell that prints no number. That a sum does not add up names no cell: it is so in the source.
    """
    named = doubted(report)
    return {
        cell_id: (figure, report.cells.get(cell_id))
        for cell_id, figure in truth.items()
        if cell_id not in named and (cell_id not in report.cells or report.cells[cell_id].number != figure)
    }


def doubted(report: Report) -> set[str]:
    """The cells that an issue names, other than for a sum that does not add up."""
    return {cell for issue in report.issues if not issue.code.startswith("sum_") for cell in issue.cells}


def named_by(report: Report, code: str) -> set[str]:
    return {cell for issue in report.issues if issue.code == code for cell in issue.cells}
