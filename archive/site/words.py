"""The archive's vocabularies in both languages: what a code in the database is called on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One word in Chinese and English; *kind* (good, doubt, bad or none) chooses how a tag looks."""

    zh: str
    en: str
    kind: str = ""


STATES = {
    "number": Label("数字", "number"),
    "blank": Label("空白", "blank"),
    "slash": Label("斜杠", "slash"),
    "dash": Label("横线", "dash"),
    "word": Label("文字", "word"),
    "missing_cell": Label("缺格", "no such cell", "bad"),
    "missing_row": Label("缺行", "no such row", "bad"),
    "unreadable": Label("不可读", "unreadable", "bad"),
}
VERDICTS = {
    "source_error": Label("原件如此", "the source prints it so", "bad"),
    "parse_suspect": Label("可能误读", "we may have misread", "doubt"),
    "not_assessable": Label("无法核对", "cannot be checked", "doubt"),
    "explained": Label("已有解释", "explained", "good"),
}
SEVERITIES = {
    "error": Label("错误", "error", "bad"),
    "warning": Label("注意", "warning", "doubt"),
    "info": Label("说明", "note"),
}
EDITIONS = {
    "2021": Label("2021 年式样", "2021 form"),
    "2019": Label("2019 年式样", "2019 form"),
    "pre2019": Label("2019 年以前", "before the 2019 form"),
}
SCOPES = {
    "own_body": Label("本机关", "this body alone"),
    "aggregated_area": Label("全区域汇总", "whole area, aggregated"),
    "unclear": Label("范围不明", "scope unclear", "doubt"),
}
LEVELS = {
    "central": Label("中央", "central"),
    "province": Label("省级", "province"),
    "prefecture": Label("地市级", "prefecture"),
    "county": Label("县级", "county"),
    "township": Label("乡镇级", "township"),
    "quasi": Label("功能区", "development zone"),
}
KINDS = {
    "government": Label("人民政府", "government"),
    "office": Label("办公厅（室）", "government office"),
    "department": Label("部门", "department"),
    "township": Label("乡镇街道", "township or subdistrict"),
    "zone": Label("功能区", "development zone"),
    "other": Label("其他", "other"),
}
OUTCOMES = {
    "complete": Label("完整", "complete", "good"),
    "incomplete": Label("不完整", "incomplete", "doubt"),
    "declared_empty": Label("来源声明为空", "declared empty"),
    "blocked": Label("被拦截", "blocked", "bad"),
    "gone": Label("已撤下", "gone", "bad"),
    "failed": Label("失败", "failed", "bad"),
    "never": Label("尚未采集", "never crawled", "doubt"),
}
EXITS = {
    "0": Label("0 完整", "complete", "good"),
    "1": Label("1 程序错误", "bug", "bad"),
    "2": Label("2 用法或配置错误", "usage", "bad"),
    "3": Label("3 部分", "partial", "doubt"),
    "4": Label("4 闸门拒绝", "gate refused", "bad"),
    "5": Label("5 中断", "interrupted", "doubt"),
    "6": Label("6 无一可达", "nothing reachable", "bad"),
}
COVERAGE = {
    "captured": Label("已收录", "captured", "good"),
    "late": Label("逾期发布", "published late", "doubt"),
    "vanished": Label("已撤下", "vanished", "bad"),
    "unread": Label("已收录但未能读出", "captured, not read", "doubt"),
    "blocked": Label("被拦截", "blocked", "bad"),
    "failed": Label("采集失败", "crawl failed", "bad"),
    "not_due": Label("未到期限", "not yet due"),
    "overdue": Label("逾期未见", "overdue", "bad"),
    "not_crawled": Label("未采集", "not crawled"),
    "expected": Label("应有", "expected"),
    "declared_none": Label("来源声明没有", "declared none"),
}
FEES = {
    "charged": Label("收取", "charged"),
    "none_charged": Label("未收取", "none charged"),
    "only_wu": Label("只写“无”", "only 无 (none)"),
    "silent": Label("未提及", "not mentioned", "doubt"),
    "no_section": Label("没有第六部分", "no section six", "doubt"),
}
SIGNALS = {
    "title": Label("标题", "title"),
    "heading": Label("标题", "heading"),
    "body": Label("正文", "body"),
    "period": Label("统计期限", "reporting period"),
    "published": Label("发布日期", "publication date"),
    "signed": Label("落款", "signature"),
    "url": Label("网址", "address"),
    "folder": Label("目录", "folder"),
    "metadata": Label("页面元数据", "page metadata"),
}
CHANGES = {
    "added": Label("新报告", "new report", "good"),
    "changed": Label("内容改动", "content changed", "doubt"),
    "removed": Label("不再出现", "no longer there", "bad"),
}
CAUSES = {
    "source": Label("来源变了", "the source changed", "doubt"),
    "reading": Label("我们的读法变了", "our reading changed"),
    "extractor": Label("我们的读法变了", "our reading changed"),
}


def label(vocabulary: dict[str, Label], code: str | None) -> Label:
    """The words for *code*; an unknown code stands for itself, so that nothing is ever hidden."""
    return vocabulary.get(code or "", Label(code or "—", code or "—"))
