"""Hostile documents cost one line and a bounded time each; the next document is read as ever."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from extract import task
from extract.sandbox import MEGABYTE, Limits, Sandbox
from tests.extract.bombs import BOMBS
from tests.extract.readers.drawing import draw, table

LIMITS = Limits(memory=1024 * MEGABYTE, cpu_seconds=20, wall_seconds=300.0)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as child:
        yield child


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_yields_no_number_and_one_clear_reason(sandbox: Sandbox, name: str) -> None:
    outcome = task.run(sandbox, BOMBS[name]())
    extract = json.loads(outcome.document)
    assert extract["kind"]["value"] != "report" and extract["cells"] == {}
    assert any(issue["severity"] == "error" for issue in extract["issues"])
    ordinary = draw(lambda canvas: table(canvas, [["规章", "1"], ["规范性文件", "2"]], width=90))
    assert not task.run(sandbox, ordinary).unreadable
