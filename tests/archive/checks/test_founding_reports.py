"""The defects of the founding reports are findings with the right verdict; what is right in them is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive import load
from crawler.workspace import Workspace
from extract.task import extract_bytes
from tests import truth
from tests.archive.built import open_db
from tests.archive.factory import World

# Document → the division whose portal published it.
PORTALS = {
    "seed_000_3939e620a62260ff": "130623",
    "seed_001_a271fd34d795767a": "410928",
    "seed_002_e05a04a345d713c5": "440113",
    "seed_003_0a922b1f360f4485": "410403",
    "seed_004_d60d27c8c5500be6": "640502",
    "huaian_2024": "320800",
    "shuyang_fgj_2023": "321322",
    "shanghai_office_2019": "310000",
}
# Document → (check, item) → verdict; what cannot be assessed is counted below.
EXPECTED = {
    "seed_000_3939e620a62260ff": {
        ("year_conflict", ""): "source_error",
        ("name_lookalike", ""): "source_error",
        ("row_incomplete", "request.granted"): "parse_suspect",
        ("fee_statement_missing", ""): "source_error",
    },
    "seed_001_a271fd34d795767a": {("wrong_level", "我镇"): "source_error"},
    "seed_002_e05a04a345d713c5": {("fee_statement_wu", ""): "source_error"},
    "seed_003_0a922b1f360f4485": {},
    "seed_004_d60d27c8c5500be6": {},
    "huaian_2024": {},
    "shuyang_fgj_2023": {},
    "shanghai_office_2019": {},
}
# Seed 0's short row makes its row sum, one result column and nothing else impossible to assess; seed 2 leaves
# one review blank.
NOT_ASSESSABLE = {
    "seed_000_3939e620a62260ff": {("request_row_sum", "granted"), ("request_results", "total")},
    "seed_001_a271fd34d795767a": set(),
    "seed_002_e05a04a345d713c5": {("review_sum", "reconsideration")},
    "seed_003_0a922b1f360f4485": set(),
    "seed_004_d60d27c8c5500be6": set(),
    "huaian_2024": set(),
}
Findings = dict[str, dict[tuple[str, str], str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Document → (check, item) → verdict, from an archive of all of them."""
    world = World()
    for name, division in PORTALS.items():
        item = truth.load(name)
        portal = f"portal-{division}"
        world.add_portal(portal, division)
        extract = json.loads(extract_bytes(item.document.read_bytes()))
        world.add(extract, f"http://www.{portal}.gov.cn/{name}", portal=portal)
    workspace = Workspace(Path(tmp_path_factory.mktemp("founding")))
    load.build_from(world, workspace)
    results: Findings = {name: {} for name in PORTALS}
    query = (
        """SELECT r.url, f.check_id, f.item, f.verdict FROM finding f JOIN report r ON r.id = f.report_id"""
    )
    for url, check, item, verdict in open_db(workspace).execute(query):
        results[url.rpartition("/")[2]][check, item] = verdict
    return results


@pytest.mark.parametrize("name", PORTALS)
def test_findings(found: Findings, name: str) -> None:
    judged = {key: verdict for key, verdict in found[name].items() if verdict != "not_assessable"}
    assert judged == EXPECTED[name]


@pytest.mark.parametrize("name", NOT_ASSESSABLE)
def test_not_assessable(found: Findings, name: str) -> None:
    judged = {key for key, verdict in found[name].items() if verdict == "not_assessable"}
    assert judged == NOT_ASSESSABLE[name]
