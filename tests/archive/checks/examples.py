"""For every rule, archives it must find something in, and archives, just as likely, it must not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.archive import factory
from tests.archive.built import URL
from tests.archive.factory import World, claim

Make = Callable[[World], None]
TOWN = "涟水县高沟镇人民政府"
PROBLEMS = "".join(
    f"第{number}方面的不足在于部分科室对公开事项的梳理不够细致，栏目更新偶有滞后，解读形式较为单一。"
    for number in "一二三四五六"
)


def one(issuer: str = "淮安市人民政府", year: int | None = 2024, edition: str = "2021", **facts: Any) -> Make:
    """An archive of one report; double underscores in *figures* stand for dots."""
    figures = facts.pop("figures", {})

    def make(world: World) -> None:
        cells = factory.cells(edition, **figures)
        url = f"{URL}?{len(world.captured)}"
        world.add(factory.extract(issuer, year, edition=edition, figures=cells, **facts), url)

    return make


def both(*makes: Make) -> Make:
    def make(world: World) -> None:
        for part in makes:
            part(world)

    return make


def years(before: dict[str, Any], now: dict[str, Any]) -> Make:
    """Two consecutive reports of one body."""
    return both(one(year=2023, figures=before), one(year=2024, figures=now))


def copies(other: int) -> Make:
    """A page and an attachment that print a figure: 7, and *other*."""

    def make(world: World) -> None:
        world.add(factory.extract(figures=factory.cells(request__new__total=7)), URL)
        attached = factory.extract(figures=factory.cells(request__new__total=other), salt="pdf")
        world.add(attached, f"{URL}.pdf", kind="attachment", parent=URL)

    return make


def balanced(column: str, number: int) -> dict[str, int]:
    return {f"request__{row}__{column}": number for row in ("new", "granted", "total")}


NEW_12 = balanced("natural_person", 12) | balanced("total", 12)


# rule → (archives it finds something in, archives it finds nothing in)
EXAMPLES: dict[str, tuple[list[Make], list[Make]]] = {
    "request_row_sum": ([one(figures={"request__new__natural_person": 1})], [one(figures=NEW_12)]),
    "request_results": ([one(figures={"request__granted__legal": 1})], [one(figures=NEW_12)]),
    "request_balance": ([one(figures={"request__carried_in__total": 1})], [one(figures=NEW_12)]),
    "review_sum": (
        [one(figures={"review__lawsuit_after__pending": 1})],
        [one(figures={"review__lawsuit_after__pending": 1, "review__lawsuit_after__total": 1})],
    ),
    "year_conflict": (
        [
            one(year=None, signals={"title": 2023, "body": 2024}),
            one(year=None, signals={"body": [2022, 2023]}),
        ],
        [one(), one(year=None, signals={})],
    ),
    "copies_disagree": ([copies(8)], [copies(7)]),
    "carry_over": (
        [years({"request__carried_out__total": 5}, {"request__carried_in__total": 4})],
        [years({"request__carried_out__total": 5}, {"request__carried_in__total": 5})],
    ),
    "stock_rules": (
        [
            years(
                {"disclosure__rules__valid": 11},
                {"disclosure__rules__made": 2, "disclosure__rules__valid": 12},
            )
        ],
        [
            years(
                {"disclosure__rules__valid": 11},
                {
                    "disclosure__rules__made": 2,
                    "disclosure__rules__repealed": 1,
                    "disclosure__rules__valid": 12,
                },
            )
        ],
    ),
    "stock_normative_documents": (
        [years({"disclosure__normative_documents__valid": 3}, {})],
        [years({"disclosure__normative_documents__valid": 3}, {"disclosure__normative_documents__valid": 3})],
    ),
    "stock_impossible": (
        [
            one(
                figures={
                    "disclosure__normative_documents__made": 3,
                    "disclosure__normative_documents__valid": 2,
                }
            )
        ],
        [
            one(
                figures={
                    "disclosure__normative_documents__made": 3,
                    "disclosure__normative_documents__repealed": 1,
                    "disclosure__normative_documents__valid": 2,
                }
            )
        ],
    ),
    "row_incomplete": (
        [one(figures={"request__granted__total": "missing_cell"})],
        [one(figures={"request__granted__total": None}), one(figures={"request__granted__total": "slash"})],
    ),
    "name_lookalike": ([one("涟水县高构镇人民政府")], [one(TOWN)]),
    "rules_power": (
        [
            one(TOWN, figures={"disclosure__rules__valid": 6}),
            one("淮安市教育局", figures={"disclosure__rules__made": 1}),
        ],
        [one(figures={"disclosure__rules__valid": 6})],
    ),
    "fee_unit": (
        [years({"disclosure__fees__amount": 26.55}, {"disclosure__fees__amount": 265500})],
        [years({"disclosure__fees__amount": 26.55}, {"disclosure__fees__amount": 90.1})],
    ),
    "jump": (
        [years({"disclosure__licence__decisions": 7}, {"disclosure__licence__decisions": 6429})],
        [
            years({"disclosure__licence__decisions": 40}, {"disclosure__licence__decisions": 60}),
            years({"disclosure__licence__decisions": 1}, {"disclosure__licence__decisions": 8}),
        ],
    ),
    "copied_figures": (
        [years({"disclosure__penalty__decisions": 106}, {"disclosure__penalty__decisions": 106})],
        [
            years({}, {}),
            years({"disclosure__penalty__decisions": 106}, {"disclosure__penalty__decisions": 107}),
        ],
    ),
    "disputes_exceed_requests": (
        [years({}, {"review__reconsideration__total": 31, "review__reconsideration__upheld": 31})],
        [
            years(balanced("total", 40), {"review__reconsideration__total": 31}),
            one(figures={"review__reconsideration__total": 31}),
        ],
    ),
    "old_form": (
        [one(year=2022, edition="2019"), one(year=2020)],
        [one(year=2020, edition="2019"), one(year=2021)],
    ),
    "period_wrong": (
        [
            one(dates={"period_start": "2024-01-01", "period_end": "2024-11-30"}),
            one(dates={"period_start": "2023-01-01", "period_end": "2023-12-31"}),
        ],
        [one(dates={"period_start": "2024-01-01", "period_end": "2024-12-31"}), one()],
    ),
    "fee_statement_missing": (
        [one(fee="silent")],
        [one(fee="only_wu"), one(year=2020, edition="2019", fee="silent")],
    ),
    "fee_statement_wu": (
        [one(fee="only_wu", figures=NEW_12), one(fee="only_wu", figures={"request__carried_in__total": 1})],
        [
            one(fee="only_wu"),
            one(fee="none_charged", figures=NEW_12),
            one(fee="only_wu", figures={"request__new__total": None}),
            one(year=2020, edition="2019", fee="only_wu", figures=NEW_12),
        ],
    ),
    "late": (
        [one(dates={"published": "2025-04-01"}), one("淮安市教育局", dates={"published": "2025-02-01"})],
        [
            one(dates={"published": "2025-03-31"}),
            one("淮安市教育局", dates={"published": "2025-01-31"}),
            one(TOWN, dates={"published": "2025-06-01"}),
        ],
    ),
    "not_a_count": (
        [one(figures={"request__new__total": -1}), one(figures={"request__new__total": 1.5})],
        [one(figures=NEW_12)],
    ),
    "prose_requests": (
        [one(figures=NEW_12, claims=[claim("request_received", 11)])],
        [
            one(figures=NEW_12, claims=[claim("request_received", 12)]),
            one(figures=NEW_12, claims=[claim("request_received", 11, approximate=True, qualifier="about")]),
            one(figures=NEW_12, claims=[claim("request_received", 11, qualifier="change")]),
        ],
    ),
    "prose_reviews": (
        [one(claims=[claim("review", 2)])],
        [one(figures={"review__reconsideration__total": 2}, claims=[claim("review", 2)])],
    ),
    "prose_lawsuits": (
        [one(claims=[claim("lawsuit", 2)])],
        [
            one(
                figures={"review__lawsuit_direct__total": 1, "review__lawsuit_after__total": 1},
                claims=[claim("lawsuit", 2)],
            )
        ],
    ),
    "prose_licences": (
        [one(claims=[claim("licence", 694)])],
        [one(figures={"disclosure__licence__decisions": 694}, claims=[claim("licence", 694)])],
    ),
    "prose_penalties": (
        [one(claims=[claim("penalty", 1)])],
        [one(figures={"disclosure__penalty__decisions": 1}, claims=[claim("penalty", 1)])],
    ),
    "prose_results": (
        [one(figures=NEW_12, claims=[claim("request_granted", 11)])],
        [
            one(figures=NEW_12, claims=[claim("request_granted", 12)]),
            one(figures=NEW_12, claims=[claim("request_granted", 11, qualifier="other_period")]),
            one(figures=NEW_12, claims=[claim("request_granted", 5, qualifier="partial")]),
        ],
    ),
    "prose_coercions": (
        [one("淮安市教育局", claims=[claim("coercion", 1)])],
        [one("淮安市教育局", figures={"disclosure__coercion__decisions": 1}, claims=[claim("coercion", 1)])],
    ),
    "prose_fees": (
        [one("淮安市教育局", claims=[claim("administrative_fees", 1, unit="万元")])],
        [
            one(
                "淮安市教育局",
                figures={"disclosure__fees__amount": 0.0001},
                claims=[claim("administrative_fees", 1, unit="元")],
            )
        ],
    ),
    "prose_documents": (
        [one("淮安市教育局", claims=[claim("normative_documents_made", 1)])],
        [
            one(
                "淮安市教育局",
                figures={"disclosure__normative_documents__made": 1},
                claims=[claim("normative_documents_made", 1)],
            ),
            one(claims=[claim("normative_documents_made", 1)]),
        ],
    ),
    "wrong_level": (
        [one(TOWN, sections={1: "今年我乡扎实推进。"})],
        [one(TOWN, sections={1: "今年我镇扎实推进。"}), one(TOWN, sections={1: "我乡镇两级扎实推进。"})],
    ),
    "foreign_place": (
        [one(TOWN, sections={1: "现公布建水县民族宗教事务局年度报告。"})],
        [one(TOWN, sections={1: "现公布涟水县高沟镇年度报告，参观盱眙县。"})],
    ),
    "near_duplicate": (
        [
            both(
                one(TOWN, sections={5: PROBLEMS}), one("盱眙县教育局", sections={5: PROBLEMS + "特此报告。"})
            ),
            both(one(year=2023, sections={5: PROBLEMS}), one(year=2024, sections={5: PROBLEMS})),
        ],
        [
            both(one(TOWN, sections={5: PROBLEMS}), one("盱眙县教育局", sections={5: PROBLEMS[:90] + "。"})),
            both(one(TOWN, sections={5: "无。"}), one("盱眙县教育局", sections={5: "无。"})),
        ],
    ),
}
