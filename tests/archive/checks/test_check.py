"""Every rule has a report that passes it and one that fails it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from archive import checks
from crawler.workspace import Workspace
from extract import form
from tests.archive import factory
from tests.archive.built import URL, findings, open_db
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

ITEMS = {"request_row": "request_row_sum", "request_results": "request_results"}


YEARS = {"2021": 2024, "2019": 2020}


def judged(root: Path, edition: str = "2021", issues: Any = None, **figures: Any) -> list[dict[str, Any]]:
    world = World()
    made = factory.cells(edition, **figures)
    world.add(factory.extract(year=YEARS[edition], edition=edition, figures=made, issues=issues), URL)
    return findings(world, root)


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_correct_report_has_no_finding(tmp_path: Path, edition: str) -> None:
    figures = {"request__new__natural_person": 3, "request__new__total": 3}
    figures |= {"request__granted__natural_person": 3, "request__granted__total": 3}
    figures |= {"request__total__natural_person": 3, "request__total__total": 3}
    assert judged(tmp_path, edition, **figures) == []


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_identity_of_the_form_is_checked(tmp_path: Path, edition: str) -> None:
    """Break each identity alone by its right-hand cell; the finding names exactly the identity's cells."""
    identities = form.EDITIONS[edition].identities()
    assert len(identities) == {"2021": 42, "2019": 40}[edition]
    world = World()
    for number, identity in enumerate(identities):
        broken = factory.cells(edition)
        broken[identity.right[0]] = factory.cell(5)
        world.add(
            factory.extract(issuer=f"淮安市第{number}局", edition=edition, figures=broken),
            f"{URL}?{number}",
        )
    found = findings(world, tmp_path)
    seen = {(row["check_id"], row["item"]): (row["verdict"], set(json.loads(row["cells"]))) for row in found}
    for identity in identities:
        name, _, item = identity.id.partition(".")
        verdict, cells = seen[ITEMS.get(name, name), item]
        assert verdict == "source_error"
        assert cells == {*identity.left, *identity.right}


def test_a_blank_operand_is_not_assessable_and_says_whether_zero_would_pass(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        review__reconsideration__total=None,
        review__lawsuit_direct__upheld=None,
        review__lawsuit_direct__total=1,
    )
    assert [(row["item"], row["verdict"], row["passes_if_blank_is_zero"]) for row in found] == [
        ("lawsuit_direct", "not_assessable", 0),
        ("reconsideration", "not_assessable", 1),
    ]


def test_a_failure_on_doubted_cells_is_parse_suspect(tmp_path: Path) -> None:
    doubt = [factory.issue("row_ambiguous", "request.new.enterprise")]
    found = judged(tmp_path, issues=doubt, request__new__total=5)
    verdicts = {(row["check_id"], row["item"]): row["verdict"] for row in found}
    assert verdicts == {
        ("request_row_sum", "new"): "parse_suspect",
        ("request_balance", "total"): "source_error",
    }


def test_findings_are_counted_on_the_report(tmp_path: Path) -> None:
    judged(tmp_path, request__new__total=5)
    (report,) = open_db(Workspace(tmp_path)).execute("SELECT findings_source, findings_suspect FROM report")
    assert tuple(report) == (2, 0)


def test_every_rule_is_complete() -> None:
    assert {rule.id for rule in checks.rules()} == {path.stem for path in checks.DIRECTORY.glob("*.sql")}
    for rule in checks.rules():
        assert rule.title_zh and rule.title_en and rule.basis, rule.id
