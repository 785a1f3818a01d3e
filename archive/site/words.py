"""The archive's vocabularies in both languages: what a code in the database is called on a page."""

from __future__ import annotations

from dataclasses import dataclass

from archive import questions
from crawler.outcome import SourceOutcome
from extract.claims import metric, metrics


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
    "notice": Label("提示", "notice"),
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
    "national": Label("中央", "national"),
    "province": Label("省级", "province"),
    "prefecture": Label("地市级", "prefecture"),
    "county": Label("县级", "county"),
    "township": Label("乡镇级", "township"),
}
KINDS = {
    "gov": Label("人民政府", "government"),
    "dept": Label("部门", "department"),
    "vert": Label("垂直管理机关", "branch of a higher authority"),
    "town": Label("乡镇", "township"),
    "street": Label("街道", "subdistrict"),
    "zone": Label("功能区", "development zone"),
    "farm": Label("农林牧场", "state farm"),
}
BASES = {
    "full_name": Label("全称", "full name"),
    "short_name": Label("简称", "short name"),
    "name": Label("名称", "name"),
    "named": Label("写明上级", "names the place above it"),
    "unnamed": Label("未写地名", "names no place"),
    "lookalike": Label("形近字", "look-alike character"),
    "portal": Label("所在门户", "its portal"),
    "host": Label("域名", "host name"),
    "national": Label("中央机关", "national body"),
    "nationwide": Label("全国范围", "nationwide"),
    "unique": Label("全国唯一", "the only one of that name"),
    "branch": Label("派出机关", "branch"),
    "quasi": Label("功能区", "development zone"),
    "township_office": Label("乡镇所属机构", "office of a township"),
    "other_ending": Label("乡镇改名", "changed ending"),
    "ethnic_short_name": Label("民族乡简称", "short name of an ethnic township"),
    "farm_short_name": Label("农场简称", "short name of a farm"),
    "regiment": Label("兵团团场", "regiment"),
    "no_issuer": Label("报告未写发布机关", "the report names no issuer", "doubt"),
    "outside_portal": Label("所写机关不在门户所属地区", "the issuer lies outside its portal's area", "doubt"),
    "ambiguous": Label("有多个同名机关", "several bodies bear the name", "doubt"),
    "township_not_listed": Label("区划表中没有这个乡镇", "no such township in the lists", "doubt"),
    "unconfirmed": Label("没有别的依据可以确认", "nothing else confirms it", "doubt"),
    "unknown_body": Label("认不出所写机关", "the issuer was not recognised", "doubt"),
    **KINDS,
}
# How an outcome is shown, where it is neither good nor bad.
_OUTCOME_KINDS = {SourceOutcome.INCOMPLETE: "doubt", SourceOutcome.DECLARED_EMPTY: ""}
OUTCOMES = {
    **{
        ended.value: Label(
            ended.zh,
            ended.value.replace("_", " "),
            _OUTCOME_KINDS.get(ended, "good" if ended.good else "bad"),
        )
        for ended in SourceOutcome
    },
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
    "body": Label("正文", "body text"),
    "period": Label("统计期限", "reporting period"),
    "section_6_plan": Label("第六部分的计划", "plan in section six"),
    "published_minus_1": Label("发布日期的上一年", "year before publication"),
    "list": Label("来源列表中的标题", "title in the source's list"),
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

# Columns of the answers to questions; those of the tables are described in dictionary.yml.
COLUMNS = {name: Label(zh, name) for name, zh in questions.column_words().items()}

METRICS = {one.id: Label(one.zh, one.en) for one in metrics.METRICS}
QUALIFIERS = {code: Label(*words) for code, words in metric.QUALIFIERS.items()}


def label(vocabulary: dict[str, Label], code: str | None) -> Label:
    """The words for *code*; an unknown code stands for itself, so that nothing is ever hidden."""
    return vocabulary.get(code or "", Label(code or "—", code or "—"))
