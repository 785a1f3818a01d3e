"""Nights for the tests that disturb them: an archive that grows, build and publish in a process of its own.

Importing this module reads what every night needs, so that a fork server pays for it once.
"""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from archive import divisions, load, publish, releases
from archive.releases import parquet
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.conftest import small_table
from tests.archive.factory import World

PRELOADED = (divisions.load(), parquet)
SITE = "http://www.test-portal.gov.cn"
COUNTIES = ("清江浦区", "淮阴区", "淮安区", "洪泽区", "涟水县", "盱眙县")
FIRST = 6  # reports before the first disturbed night
NIGHTLY = 2  # reports that come every night; the text of one of the first changes as well


def world(nights: int) -> World:
    """What the crawler and the reader have after *nights* nights."""
    made = World()
    for number in range(FIRST + NIGHTLY * nights):
        county, year = COUNTIES[number % len(COUNTIES)], 2024
        issuer = f"{county}人民政府" if number < FIRST else f"{county}第{number}局"
        document = factory.extract(issuer, year, figures=factory.cells(request__new__total=number))
        made.add(document, f"{SITE}/{number}.html")
    for night in range(nights):
        sections = {**factory.SECTIONS, 5: f"第{night}次更正。"}
        changed = factory.extract(
            f"{COUNTIES[0]}人民政府", figures=factory.cells(request__new__total=0), sections=sections
        )
        day = f"2025-03-{night // 24 + 1:02}T{night % 24:02}:00:00+00:00"
        made.add(changed, f"{SITE}/0.html", first_seen=day)
    return made


def night(made: World, workspace: Workspace) -> publish.ReleaseSummary:
    """Build and publish, without the site's smoke test."""
    load.build_from(made, workspace)
    return publish.publish(workspace, smoke=lambda _: ())


def night_apart(root: Path, nights: int, seconds: Synchronized[float]) -> None:
    """The same as the main function of a process; *seconds* receives the processor time it took."""
    divisions.table = small_table
    night(world(nights), Workspace(root))
    seconds.value = time.process_time()


def content_hash(workspace: Workspace) -> str:
    """What the current release says it contains."""
    manifest = (workspace.releases / releases.CURRENT / releases.MANIFEST).read_text(encoding="utf-8")
    return str(json.loads(manifest)["content_hash"])


def assert_whole(workspace: Workspace) -> int:
    """The current release: every checksum holds, it opens, a question is answered; returns its reports."""
    current = workspace.releases / releases.CURRENT
    assert list(releases.damage(current)) == []
    manifest = json.loads((current / releases.MANIFEST).read_text(encoding="utf-8"))
    address = f"{(current / releases.DATABASE).resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as db:
        reports: int = db.execute("SELECT count(*) FROM report").fetchone()[0]
        new = [row[0] for row in db.execute("SELECT new FROM report ORDER BY new")]
        (found,) = db.execute("SELECT count(*) FROM report_fts WHERE report_fts MATCH '贯彻'").fetchone()
    assert new == list(range(reports)) and found == reports == manifest["reports"]
    return reports
