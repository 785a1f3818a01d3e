"""One report on a terminal: the three tables as the state prints them, and what is in doubt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.claims.metric import QUALIFIERS
from extract.claims.metrics import METRICS
from extract.facts.outline import BETWEEN
from extract.form import (
    EDITIONS,
    ONE_OTHER_ROW,
    OTHER_ROWS,
    REQUEST_COLUMNS,
    REVIEW_COLUMNS,
    TRACKS,
    Edition,
    request_cells,
    review_cells,
)

_LABEL_WIDTH = 44
_FACT_WIDTH = 72
_CELL_WIDTH = 14
_LEGEND = "· 空白 blank   ! 有疑点 in doubt   ? 不可读 unreadable   缺行、缺格 not in the source"
_METRICS = {metric.id: metric.zh for metric in METRICS}
_ABSENT = {"missing_cell": "缺格", "missing_row": "缺行", "unreadable": "?"}


def show(report: Mapping[str, Any]) -> str:
    """The report (design §8 object) as text."""
    lines = [*_head(report), *_tables(report), *_facts(report), *_prose(report), *_issues(report)]
    return "\n".join(lines)


def _head(report: Mapping[str, Any]) -> Iterable[str]:
    year = report["year"]
    yield f"标题 title     {report['title']['printed'] or '—'}"
    yield f"机关 issuer    {report['issuer']['printed'] or '—'}"
    signals = ", ".join(f"{name} {value}" for name, value in year["signals"].items())
    yield f"年度 year      {year['value'] or '?'}  ({signals or '—'})"
    yield f"格式 edition   {report['edition'] or '—'}   文件 {report['source']['container']}"
    kind = report["kind"]
    if kind["value"] != "report":
        yield f"不是年报 not a report: {kind['reason']} {kind['reason_en']}"


def _tables(report: Mapping[str, Any]) -> Iterable[str]:
    cells = report["cells"]
    if not cells:
        return
    edition = EDITIONS.get(report["edition"] or "", EDITIONS["2021"])
    flagged = _flagged(report)
    yield from _disclosure(edition, cells, flagged)
    yield from _request(edition, cells, flagged)
    yield from _review(cells, flagged)
    yield f"\n{_LEGEND}"


def _flagged(report: Mapping[str, Any]) -> set[str]:
    return {cell for found in report["issues"] for cell in found["cells"]}


def _disclosure(edition: Edition, cells: Mapping[str, Any], flagged: set[str]) -> Iterable[str]:
    yield "\n二、主动公开政府信息情况"
    for block in edition.disclosure:
        yield _row(block.article, [column.label for column in block.columns])
        for row in block.rows:
            ids = [f"{edition.disclosure_table}.{row.key}.{column.key}" for column in block.columns]
            yield _row("  " + row.printed, [_value(cells, cell, flagged) for cell in ids])


def _request(edition: Edition, cells: Mapping[str, Any], flagged: set[str]) -> Iterable[str]:
    yield "\n三、收到和处理政府信息公开申请情况"
    yield _row("", [column.label for column in REQUEST_COLUMNS])
    other_rows = ONE_OTHER_ROW if "request.other.total" in cells else OTHER_ROWS
    for row in edition.request_rows(other_rows):
        yield _row(row.printed, [_value(cells, cell, flagged) for cell in request_cells(row.key)])


def _review(cells: Mapping[str, Any], flagged: set[str]) -> Iterable[str]:
    yield "\n四、政府信息公开行政复议、行政诉讼情况"
    yield _row("", [column.label for column in REVIEW_COLUMNS])
    for track in TRACKS:
        yield _row(track.label, [_value(cells, cell, flagged) for cell in review_cells(track.key)])


def _value(cells: Mapping[str, Any], cell_id: str, flagged: set[str]) -> str:
    cell = cells.get(cell_id)
    if cell is None:
        return ""
    return _marked(str(_ABSENT.get(cell["state"]) or cell["raw"] or "·"), cell_id, flagged)


def _marked(text: str, cell_id: str, flagged: set[str]) -> str:
    return f"{text} !" if cell_id in flagged else text


def _facts(report: Mapping[str, Any]) -> Iterable[str]:
    flagged = _flagged(report)
    if report["facts"]:
        yield "\n原表中的数字 facts"
    above: list[str] = []  # the labels already shown, outermost first
    for number, fact in enumerate(report["facts"], 1):
        path = fact["heading"].split(BETWEEN) if fact["heading"] else []
        for depth, heading in enumerate(path):
            if above[depth : depth + 1] != [heading]:
                above = path[: depth + 1]
                yield "  " * (depth + 1) + heading
        above = [*path, fact["label"]]
        label = _pad("  " * len(path) + fact["label"], _FACT_WIDTH)
        yield f"  {label}{_pad(_marked(fact['raw'], f'fact.{number}', flagged), _CELL_WIDTH)}{fact['unit']}"


def _prose(report: Mapping[str, Any]) -> Iterable[str]:
    if report["sections"]:
        yield "\n部分 sections"
        for section in report["sections"]:
            yield f"  {section['number']}  {section['heading']}（{len(section['text'])} 字）"
    flagged = _flagged(report)
    if report["claims"]:
        yield "\n正文中的数字 claims"
        for number, claim in enumerate(report["claims"], 1):
            zh, en = QUALIFIERS[claim["qualifier"]]
            counted = f"{_METRICS[claim['metric']]} {claim['metric']}  {claim['number']} {claim['unit']}"
            yield "  " + _marked(f"{counted}  ({zh} {en})", f"claim.{number}", flagged)


def _issues(report: Mapping[str, Any]) -> Iterable[str]:
    yield f"\n疑点 issues: {len(report['issues'])}"
    for found in report["issues"]:
        yield f"  [{found['severity']}] {found['message_zh']} {found['message_en']}"


def _row(label: str, values: Sequence[str]) -> str:
    return _pad(label, _LABEL_WIDTH) + "".join(
        _pad(value.replace("\n", " "), _CELL_WIDTH) for value in values
    )


def _pad(text: str, width: int) -> str:
    """*text* cut or filled to *width* terminal columns; Chinese characters take two."""
    shown, used = "", 0
    for character in text:
        wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + wide > width - 1:
            break
        shown, used = shown + character, used + wide
    return shown + " " * (width - used)
