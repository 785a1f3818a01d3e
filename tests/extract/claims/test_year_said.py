"""Which year a number of the prose is of."""

from __future__ import annotations

import pytest

from extract.claims.year_said import of_another_year


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("2022年，我镇收到申请", True),
        ("去年收到申请", True),
        ("2021年和2022年收到申请", True),
        ("2022年和2023年收到申请", False),
        # compared with
        ("2023年收到申请，与2022年相比增加", False),
        ("2023年收到申请，数量与2022年持平；答复", False),
        ("与上年同期相比，收到申请", False),
        ("网站公开2218条，与2022年的2302条相比略有下降；微信发布", False),
        ("网站公开2218条，和2022年的2302条相比略有下降；微信发布", False),
        ("申请量由上年度87件增至133件，答复", False),
        ("申请量从2022年的1.2万余件下降到", False),
        ("申请量由上年度", True),
        # the year of a document
        ("2023年度主要公开了2022年度部门决算；收到申请", False),
        ("公示了2022年度部门决算和2023年度预算；收到申请", False),
        ("落实2022年政务公开工作要点，收到申请", False),
        ("按时公开2022年度云岭县人民政府办公室部门决算与2023年度部门预算。编印公报", False),
        ("2022年度，我镇公开部门决算，收到申请", True),
        ("2022年公开部门决算，收到申请", True),
    ],
)
def test_the_year_named_last_is_meant(said: str, another: bool) -> None:
    assert of_another_year(said, 2023) is another
