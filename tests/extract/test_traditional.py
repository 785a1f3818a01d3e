"""A page that a site shows in traditional characters: the form's words are known, names stay as printed."""

from __future__ import annotations

from extract.form import EDITION_2021
from extract.read import read_bytes
from tests.extract import pages

# The characters of the sample report that differ
TRADITIONAL = str.maketrans(
    "云岭县镇区务开报总体况动规范发废现许罚强业费单万条数据关为结转续办属国护权类内过执询无当没补确认获访举缴纳织团会维纠审决请处复议诉讼问题进项机时间将",
    "雲嶺縣鎮區務開報總體況動規範發廢現許罰強業費單萬條數據關為結轉續辦屬國護權類內過執詢無當沒補確認獲訪舉繳納織團會維糾審決請處復議訴訟問題進項機時間將",
)


def test_a_report_in_traditional_characters_is_read_as_any_other() -> None:
    page = pages.page().decode().translate(TRADITIONAL)
    report = read_bytes(page.encode(), "page.html")[1]
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert report.issues == ()
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.sections[0].heading == "一、總體情況"
    assert (report.kind, report.issuer, report.year) == ("report", "雲嶺縣青禾鎮", 2023)
    assert report.edition == EDITION_2021.id
    assert [(one.metric, one.number) for one in report.claims] == [("proactive_total", 120)]
    assert report.fee_statement["class"] == "none_charged"
