"""Rises and falls in the prose: a fall is below zero, a level is none."""

from __future__ import annotations

import pytest

from tests.extract.claims.sentences import claims

ISSUER = "云岭县水利局"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("受理申请91件，较上年减少17.3%。", ("year_on_year", -17.3, "change")),
        ("受理申请91件，同比下降12%。", ("year_on_year", -12, "change")),
        ("受理申请91件，降幅12%，比上年降低12%。", ("year_on_year", -12, "change")),
        ("受理申请91件，同比增长−12%。", ("year_on_year", -12, "change")),
        ("申请量同比增长负12%。", ("year_on_year", -12, "change")),
        ("受理申请91件，同比增长12%。", ("year_on_year", 12, "change")),
        ("受理申请91件，较2022年上升约12%。", ("year_on_year", 12, "change")),
        ("与2022年同期相比增长了12%。", ("year_on_year", 12, "change")),
        ("收到信息公开申请较上年度减少3件。", ("request_received", -3, "change")),
        ("收到信息公开申请较上年度增加3件。", ("request_received", 3, "change")),
    ],
)
def test_a_fall_is_below_zero(sentence: str, expected: tuple[str, float, str]) -> None:
    assert expected in claims(sentence, issuer=ISSUER)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a level, not a change
        ("全年收到申请下降到9件。", ("request_received", 9, "exact")),
        ("全年至少组织培训3次。", ("training", 3, "exact")),
    ],
)
def test_a_level_has_no_sign(sentence: str, expected: tuple[str, float, str]) -> None:
    assert expected in claims(sentence, issuer=ISSUER)


def test_a_rate_over_an_earlier_year_is_not_year_on_year() -> None:
    assert claims("网站发布信息91条，较2019年增长12%。", issuer=ISSUER) == [("channel_website", 91, "exact")]
    assert claims("网站发布信息91条，较2022年增长12%。", issuer=ISSUER)[1:] == [
        ("year_on_year", 12, "change")
    ]
