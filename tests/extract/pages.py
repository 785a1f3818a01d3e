"""Small reports written for one test each: the form as HTML or text, with figures that add up."""

from __future__ import annotations

from collections.abc import Mapping

from extract.form import EDITION_2021, OTHER_ROWS, Row, request_cells, review_cells

HEADER = (
    "<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>"
    "<td colspan=7>申请人情况</td></tr>"
    "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
)
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEW_HEADER = (
    "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
    + "".join(f"<td rowspan=2>{name}</td>" for name in _RESULTS)
    + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>"
    + "".join(f"<td>{name}</td>" for name in _RESULTS) * 2
    + "</tr>"
)
DISCLOSURE = (
    "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>3</td><td>1</td><td>12</td></tr>"
    "<tr><td colspan=4>第二十条第（五）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
    "<tr><td>行政许可</td><td colspan=3>245</td></tr>"
    "<tr><td colspan=4>第二十条第（六）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
    "<tr><td>行政处罚</td><td colspan=3>31</td></tr><tr><td>行政强制</td><td colspan=3>2</td></tr>"
    "<tr><td colspan=4>第二十条第（八）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>"
    "<tr><td>行政事业性收费</td><td colspan=3>18.25</td></tr></table>"
)
FIGURES: dict[str, tuple[int, ...]] = {
    "new": (40, 5, 0, 0, 2, 1, 48),
    "carried_in": (3, 0, 0, 0, 0, 0, 3),
    "granted": (20, 3, 0, 0, 1, 1, 25),
    "partial": (6, 1, 0, 0, 0, 0, 7),
    "denied_process": (4, 0, 0, 0, 0, 0, 4),
    "unable_not_held": (8, 1, 0, 0, 1, 0, 10),
    "other_other": (2, 0, 0, 0, 0, 0, 2),
    "total": (40, 5, 0, 0, 2, 1, 48),
    "carried_out": (3, 0, 0, 0, 0, 0, 3),
}
REVIEW = (1, 0, 2, 0, 3, 0, 0, 0, 1, 1, 2, 0, 0, 0, 2)


def printed_row(row: Row) -> list[str]:
    """The seven figures of one row as text."""
    return [str(number) for number in FIGURES.get(row.key, (0,) * 7)]


def request_table(
    changed: Mapping[str, list[str]] | None = None, other_rows: tuple[Row, ...] = OTHER_ROWS
) -> str:
    """The request table; *changed* replaces the value cells of rows by key."""
    rows = []
    for row in EDITION_2021.request_rows(other_rows):
        values = (changed or {}).get(row.key, printed_row(row))
        cells = "".join(f"<td>{value}</td>" for value in values)
        rows.append(f"<tr><td colspan=3>{row.printed}</td>{cells}</tr>")
    return f"<table>{HEADER}{''.join(rows)}</table>"


def review_table(values: list[str] | None = None) -> str:
    """The review table with its fifteen values."""
    printed = [str(number) for number in REVIEW] if values is None else values
    return f"<table>{REVIEW_HEADER}<tr>{''.join(f'<td>{value}</td>' for value in printed)}</tr></table>"


def page(
    request: str | None = None,
    review: str | None = None,
    disclosure: str = DISCLOSURE,
    title: str = "云岭县青禾镇2023年政府信息公开工作年度报告",
    overview: str = "2023年，青禾镇主动公开政府信息120条。",
    fees: str = "2023年未收取信息处理费。",
) -> bytes:
    """A whole report as an HTML page."""
    return (
        f"<html><head><meta charset=utf-8></head><body><h1>{title}</h1><p>一、总体情况</p><p>{overview}</p>"
        f"<p>二、主动公开政府信息情况</p>{disclosure}"
        f"<p>三、收到和处理政府信息公开申请情况</p>{request or request_table()}"
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p>{review or review_table()}"
        f"<p>五、存在的主要问题及改进情况</p><p>更新不够及时，将列出时限表逐月核对。</p>"
        f"<p>六、其他需要报告的事项</p><p>{fees}</p></body></html>"
    ).encode()


def truth() -> dict[str, int | float]:
    """Every number of :func:`page` by cell id."""
    cells: dict[str, int | float] = {
        "disclosure.rules.made": 0,
        "disclosure.rules.repealed": 0,
        "disclosure.rules.valid": 0,
        "disclosure.normative_documents.made": 3,
        "disclosure.normative_documents.repealed": 1,
        "disclosure.normative_documents.valid": 12,
        "disclosure.licence.decisions": 245,
        "disclosure.penalty.decisions": 31,
        "disclosure.coercion.decisions": 2,
        "disclosure.fees.amount": 18.25,
    }
    for row in EDITION_2021.request_rows():
        cells.update(zip(request_cells(row.key), FIGURES.get(row.key, (0,) * 7), strict=True))
    ids = [
        cell
        for track in ("reconsideration", "lawsuit_direct", "lawsuit_after")
        for cell in review_cells(track)
    ]
    return cells | dict(zip(ids, REVIEW, strict=True))


def row_keys() -> tuple[str, ...]:
    """The keys of all rows of the request table."""
    return tuple(row.key for row in EDITION_2021.request_rows())
