"""A small archive of known reports: each is there for a question whose answer it must be in."""

from __future__ import annotations

from typing import Any

from tests.archive import factory
from tests.archive.factory import World

BASE = "http://www.test-portal.gov.cn"
CITY, OFFICE, COUNTY = "淮安市人民政府", "淮安市人民政府办公室", "涟水县人民政府"
BUREAU, TOWN, STREET = "淮安市教育局", "淮阴区丁集镇人民政府", "清江浦区长东街道办事处"
OTHER = "昆山市人民政府"
PROBLEMS = (
    "一是公开内容不够全面，部分栏目更新不及时；二是队伍业务能力有待提高，解读形式较为单一；"
    "三是村级事务公开时间前后不一，账目列得过粗；下一步将加强培训，完善制度，逐月核对。"
)
PLAIN = {1: "本年度无责任追究情形。", 5: "公开不够及时。", 6: "未收取信息处理费。"}


def balanced(**numbers: int) -> dict[str, int]:
    """Rows of one column that add up: what is left of the total goes to 予以公开."""
    return {f"request__{row}__total": number for row, number in numbers.items()}


# Body, year → edition, figures, sections, class of the fee statement, claims (metric, number, qualifier).
Facts = tuple[str, dict[str, Any], dict[int, str], str, list[tuple[str, float, str]]]
REPORTS: dict[tuple[str, int], Facts] = {
    (CITY, 2022): ("2021", balanced(new=0, granted=0, total=0), PLAIN, "silent", []),
    (CITY, 2023): (
        "2021",
        balanced(new=30, granted=18, denied_law=6, unable_not_held=6, total=30, carried_out=12)
        | {
            "request__new__natural_person": 30,
            "request__granted__natural_person": 18,
            "disclosure__normative_documents__valid": 100,
            "disclosure__rules__valid": 4,
            "disclosure__penalty__decisions": 40,
            "disclosure__licence__decisions": 77,
            "disclosure__coercion__decisions": 500,
            "disclosure__fees__amount": 5.5,
        },
        PLAIN,
        "none_charged",
        [("training", 4, "exact"), ("training", 9, "more_than")],
    ),
    (CITY, 2024): (
        "2021",
        balanced(
            new=50,
            carried_in=10,
            granted=20,
            denied_process=12,
            denied_internal=3,
            unable_not_held=15,
            not_processed_petition=4,
            not_processed_mass=1,
            other_other=5,
            total=60,
        )
        | {
            "request__new__natural_person": 44,
            "request__new__enterprise": 6,
            "review__reconsideration__upheld": 2,
            "review__reconsideration__corrected": 3,
            "review__reconsideration__pending": 1,
            "review__reconsideration__total": 6,
            "review__lawsuit_direct__upheld": 4,
            "review__lawsuit_direct__corrected": 1,
            "review__lawsuit_direct__total": 5,
            "disclosure__normative_documents__made": 5,
            "disclosure__normative_documents__repealed": 1,
            "disclosure__normative_documents__valid": 110,
            "disclosure__rules__made": 1,
            "disclosure__rules__valid": 5,
            "disclosure__penalty__decisions": 400,
            "disclosure__licence__decisions": 77,
            "disclosure__coercion__decisions": 100,
            "disclosure__fees__amount": 55000,
        },
        {**PLAIN, 1: "申请人撤回 5 件。对一名责任人进行责任追究。"},
        "charged",
        [
            ("request_received", 49, "exact"),
            ("channel_website", 5, "exact"),
            ("channel_wechat", 15, "exact"),
            ("channel_new_media", 22, "exact"),
        ],
    ),
    (OFFICE, 2024): ("2021", balanced(new=7, granted=7, total=7), PLAIN, "none_charged", []),
    (COUNTY, 2024): ("2021", balanced(new=20, carried_in=2, granted=22, total=22), PLAIN, "none_charged", []),
    (BUREAU, 2019): (
        "2019",
        {"request__not_processed_petition__total": 3, "request__new__legal": 2, "request__new__total": 2},
        PLAIN,
        "no_section",
        [],
    ),
    (BUREAU, 2023): (
        "2021",
        {},
        {**PLAIN, 5: PROBLEMS},
        "silent",
        [("training", 2, "exact"), ("training", 7, "other_period"), ("meetings", 9, "exact")],
    ),
    (BUREAU, 2024): ("2021", {"request__new__total": None}, {**PLAIN, 5: PROBLEMS}, "silent", []),
    (TOWN, 2023): ("2021", {}, PLAIN, "only_wu", []),
    (TOWN, 2024): (
        "2021",
        {"disclosure__rules__valid": 2, "disclosure__licence__decisions": "slash"},
        {**PLAIN, 1: "我乡坚持以公开促落实。", 5: PROBLEMS},
        "only_wu",
        [],
    ),
    (STREET, 2023): ("2021", {}, PLAIN, "none_charged", []),
    (STREET, 2024): ("2019", {"request__granted__total": "missing_cell"}, PLAIN, "none_charged", []),
    (OTHER, 2024): ("2021", balanced(new=3, granted=1, partial=2, total=3), PLAIN, "charged", []),
}
FEE_UNCLEAR = {(OTHER, 2024)}
PUBLISHED = {(BUREAU, 2024): "2025-01-20", (TOWN, 2024): "2025-05-01", (CITY, 2024): "2025-04-02"}


def known() -> World:
    """The archive of REPORTS, one report whose page changed between two nights among them."""
    made = World()
    made.add_portal(division="320000")
    for (name, year), (edition, figures, sections, fee, claims) in REPORTS.items():
        document = factory.extract(
            name,
            year,
            edition=edition,
            figures=factory.cells(edition, **figures),
            sections=sections,
            fee=fee,
            claims=[_claim(*claim) for claim in claims],
            issues=[factory.issue("fee_unclear", "fee_statement")] if (name, year) in FEE_UNCLEAR else [],
        )
        made.add(document, f"{BASE}/{len(made.captured)}.html", published=PUBLISHED.get((name, year)))
    corrected = factory.extract(OTHER, 2023, figures=factory.cells(request__new__total=62))
    made.add(corrected, f"{BASE}/changed.html", first_seen="2024-02-01T00:00:00+00:00")
    again = factory.extract(OTHER, 2023, figures=factory.cells(request__new__total=61))
    made.add(again, f"{BASE}/changed.html", first_seen="2024-03-01T00:00:00+00:00")
    return made


def _claim(metric: str, number: float, qualifier: str) -> dict[str, Any]:
    return {
        "metric": metric,
        "number": number,
        "unit": "件",
        "approximate": qualifier not in ("exact", "partial"),
        "qualifier": qualifier,
        "text": f"{metric} {number:g}",
        "locator": {"kind": "text", "line": 1},
    }
