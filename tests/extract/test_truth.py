"""The real documents, cell by cell, through the public function: exact or flagged, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

from extract.read import read_file
from tests import truth

# Cells that may be flagged, because the source itself leaves them in doubt; and claims: a fall said as a
# number, a whole with “……” before it, one with “与……相关的” behind it, what was published again (转载).
FLAGGED = {
    "seed_000_3939e620a62260ff": {"claim.1", *(f"request.granted.{column}" for column in truth.COLUMNS)},
    "seed_002_e05a04a345d713c5": {"claim.1"},
    "seed_004_d60d27c8c5500be6": {"claim.3"},
    "shanghai_office_2019": {"disclosure2019.procurement.amount"},
    "shuyang_fgj_2023": {"claim.1"},
}


@pytest.fixture(params=sorted(truth.DOCUMENTS))
def case(request: pytest.FixtureRequest) -> tuple[truth.Truth, dict[str, Any]]:
    expected = truth.load(request.param)
    return expected, read_file(expected.document)


def test_every_cell_is_exact(case: tuple[truth.Truth, dict[str, Any]]) -> None:
    expected, report = case
    wrong = {
        cell_id: (value, report["cells"][cell_id])
        for cell_id, value in expected.cells.items()
        if not _says(report["cells"][cell_id], value)
    }
    assert wrong == {}
    assert set(report["cells"]) == set(expected.cells)


def _says(cell: dict[str, Any], value: truth.Value) -> bool:
    if isinstance(value, str):
        return bool(cell["raw"] == value)
    return bool((cell["number"] if cell["state"] == "number" else None) == value)


def test_every_printed_cell_has_its_place(case: tuple[truth.Truth, dict[str, Any]]) -> None:
    _, report = case
    placeless = [
        cell_id
        for cell_id, cell in report["cells"].items()
        if cell["raw"] is not None and not cell["locator"]
    ]
    assert placeless == []


def test_only_what_is_in_doubt_is_flagged(case: tuple[truth.Truth, dict[str, Any]]) -> None:
    expected, report = case
    suspect = {
        cell for issue in report["issues"] for cell in issue["cells"] if issue["code"] != "sum_source_error"
    }
    assert suspect == FLAGGED.get(expected.name, set())


def test_issuer_year_and_edition(case: tuple[truth.Truth, dict[str, Any]]) -> None:
    expected, report = case
    assert report["issuer"]["printed"] == expected.issuer
    assert report["year"]["value"] == expected.year
    assert report["edition"] == expected.edition


def test_year_conflict_keeps_every_signal() -> None:
    report = read_file(truth.load("seed_000_3939e620a62260ff").document)
    assert report["year"]["signals"] == {"title": 2023, "body": 2024, "section_6_plan": 2023}
    assert "year_conflict" in {issue["code"] for issue in report["issues"]}


def test_six_values_for_seven_columns() -> None:
    report = read_file(truth.load("seed_000_3939e620a62260ff").document)
    row = [report["cells"][f"request.granted.{column}"] for column in truth.COLUMNS]
    assert [cell["state"] for cell in row] == ["number"] * 6 + ["missing_cell"]
    assert {issue["code"] for issue in report["issues"] if "request.granted.total" in issue["cells"]} == {
        "row_short"
    }


def test_blank_review_cells_are_blank() -> None:
    report = read_file(truth.load("seed_002_e05a04a345d713c5").document)
    states = [report["cells"][f"review.reconsideration.{column}"]["state"] for column in truth.RESULTS]
    assert states == ["blank"] * 5
    assert report["cells"]["review.lawsuit_direct.upheld"]["number"] == 0
