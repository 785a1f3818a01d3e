"""The printed form, row by row: columns, rows, groups and blocks of both editions, with the wordings seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from extract.form_model import Block, Column, Group, Row

REQUEST_COLUMNS = (
    Column("natural_person", "自然人", ("公民", "个人")),
    Column("enterprise", "商业企业", ("企业", "商业公司")),
    Column("research", "科研机构", ("科研单位", "科研院所")),
    Column("welfare", "社会公益组织", ("社会组织", "公益组织", "社会公益", "社会公益机构")),
    Column("legal", "法律服务机构", ("法律服务", "法律机构", "法律服务组织")),
    Column("other", "其他", ("其它",)),
    Column("total", "总计", ("合计", "总数", "共计")),
)

GROUPS = (
    Group("results", "三、", "本年度办理结果"),
    Group("denied", "（三）", "不予公开"),
    Group("unable", "（四）", "无法提供"),
    Group("not_processed", "（五）", "不予处理"),
    Group("other", "（六）", "其他处理"),
)

REQUEST_HEAD = (
    Row("new", "一、", "本年新收政府信息公开申请数量", ("本年新收申请数量", "本年新收政府信息公开申请")),
    Row(
        "carried_in",
        "二、",
        "上年结转政府信息公开申请数量",
        ("上年结转申请数量", "上年度结转政府信息公开申请数量"),
    ),
    Row("granted", "（一）", "予以公开", ("公开", "同意公开"), "results"),
    Row("partial", "（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）", ("部分公开",), "results"),
    Row("denied_state_secret", "1.", "属于国家秘密", ("国家秘密",), "denied"),
    Row(
        "denied_law",
        "2.",
        "其他法律行政法规禁止公开",
        ("其他法律法规禁止公开", "法律行政法规禁止公开"),
        "denied",
    ),
    Row("denied_safety", "3.", "危及“三安全一稳定”", ("三安全一稳定",), "denied"),
    Row("denied_third_party", "4.", "保护第三方合法权益", ("第三方合法权益",), "denied"),
    Row(
        "denied_internal",
        "5.",
        "属于三类内部事务信息",
        ("三类内部事务信息", "属于三类内部管理信息"),
        "denied",
    ),
    Row("denied_process", "6.", "属于四类过程性信息", ("四类过程性信息",), "denied"),
    Row("denied_casefile", "7.", "属于行政执法案卷", ("行政执法案卷", "属于行政执法案卷信息"), "denied"),
    Row("denied_query", "8.", "属于行政查询事项", ("行政查询事项",), "denied"),
    Row(
        "unable_not_held", "1.", "本机关不掌握相关政府信息", ("本机关不掌握", "不掌握相关政府信息"), "unable"
    ),
    Row("unable_must_create", "2.", "没有现成信息需要另行制作", ("需要另行制作",), "unable"),
    Row("unable_unclear", "3.", "补正后申请内容仍不明确", ("申请内容仍不明确",), "unable"),
    Row("not_processed_petition", "1.", "信访举报投诉类申请", ("信访投诉举报类申请",), "not_processed"),
    Row("not_processed_repeat", "2.", "重复申请", (), "not_processed"),
    Row("not_processed_publication", "3.", "要求提供公开出版物", ("提供公开出版物",), "not_processed"),
    Row("not_processed_mass", "4.", "无正当理由大量反复申请", ("大量反复申请",), "not_processed"),
    Row(
        "not_processed_reissue",
        "5.",
        "要求行政机关确认或重新出具已获取信息",
        ("确认或重新出具已获取信息", "要求行政机关确认或者重新出具已获取信息"),
        "not_processed",
    ),
)
OTHER_ROWS = (
    Row(
        "other_no_correction",
        "1.",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ("申请人无正当理由逾期不补正", "逾期不补正"),
        "other",
    ),
    Row(
        "other_fee_unpaid",
        "2.",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ("申请人逾期未按收费通知要求缴纳费用", "逾期未缴纳费用"),
        "other",
    ),
    Row("other_other", "3.", "其他", ("其它", "其他情形"), "other"),
)
"""其他处理 as the 2021 edition prints it: three rows."""

ONE_OTHER_ROW = (Row("other", "（六）", "其他处理", ("其它处理",), "results"),)
"""其他处理 as the 2019 edition, and some reports on the 2021 edition, print it: one row of values."""

REQUEST_TAIL = (
    Row("total", "（七）", "总计", ("合计", "办理结果总计"), "results"),
    Row(
        "carried_out",
        "四、",
        "结转下年度继续办理",
        ("结转下年度", "结转下年继续办理", "结转下一年度继续办理"),
    ),
)

TRACKS = (
    Group("reconsideration", "", "行政复议"),
    Group("lawsuit_direct", "", "未经复议直接起诉"),
    Group("lawsuit_after", "", "复议后起诉"),
)
REVIEW_COLUMNS = (
    Column("upheld", "结果维持", ("维持",)),
    Column("corrected", "结果纠正", ("纠正",)),
    Column("other", "其他结果", ("其它结果", "其他")),
    Column("pending", "尚未审结", ("未审结", "尚未办结")),
    Column("total", "总计", ("合计", "总数")),
)


def _counted(*acts: str) -> Iterator[str]:
    """What a column that counts *acts* goes by: 本年度制发数, 制发件数, 本年废止数量."""
    for when, act, count in product(("本年", "本年度", ""), acts, ("件数", "数量", "数")):
        yield when + act + count


def _documents(*acts: str) -> Iterator[str]:
    """What a column that counts documents goes by: 本年制发件数, 本年度制发文件数."""
    yield from _counted(*acts)
    yield from _counted(*(act + "文件" for act in acts))


_DOCUMENT_ROWS_2021 = (
    Row("rules", "", "规章", ("政府规章", "部门规章", "地方政府规章")),
    Row("normative_documents", "", "行政规范性文件", ("规范性文件",)),
)
_DOCUMENT_COLUMNS_2021 = (
    Column("made", "本年制发件数", tuple(_documents("制发", "新制发"))),
    Column("repealed", "本年废止件数", tuple(_documents("废止"))),
    Column("valid", "现行有效件数", (*_documents("现行有效"), "现行有效", "现行有效总数")),
)
_DECISIONS = (Column("decisions", "本年处理决定数量", tuple(_counted("处理决定"))),)
_AMOUNT = (
    Column(
        "amount",
        "本年收费金额（单位：万元）",
        ("本年收费金额", "本年收费金额万元", "本年收费金额单位万元保留4位小数", "本年收费总金额单位万元"),
        "万元",
    ),
)
DISCLOSURE_2021 = (
    Block("第二十条第（一）项", _DOCUMENT_COLUMNS_2021, _DOCUMENT_ROWS_2021),
    Block("第二十条第（五）项", _DECISIONS, (Row("licence", "", "行政许可"),)),
    Block(
        "第二十条第（六）项",
        _DECISIONS,
        (Row("penalty", "", "行政处罚"), Row("coercion", "", "行政强制")),
    ),
    Block("第二十条第（八）项", _AMOUNT, (Row("fees", "", "行政事业性收费"),)),
)

_DOCUMENT_COLUMNS_2019 = (
    Column("new_made", "本年新制作数量", tuple(_counted("新制作", "制作"))),
    Column("new_published", "本年新公开数量", ("本年公开数量", *_counted("新公开"))),
    Column(
        "total_published",
        "对外公开总数量",
        ("对外公开数量", "公开总数量", "对外公开总数", "对外公开总件数", "对外公开数"),
    ),
)
_ITEM_COLUMNS = (
    Column(
        "items_previous",
        "上一年项目数量",
        tuple(map("".join, product(("上一年", "上一年度", "上年", "上年度", ""), ("项目数量", "项目数")))),
        "项",
    ),
    Column(
        "items_change",
        "本年增/减",
        tuple(map("".join, product(("本年", "本年度", ""), ("增减", "增加减少"), ("", "数", "数量")))),
        "项",
    ),
)
_ITEM_AND_DECISION_COLUMNS = (*_ITEM_COLUMNS, Column("decisions", "处理决定数量", _DECISIONS[0].variants))
_PROCUREMENT_COLUMNS = (
    Column("projects", "采购项目数量", ("项目数量",), "项"),
    Column("amount", "采购总金额", ("采购金额",), ""),
)
DISCLOSURE_2019 = (
    Block(
        "第二十条第（一）项",
        _DOCUMENT_COLUMNS_2019,
        (Row("rules", "", "规章"), Row("normative_documents", "", "规范性文件", ("行政规范性文件",))),
    ),
    Block(
        "第二十条第（五）项",
        _ITEM_AND_DECISION_COLUMNS,
        (
            Row("licence", "", "行政许可"),
            Row("other_services", "", "其他对外管理服务事项", ("其他对外管理服务",)),
        ),
    ),
    Block(
        "第二十条第（六）项",
        _ITEM_AND_DECISION_COLUMNS,
        (Row("penalty", "", "行政处罚"), Row("coercion", "", "行政强制")),
    ),
    Block("第二十条第（八）项", _ITEM_COLUMNS, (Row("fees", "", "行政事业性收费"),)),
    Block("第二十条第（九）项", _PROCUREMENT_COLUMNS, (Row("procurement", "", "政府集中采购"),)),
)
