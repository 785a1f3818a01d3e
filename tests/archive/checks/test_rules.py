"""Every rule by example: archives it must find something in, and archives, just as likely, it must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from archive import checks
from tests.archive.built import findings
from tests.archive.checks.examples import EXAMPLES, Make
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")


def test_every_rule_has_a_failing_and_a_passing_example() -> None:
    assert EXAMPLES.keys() == {rule.id for rule in checks.rules()}
    assert all(failing and passing for failing, passing in EXAMPLES.values())


def found_by(rule: str, make: Make, root: Path) -> list[dict[str, Any]]:
    world = World()
    make(world)
    return [row for row in findings(world, root) if row["check_id"] == rule]


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, n) for rule, (bad, _) in EXAMPLES.items() for n in range(len(bad))]
)
def test_finds(tmp_path: Path, rule: str, number: int) -> None:
    found = found_by(rule, EXAMPLES[rule][0][number], tmp_path)
    assert found and all(row["verdict"] in ("source_error", "parse_suspect") for row in found)


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, n) for rule, (_, good) in EXAMPLES.items() for n in range(len(good))]
)
def test_does_not_find(tmp_path: Path, rule: str, number: int) -> None:
    assert found_by(rule, EXAMPLES[rule][1][number], tmp_path) == []
