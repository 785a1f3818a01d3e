"""The archive at scale: a synthetic country of reports, built in full, then a night with a few changes.

``NIANBAO_BENCH_REPORTS`` sets the size (default 2,000; the target is 500,000 with 1,000 changed in a night),
``NIANBAO_BENCH_DIR`` where it is made.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive import load, publish
from crawler.workspace import Workspace
from tests.bench import synthetic

REPORTS = int(os.environ.get("NIANBAO_BENCH_REPORTS", "2000"))
CHANGED = max(1, REPORTS // 500)


def run() -> list[dict[str, Any]]:
    """Full build, a night with one report in five hundred changed, a night without changes, the release."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("NIANBAO_BENCH_DIR")) as directory:
        workspace = Workspace(Path(directory))
        synthetic.generate(workspace, REPORTS)

        def build() -> None:
            load.build(workspace, progress=False)

        full = _measured(workspace, f"full build of {REPORTS:,}", REPORTS, build)
        synthetic.change(workspace, range(0, REPORTS, -(-REPORTS // CHANGED)))
        return [
            full | {"base": True},
            _measured(workspace, f"night with {CHANGED:,} changed", CHANGED, build),
            _measured(workspace, "night without a change", 1, build),
            _measured(
                workspace,
                "release with all downloads",
                REPORTS,
                lambda: publish.publish(workspace, smoke=lambda _: ()),
            ),
        ]


def _measured(workspace: Workspace, what: str, items: int, work: Callable[[], object]) -> dict[str, Any]:
    wall, cpu = time.monotonic(), _used()
    work()
    cpu, wall = _used() - cpu, time.monotonic() - wall
    return {
        "table": "archive: cost of a build",
        "what": what,
        "seconds": cpu / items,
        "total_cpu_s": cpu,
        "total_wall_s": wall,
        "database_mb": workspace.archive_db.stat().st_size / 1e6,
        "peak_mb": _peak(),
    }


def _used() -> float:
    """CPU seconds of this process and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak() -> float:
    """The most memory at any time: this process and, at worst, all the others at their own peak."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    each = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + (os.cpu_count() or 1) * each) / 1024
