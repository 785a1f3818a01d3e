"""The registry of issue codes: what each says, how grave it is, and whose it is to put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from extract.model import Issue, Locator, Severity


class Responsibility(StrEnum):
    """Who can put an issue right: the publisher of the report, we, or it cannot be told."""

    SOURCE = "source"
    OURS = "ours"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One code. ``zh`` and ``en`` are templates; the facts of the case are filled in by :func:`issue`."""

    severity: Severity
    responsibility: Responsibility
    zh: str
    en: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO
_SOURCE, _OURS, _BOTH = Responsibility.SOURCE, Responsibility.OURS, Responsibility.BOTH

ISSUES: dict[str, IssueKind] = {
    # the document
    "not_a_report": IssueKind(
        _E, _SOURCE, "这不是年度报告：{reason}。", "This is not an annual report: {reason_en}."
    ),
    "unreadable": IssueKind(_E, _SOURCE, "文件读不了：{reason}。", "The file cannot be read: {reason}."),
    "limit_exceeded": IssueKind(_E, _OURS, "读取超出限额：{reason}。", "Reading exceeded a limit: {reason}."),
    "reader_failed": IssueKind(_E, _OURS, "读取程序出错：{reason}。", "The reader failed: {reason}."),
    "no_tables": IssueKind(
        _E,
        _BOTH,
        "没有找到年报的三张表格，可能在附件或图片里。",
        "None of the report's three tables was found; they may be in an attachment or an image.",
    ),
    "table_missing": IssueKind(_E, _BOTH, "没有找到表格：{table}。", "Table not found: {table}."),
    "charset_damaged": IssueKind(
        _W,
        _BOTH,
        "文字编码有损坏，个别字符无法还原。",
        "The text encoding is damaged; some characters are lost.",
    ),
    "page_without_text": IssueKind(
        _W,
        _OURS,
        "第 {page} 页只有图像，没有识别。",
        "Page {page} holds only an image and was not recognised.",
    ),
    "picture_unread": IssueKind(
        _W,
        _OURS,
        "第 {page} 页的图片没有识别，其中可能有表格。",
        "A picture on page {page} was not recognised and may hold a table.",
    ),
    "page_damaged": IssueKind(
        _W, _SOURCE, "第 {page} 页已损坏，读不了。", "Page {page} is damaged and cannot be read."
    ),
    "text_layer_damaged": IssueKind(
        _W, _SOURCE, "PDF 的文字层已损坏。", "The text layer of the PDF is damaged."
    ),
    "member_skipped": IssueKind(
        _W, _BOTH, "压缩包里的文件没有读取：{name}。", "A file in the archive was not read: {name}."
    ),
    "recognised": IssueKind(
        _I, _OURS, "文字由光学识别得到。", "The text was recognised from an image (OCR)."
    ),
    "several_reports": IssueKind(
        _W,
        _SOURCE,
        "文件里有不止一份报告，只读第一份；下一份是“{printed}”。",
        "The file holds several reports; the first one was read. The next is “{printed}”.",
    ),
    "page_injected": IssueKind(
        _W,
        _SOURCE,
        "网页里藏有外来文字“{words}”，可能被篡改过。",
        "The page hides foreign text, “{words}”; it may have been tampered with.",
    ),
    "correction": IssueKind(_I, _SOURCE, "这是更正后的报告。", "This is a corrected report."),
    # the form
    "edition_mixed": IssueKind(
        _W,
        _SOURCE,
        "表格混用了 2019 年和 2021 年两种格式。",
        "The tables mix the 2019 and the 2021 edition of the form.",
    ),
    "edition_unsure": IssueKind(
        _W,
        _BOTH,
        "列标题不足以判断是哪一版格式，按{edition}年格式读取。",
        "The column headers do not tell the edition; read as the {edition} edition.",
    ),
    "header_missing": IssueKind(
        _W,
        _BOTH,
        "表格没有表头，按格式的列序读取：{table}。",
        "The table prints no header; its columns were taken in the form's order: {table}.",
    ),
    "table_repeated": IssueKind(
        _W,
        _SOURCE,
        "同一张表格出现了不止一次，数字不一致，取第一张。",
        "The same table is printed more than once with different figures; the first one was read.",
    ),
    # rows
    "row_missing": IssueKind(_W, _BOTH, "没有找到这一行：{row}。", "Row not found: {row}."),
    "row_short": IssueKind(
        _W,
        _BOTH,
        "这一行只有 {found} 个值，应有 {expected} 个，无法判断缺哪一个：{row}。",
        "The row prints {found} values for {expected} columns; which one is missing cannot be told: {row}.",
    ),
    "row_long": IssueKind(
        _W,
        _BOTH,
        "这一行有 {found} 个值，只应有 {expected} 个：{row}；原文 {printed}。",
        "The row prints {found} values for {expected} columns: {row}; printed {printed}.",
    ),
    "row_ambiguous": IssueKind(
        _W,
        _BOTH,
        "这一行的值与列的对应不止一种可能：{row}。",
        "The values of the row can be aligned with the columns in more than one way: {row}.",
    ),
    "row_shifted": IssueKind(
        _W,
        _BOTH,
        "这一行的值与表头不在同一列：{row}。",
        "The values of the row do not stand under their column headers: {row}.",
    ),
    "row_repeated": IssueKind(
        _W,
        _SOURCE,
        "这一行出现了不止一次，值不相同：{row}。",
        "The row is printed more than once, differently: {row}.",
    ),
    "row_out_of_order": IssueKind(
        _W, _SOURCE, "这一行不在格式规定的位置：{row}。", "The row is not where the form puts it: {row}."
    ),
    "row_label_unsure": IssueKind(
        _W,
        _BOTH,
        "行名与格式不同，按位置认定为“{row}”：原文“{printed}”。",
        "The row label is unlike the form's; taken for “{row}” by its place: printed “{printed}”.",
    ),
    "row_unknown": IssueKind(
        _W,
        _SOURCE,
        "表里有一行数字不属于格式：{printed}。",
        "The table holds a row of figures that is not on the form: {printed}.",
    ),
    "group_row_values": IssueKind(
        _I, _SOURCE, "分组行里也填了数字：{row}。", "A group row carries figures as well: {row}."
    ),
    "columns_reordered": IssueKind(
        _I,
        _SOURCE,
        "表头的列序与格式不同，按列名对应。",
        "The header's columns stand in another order; matched by name.",
    ),
    "cell_merged": IssueKind(
        _W,
        _SOURCE,
        "一个单元格跨了几列或几行，数字属于哪一格无法判断：{row}。",
        "One cell spans several columns or rows; which of them its figure belongs to cannot be told: {row}.",
    ),
    # cells
    "cell_unreadable": IssueKind(
        _W, _BOTH, "无法读出数字：“{printed}”。", "No number can be read: “{printed}”."
    ),
    "cell_text": IssueKind(
        _W, _SOURCE, "应填数字处是文字：“{printed}”。", "Text stands where a number belongs: “{printed}”."
    ),
    "number_in_text": IssueKind(
        _W,
        _SOURCE,
        "应填数字处是一段文字：“{printed}”。",
        "Prose stands where a number belongs: “{printed}”.",
    ),
    "number_with_residue": IssueKind(
        _W,
        _SOURCE,
        "数字之外还有别的字符：“{printed}”。",
        "Something besides the number is printed: “{printed}”.",
    ),
    "number_spaced": IssueKind(
        _W, _BOTH, "数字中间有空格或换行：“{printed}”。", "White space stands inside the number: “{printed}”."
    ),
    "number_unusual": IssueKind(
        _W, _SOURCE, "数字写法异常：“{printed}”。", "The number is oddly written: “{printed}”."
    ),
    "number_not_whole": IssueKind(
        _W, _SOURCE, "件数不是整数：“{printed}”。", "A count is not a whole number: “{printed}”."
    ),
    "number_negative": IssueKind(
        _W, _SOURCE, "件数是负数：“{printed}”。", "A count is negative: “{printed}”."
    ),
    "unit_differs": IssueKind(
        _W,
        _SOURCE,
        "列标题的单位与格式不同：“{printed}”。",
        "The header's unit is not the form's: “{printed}”.",
    ),
    "low_confidence": IssueKind(
        _W, _OURS, "识别把握不足：“{printed}”。", "The recognition is not sure: “{printed}”."
    ),
    # sums
    "sum_parse_suspect": IssueKind(
        _W,
        _OURS,
        "合计不符，可能是我们读错：{identity}，{left} ≠ {right}；{evidence_zh}。",
        "The sum fails and we may have misread: {identity}, {left} ≠ {right}; {evidence_en}.",
    ),
    "sum_source_error": IssueKind(
        _I,
        _SOURCE,
        "原文合计不符：{identity}，{left} ≠ {right}；{evidence_zh}。",
        "The source itself does not add up: {identity}, {left} ≠ {right}; {evidence_en}.",
    ),
    # identity
    "title_missing": IssueKind(_W, _BOTH, "没有找到标题。", "No title was found."),
    "issuer_missing": IssueKind(
        _W, _SOURCE, "标题里没有写明发布机关。", "The title does not name the issuing body."
    ),
    "year_conflict": IssueKind(
        _W,
        _SOURCE,
        "年份互相矛盾：{signals}。",
        "The years the report states contradict each other: {signals}.",
    ),
    "year_missing": IssueKind(_W, _SOURCE, "没有写明报告年度。", "The report does not state its year."),
    "year_mention_differs": IssueKind(
        _I, _SOURCE, "正文多处写的是另一年：{signals}。", "The prose often names another year: {signals}."
    ),
    "period_malformed": IssueKind(
        _W, _SOURCE, "统计期限写法有误：“{printed}”。", "The statistical period is malformed: “{printed}”."
    ),
    "period_not_a_year": IssueKind(
        _W,
        _SOURCE,
        "统计期限不是一个完整的公历年：“{printed}”。",
        "The period is not one calendar year: “{printed}”.",
    ),
    # prose
    "contact_removed": IssueKind(
        _I,
        _OURS,
        "正文里的联系方式没有转载：{kinds}。",
        "Contact data in the prose was left out of the published text: {kinds}.",
    ),
}


def issue(code: str, cells: Iterable[str] = (), locator: Locator | None = None, **facts: object) -> Issue:
    """One issue of the registry with its facts filled in.

    Raises KeyError for a code the registry does not hold, or a fact its sentence needs.
    """
    kind = ISSUES[code]
    return Issue(code, kind.severity, kind.zh.format(**facts), kind.en.format(**facts), tuple(cells), locator)
