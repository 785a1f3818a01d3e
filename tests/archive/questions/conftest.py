"""One small archive of known reports, for every question."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from archive import load
from crawler.workspace import Workspace
from tests.archive.known_archive import known


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    workspace = Workspace(tmp_path_factory.mktemp("answers"))
    load.build_from(known(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened
