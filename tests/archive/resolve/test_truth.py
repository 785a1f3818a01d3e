"""The resolver against the reference titles: nothing wrong, with and without what is known of the portal."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.resolve import Resolution, resolve

TRUTH = Path(__file__).parents[4] / "shared" / "truth" / "issuers.csv"
# Title of a founding report → division of the portal it stands on.
FOUNDING = {
    "涑水县涑水镇 2023年政府信息公开工作年度报告": "130623",
    "清河头乡人民政府2021年政府信息公开工作年度报告": "410928",
    "南村镇 2021 年政府信息公开工作年度报告": "440113",
    "卫东区蒲城街道办事处 2024 年政府信息公开工作年度报告": "410403",
    "沙坡头区镇罗镇 2023 年政府信息公开 工作年度报告": "640502",
}
LEAST_WITH_HOST, LEAST_WITHOUT = 57, 40

pytestmark = pytest.mark.skipif(
    not TRUTH.exists(), reason="the reference folder is not beside the repository"
)


def _rows() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _right(found: Resolution, row: dict[str, str]) -> bool:
    """The path names every division of the truth in order and ends where the truth ends; same kind."""
    expected = [name for name in row["division_path"].split("/") if name]
    steps = iter(found.division_path)
    in_order = all(name in steps for name in expected)
    return in_order and found.division_path[-1] == expected[-1] and found.kind == row["kind"]


@pytest.mark.parametrize(("with_host", "least"), [(True, LEAST_WITH_HOST), (False, LEAST_WITHOUT)])
def test_no_reference_title_resolves_wrongly(
    with_host: bool, least: int, record_property: Callable[[str, object], None]
) -> None:
    found = [(row, resolve(row["title"], host=row["host"] or None if with_host else None)) for row in _rows()]
    wrong = [(row, result) for row, result in found if not result.abstained and not _right(result, row)]
    resolved = sum(not result.abstained for _, result in found)
    record_property("resolved", f"{resolved}/{len(found)}")
    print(
        f"resolved {resolved} of {len(found)}, {len(wrong)} wrong, {'with' if with_host else 'without'} host"
    )
    assert wrong == []
    assert resolved >= least


def test_founding_reports_are_right_with_their_portals() -> None:
    truth = {row["title"]: row for row in _rows()}
    for title, division in FOUNDING.items():
        found = resolve(title, portal_division=division)
        assert _right(found, truth[title]), found
