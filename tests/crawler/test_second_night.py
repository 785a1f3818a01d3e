"""The second night: only what is due is asked for, conditionally. NIANBAO_DOCUMENTS sets the size."""

from __future__ import annotations

import os
from pathlib import Path

from crawler import runner, schema
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace
from tests.crawler.page_server import portals, served, write_registry

HOSTS = 2


def test_a_second_night_asks_for_little_and_gets_less(tmp_path: Path) -> None:
    documents = int(os.environ.get("NIANBAO_DOCUMENTS", "400")) // HOSTS
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with portals(documents) as port:
        registry = write_registry(tmp_path / "registry", port, HOSTS)
        first = runner.crawl(workspace, registry, progress=False)
        assert first.exit_code is ExitCode.COMPLETE and first.fetched == HOSTS * documents
        night_one = served(port)
        _a_day_later(workspace)
        second = runner.crawl(workspace, registry, progress=False)
        night_two = {key: value - night_one[key] for key, value in served(port).items()}
        assert second.exit_code is ExitCode.COMPLETE and len(second.sources) == HOSTS
        assert night_two["requests"] <= 0.1 * night_one["requests"]
        assert night_two["bytes"] <= 0.02 * night_one["bytes"]
        again = runner.crawl(workspace, registry, due_only=False, progress=False)
        night_three = {key: value - night_one[key] - night_two[key] for key, value in served(port).items()}
        assert again.fetched == HOSTS * documents and sum(row.changed for row in again.sources) == 0
        assert night_three["bytes"] <= 0.15 * night_one["bytes"], "asked conditionally, but for the sample"


def _a_day_later(workspace: Workspace) -> None:
    """What a day does to the schedule: every list is due again, old documents are not."""
    database = schema.open_for_writing(workspace.crawl_db)
    database.execute("UPDATE source SET next_due = '2000-01-01T00:00:00Z'")
    database.close()
