"""Statistical periods, years and signatures, in digits and in words."""

from __future__ import annotations

import pytest

from extract.identity.dates import period_in, signed_date, years_in
from extract.readers import html
from extract.sections import prose_of

WHOLE_2023 = (
    "自二〇二三年一月一日起至二〇二三年十二月三十一日止",
    "自二○二三年一月一日至十二月三十一日",
    "自二O二三年元月一日起至二Ｏ二三年十二月卅一日止",
    "自二零二三年1月1日起至二零二三年12月31日止",
    "自２０２３年１月１日起至２０２３年１２月３１日止",
    "自2023年1月1日起至当年12月31日止",
    "自2023年1月1日起至2023年12月31止",
    "自2023年1月1日起，截至2023年12月31日",
    "自2023年1月1日(含)起至2023年12月31日(含)止",
    "为2023年1月至12月",
    "为2023年1月-2023年12月",
)


@pytest.mark.parametrize("said", WHOLE_2023)
def test_a_period_is_read_in_words_as_in_digits(said: str) -> None:
    period = period_in(f"本报告所列数据的统计期限{said}。")
    assert period is not None
    assert (period.start, period.end) == ("2023-01-01", "2023-12-31")


def test_a_period_in_words_is_kept_as_printed() -> None:
    period = period_in("统计期限自二〇二二年一月一日起 至二〇二三年十二月三十一日止")
    assert period is not None
    assert period.printed == "二〇二二年一月一日起至二〇二三年十二月三十一日"
    assert (period.start, period.end) == ("2022-01-01", "2023-12-31")


@pytest.mark.parametrize(
    "said", ["统计期限为2023年3月至12月", "2023年1月至12月开展宣传", "2023年1月至12月1日"]
)
def test_months_are_a_period_only_where_they_are_called_one_and_make_a_year(said: str) -> None:
    assert period_in(said) is None


@pytest.mark.parametrize(
    "year", ["二〇二三年", "二○二三年", "二O二三年", "二Ｏ二三年", "二零二三年", "２０２３年"]
)
def test_a_year_is_known_by_any_zero(year: str) -> None:
    assert years_in(f"{year}度工作") == [2023]


@pytest.mark.parametrize(
    "line",
    [
        "二O二四年一月二十日",
        "二〇二四年元月廿日",
        "（2024年1月20日）",
        "2024.1.20",
        "云岭县教育局 2024年1月20日",
        "云岭县教育局2024年1月20日",
        "云岭县教育局\n2024年1月20日",
    ],
)
def test_a_signature_is_a_date_alone_or_behind_a_name(line: str) -> None:
    assert signed_date(line) == "2024-01-20"


@pytest.mark.parametrize("line", ["截至 2024年1月20日", "公布于2024年1月20日", "2024年1月20日起"])
def test_a_sentence_with_a_date_is_no_signature(line: str) -> None:
    assert signed_date(line) is None


def test_a_signature_in_one_line_is_no_part_of_the_last_section() -> None:
    page = (
        "<meta charset=utf-8><p>六、其他需要报告的事项<p>未收取信息处理费<p>云岭县教育局 二零二四年一月二十日"
    )
    assert [section.text for section in prose_of(html.read(page.encode())).sections] == ["未收取信息处理费"]


def test_a_signature_may_be_pushed_to_the_right_by_any_number_of_blanks() -> None:
    assert signed_date("\xa0" * 90 + "2024年1月17日") == "2024-01-17"
    assert signed_date("　" * 40 + "云岭县教育局 2024年1月17日") == "2024-01-17"


def test_two_dates_of_a_page_beside_each_other_are_no_period() -> None:
    assert period_in("成文日期: 2023-01-10\n日期:2023-01-10 14:31") is None
    period = period_in("成文日期: 2023-01-10\n日期:2023-01-10\n统计期限自2022年1月1日至12月31日期间")
    assert period is not None and period.year == 2022
