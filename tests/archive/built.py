"""Archives built of what :mod:`tests.archive.factory` makes, opened to be looked at."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from archive import load
from crawler.workspace import Workspace
from tests.archive.factory import World

URL = "http://www.test-portal.gov.cn/2024/1.html"


def open_db(workspace: Workspace) -> sqlite3.Connection:
    """The archive of *workspace*, its columns by name."""
    connection = sqlite3.connect(workspace.archive_db)
    connection.row_factory = sqlite3.Row
    return connection


def build(world: World, workspace: Workspace) -> sqlite3.Connection:
    """The archive built of *world*."""
    load.build_from(world, workspace)
    return open_db(workspace)


def findings(world: World, root: Path) -> list[dict[str, Any]]:
    """What the rules find in *world*, by report, rule and item."""
    db = build(world, Workspace(root))
    rows = db.execute("SELECT * FROM finding ORDER BY report_id, check_id, item").fetchall()
    return [dict(row) for row in rows]
