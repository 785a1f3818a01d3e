"""The official form as it is printed: rows, columns, labels, cell ids.

Written independently of ``extract.form`` on purpose: a reader and the corpus it is measured on must not
share one mistake. ``test_blank_form.py`` compares the two lists of ids.
"""

from __future__ import annotations

from typing import Final

COLUMNS: Final = (
    ("natural_person", "自然人"),
    ("enterprise", "商业企业"),
    ("research", "科研机构"),
    ("welfare", "社会公益组织"),
    ("legal", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
)

NEW: Final = "一、本年新收政府信息公开申请数量"
CARRIED_IN: Final = "二、上年结转政府信息公开申请数量"
RESULTS: Final = "三、本年度办理结果"
GRANTED: Final = "（一）予以公开"
PARTIAL: Final = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
TOTAL: Final = "（七）总计"
CARRIED_OUT: Final = "四、结转下年度继续办理"
OTHER: Final = "（六）其他处理"
CORNER: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

GROUPS: Final = (
    (
        "（三）不予公开",
        (
            ("denied_state_secret", "1.属于国家秘密"),
            ("denied_law", "2.其他法律行政法规禁止公开"),
            ("denied_safety", "3.危及“三安全一稳定”"),
            ("denied_third_party", "4.保护第三方合法权益"),
            ("denied_internal", "5.属于三类内部事务信息"),
            ("denied_process", "6.属于四类过程性信息"),
            ("denied_casefile", "7.属于行政执法案卷"),
            ("denied_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable_not_held", "1.本机关不掌握相关政府信息"),
            ("unable_must_create", "2.没有现成信息需要另行制作"),
            ("unable_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("not_processed_petition", "1.信访举报投诉类申请"),
            ("not_processed_repeat", "2.重复申请"),
            ("not_processed_publication", "3.要求提供公开出版物"),
            ("not_processed_mass", "4.无正当理由大量反复申请"),
            ("not_processed_reissue", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
OTHER_GROUP: Final = (
    OTHER,
    (
        ("other_no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other_other", "3.其他"),
    ),
)

REVIEW_OUTCOMES: Final = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
REVIEW_TRACKS: Final = (
    ("reconsideration", "行政复议"),
    ("lawsuit_direct", "未经复议直接起诉"),
    ("lawsuit_after", "复议后起诉"),
)

DISCLOSURE_2021: Final = (
    "rules.made",
    "rules.repealed",
    "rules.valid",
    "normative_documents.made",
    "normative_documents.repealed",
    "normative_documents.valid",
    "licence.decisions",
    "penalty.decisions",
    "coercion.decisions",
    "fees.amount",
)
DISCLOSURE_2019: Final = (
    "rules.new_made",
    "rules.new_published",
    "rules.total_published",
    "normative_documents.new_made",
    "normative_documents.new_published",
    "normative_documents.total_published",
    "licence.items_previous",
    "licence.items_change",
    "licence.decisions",
    "other_services.items_previous",
    "other_services.items_change",
    "other_services.decisions",
    "penalty.items_previous",
    "penalty.items_change",
    "penalty.decisions",
    "coercion.items_previous",
    "coercion.items_change",
    "coercion.decisions",
    "fees.items_previous",
    "fees.items_change",
    "procurement.projects",
    "procurement.amount",
)


def result_rows(one_row_other: bool) -> tuple[str, ...]:
    """The rows that （七）总计 adds up, in the form's order."""
    inner = tuple(row for _, rows in GROUPS for row, _ in rows)
    last = ("other",) if one_row_other else tuple(row for row, _ in OTHER_GROUP[1])
    return ("granted", "partial", *inner, *last)


def request_rows(one_row_other: bool) -> tuple[str, ...]:
    """All value rows of the third table, in the form's order: 25, or 23 with one row for 其他处理."""
    return ("new", "carried_in", *result_rows(one_row_other), "total", "carried_out")


def cell_ids(edition: str, one_row_other: bool) -> tuple[str, ...]:
    """Every cell id of the *edition* ("2021" or "2019"), in the form's order."""
    first = (
        [f"disclosure.{name}" for name in DISCLOSURE_2021]
        if edition == "2021"
        else [f"disclosure2019.{name}" for name in DISCLOSURE_2019]
    )
    second = [f"request.{row}.{column}" for row in request_rows(one_row_other) for column, _ in COLUMNS]
    third = [f"review.{track}.{outcome}" for track, _ in REVIEW_TRACKS for outcome, _ in REVIEW_OUTCOMES]
    return (*first, *second, *third)
