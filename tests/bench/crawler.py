"""The crawler beside bare Scrapy on the same pages: what the store, the log and the guard cost.

CPU seconds of the whole process, start-up included on both sides; the pages come from another process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crawler.run import runner
from crawler.workspace import Workspace
from tests.crawler.page_server import PER_PAGE, portals, served, write_registry

HOSTS, DOCUMENTS = 4, 500


def run() -> list[dict[str, Any]]:
    """Rows per document: bare Scrapy, bare Scrapy reading the same, a first night, a second night."""
    total = HOSTS * DOCUMENTS
    pages = -(-DOCUMENTS // PER_PAGE)
    table = f"crawl {total} documents of 40 KB from {HOSTS} hosts, CPU"
    with portals(DOCUMENTS) as port, tempfile.TemporaryDirectory() as temporary:
        workspace = Workspace(Path(temporary) / "data")
        workspace.root.mkdir()
        registry = write_registry(Path(temporary) / "registry", port, HOSTS)

        def bare(kind: str) -> None:
            command = [
                sys.executable,
                "-m",
                "tests.crawler.bare_scrapy",
                str(port),
                str(HOSTS),
                str(pages),
                kind,
            ]
            subprocess.run(command, check=True, cwd=Path(__file__).parents[2])

        def night() -> None:
            summary = runner.crawl(workspace, registry, due_only=False, progress=False)
            assert summary.exit_code == 0 and summary.fetched == total, str(summary)

        rows = [
            {"table": table, "what": name, **_measured(work, port, total)}
            for name, work in (
                ("Scrapy, bare: fetch only", lambda: bare("fetch")),
                ("Scrapy, bare: fetch, read as the family does", lambda: bare("read")),
                ("nianbao, first night", night),
                ("nianbao, everything asked again", night),
            )
        ]
    rows[1]["base"] = True
    return rows


def _measured(work: Callable[[], object], port: int, items: int) -> dict[str, Any]:
    before, seconds = served(port), _children()
    work()
    after = served(port)
    return {
        "seconds": (_children() - seconds) / items,
        "requests": after["requests"] - before["requests"],
        "megabytes": round((after["bytes"] - before["bytes"]) / 1e6, 1),
    }


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
