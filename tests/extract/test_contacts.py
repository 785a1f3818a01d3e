"""Telephone numbers and addresses of persons are left out, and a mark says so."""

from __future__ import annotations

import pytest

from extract.contacts import MARK, redact
from extract.read import read_bytes
from tests.extract import pages


@pytest.mark.parametrize(
    "said",
    [
        "联系电话：0000-7000055；邮编：000000",
        "电子邮箱：nobody@example.cn",
        "请与我镇联系，地址：青禾路1号。",
        "咨询请拨打13800000000。",
        "请与办公室联系（地址为青禾路1号，电话0000-7000055）",
        "邮编000000，电话0000—7000055。",
        "联系人张禾，联系电话为0000-7000055、7000055",
        "如有疑问请致电7000055。",
        "电话:00007000055",
        "传真7000055",
        "电话：０９５５－７０００００５５",
        "联系方式：7000055",
        "联系人 张禾 7000055",
        "联系电话（传真）：7000055",
        "电话号码是7000055",
        "+86 955 7000055",
        "400-700-0055",
        "邮  编：700005，地  址：云岭县青禾路1号",
        "请联系办公室（地址青禾路1号，电话;7000055）",
        "电话0000--7000055",
        "郵編:700005，電話:7000055，傳真:7000055",
        "办公室主任 7000055",
        "公布了一部电话（办公室：7000055）",
        "部门领导：某某 办公室（法制科）主任（科长） 7000055\n工作人员：某某",
    ],
)
def test_contact_data_is_left_out_visibly(said: str) -> None:
    text_, kinds = redact(said)
    assert MARK in text_
    assert kinds
    assert not any(secret in text_ for secret in ("7000055", "nobody", "青禾路1号", "13800000000", "张禾"))


def test_contact_data_is_left_out_of_claims_and_fee_statements_too() -> None:
    said = "全年主动公开政府信息120条（咨询电话0955-7000055）。"
    report = read_bytes(pages.page(overview=said, fees=f"未收取信息处理费，联系电话：7000055，{said}"))[1]
    published = [claim.text for claim in report.claims] + [str(report.fee_statement["text"])]
    assert report.claims
    assert not any("7000055" in text_ for text_ in published)


def test_figures_and_document_numbers_are_no_contacts() -> None:
    said = "依据国办函〔2020〕109号，全年公开信息1234567条，收费3940元，12345热线受理7000055件，网站地址为http://q.cn。"
    assert redact(said) == (said, ())
