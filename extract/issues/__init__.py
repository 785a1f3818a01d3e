"""The registry of issue codes: what each says, how grave it is, and whose it is to put right."""

from __future__ import annotations

from collections.abc import Iterable

from extract.issues.kind import BOTH, ERROR, INFO, OURS, SOURCE, WARNING, IssueKind, Responsibility
from extract.issues.of_tables import TABLE_ISSUES
from extract.model import Issue, Locator

__all__ = ["ISSUES", "IssueKind", "Responsibility", "issue"]

ISSUES: dict[str, IssueKind] = {
    # the document
    "not_a_report": IssueKind(
        ERROR, SOURCE, "这不是年度报告：{reason}。", "This is not an annual report: {reason_en}."
    ),
    "unreadable": IssueKind(ERROR, SOURCE, "文件读不了：{reason}。", "The file cannot be read: {reason}."),
    "limit_exceeded": IssueKind(
        ERROR, OURS, "读取超出限额：{reason}。", "Reading exceeded a limit: {reason}."
    ),
    "reader_failed": IssueKind(ERROR, OURS, "读取程序出错：{reason}。", "The reader failed: {reason}."),
    "no_tables": IssueKind(
        ERROR,
        BOTH,
        "没有找到年报的三张表格，可能在附件或图片里。",
        "None of the report's three tables was found; they may be in an attachment or an image.",
    ),
    "table_missing": IssueKind(ERROR, BOTH, "没有找到表格：{table}。", "Table not found: {table}."),
    "charset_damaged": IssueKind(
        WARNING,
        BOTH,
        "文字编码有损坏，个别字符无法还原。",
        "The text encoding is damaged; some characters are lost.",
    ),
    "page_without_text": IssueKind(
        WARNING,
        OURS,
        "第 {page} 页只有图像，没有识别。",
        "Page {page} holds only an image and was not recognised.",
    ),
    "picture_unread": IssueKind(
        WARNING,
        OURS,
        "第 {page} 页的图片没有识别，其中可能有表格。",
        "A picture on page {page} was not recognised and may hold a table.",
    ),
    "pictures_unread": IssueKind(
        WARNING,
        OURS,
        "文件里有 {count} 幅大图没有识别，其中可能有表格。",
        "{count} large pictures in the file were not recognised and may hold tables.",
    ),
    "page_damaged": IssueKind(
        WARNING, SOURCE, "第 {page} 页已损坏，读不了。", "Page {page} is damaged and cannot be read."
    ),
    "text_layer_damaged": IssueKind(
        WARNING, SOURCE, "PDF 的文字层已损坏。", "The text layer of the PDF is damaged."
    ),
    "member_skipped": IssueKind(
        WARNING, BOTH, "包里附带的文件没有读取：{name}。", "A file inside this one was not read: {name}."
    ),
    "recognised": IssueKind(
        INFO, OURS, "文字由光学识别得到。", "The text was recognised from an image (OCR)."
    ),
    "several_reports": IssueKind(
        WARNING,
        SOURCE,
        "文件里有不止一份报告，只读第一份；下一份是“{printed}”。",
        "The file holds several reports; the first one was read. The next is “{printed}”.",
    ),
    "page_injected": IssueKind(
        WARNING,
        SOURCE,
        "网页里藏有外来文字“{words}”，可能被篡改过。",
        "The page hides foreign text, “{words}”; it may have been tampered with.",
    ),
    "correction": IssueKind(INFO, SOURCE, "这是更正后的报告。", "This is a corrected report."),
    # identity
    "title_missing": IssueKind(WARNING, BOTH, "没有找到标题。", "No title was found."),
    "title_unsure": IssueKind(
        WARNING,
        OURS,
        "文前有几份报告的标题，不能断定这一份的是“{printed}”。",
        "Titles of several reports stand above the text; whether this one's is “{printed}” is not certain.",
    ),
    "issuer_missing": IssueKind(
        WARNING, SOURCE, "标题里没有写明发布机关。", "The title does not name the issuing body."
    ),
    "year_conflict": IssueKind(
        WARNING,
        SOURCE,
        "年份互相矛盾：{signals}。",
        "The years the report states contradict each other: {signals}.",
    ),
    "year_missing": IssueKind(WARNING, SOURCE, "没有写明报告年度。", "The report does not state its year."),
    "year_mention_differs": IssueKind(
        INFO, SOURCE, "正文多处写的是另一年：{signals}。", "The prose often names another year: {signals}."
    ),
    "period_malformed": IssueKind(
        WARNING,
        SOURCE,
        "统计期限写法有误：“{printed}”。",
        "The statistical period is malformed: “{printed}”.",
    ),
    "period_not_a_year": IssueKind(
        WARNING,
        SOURCE,
        "统计期限不是一个完整的公历年：“{printed}”。",
        "The period is not one calendar year: “{printed}”.",
    ),
    # prose
    "claims_recognised": IssueKind(
        WARNING,
        OURS,
        "文中的数字由光学识别得到，没有第二种办法核对。",
        "The numbers of the prose were recognised from an image (OCR); nothing else bears them out.",
    ),
    "claim_scope": IssueKind(
        WARNING,
        OURS,
        "正文数字的统计范围不能确定，请核对原句。",
        "It is not certain what a number of the prose covers; see its sentence.",
    ),
    "claims_year": IssueKind(
        WARNING,
        SOURCE,
        "年份互相矛盾，正文数字属于哪一年不能确定。",
        "The years the report states contradict each other; the year of the prose's numbers is uncertain.",
    ),
    "fee_unclear": IssueKind(
        WARNING,
        OURS,
        "信息处理费的收取情况不能确定，请核对第六部分原文。",
        "It is not certain what the report says of the information processing fee; see its section six.",
    ),
    "contact_removed": IssueKind(
        INFO,
        OURS,
        "正文里的联系方式没有转载：{kinds}。",
        "Contact data in the prose was left out of the published text: {kinds}.",
    ),
    **TABLE_ISSUES,
}


def issue(code: str, cells: Iterable[str] = (), locator: Locator | None = None, **facts: object) -> Issue:
    """One issue of the registry with its facts filled in.

    Raises KeyError for a code the registry does not hold, or a fact its sentence needs.
    """
    kind = ISSUES[code]
    return Issue(code, kind.severity, kind.zh.format(**facts), kind.en.format(**facts), tuple(cells), locator)
