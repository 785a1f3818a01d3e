"""A small known archive, published and served by the real supervisor in processes of its own."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from archive import load
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.factory import World

SERVE = (
    "import logging, sys; from pathlib import Path; from archive.serve import serve;"
    "from crawler.workspace import Workspace; logging.basicConfig(level=logging.INFO);"
    "serve(Workspace(Path(sys.argv[1])), port=0)"
)
# "INFO:archive.serve:网站已开启 Serving on http://127.0.0.1:40123/"
ADDRESS = re.compile(r"Serving on (http://\S+)/")
BASE = "http://www.test-portal.gov.cn"

# One row that does not add up (31 people, 30 in all), one blank, one slash, one cell that is not there.
FLAWED = {
    "request__new__natural_person": 31,
    "request__new__total": 30,
    "request__carried_in__total": 2,
    "request__carried_in__natural_person": 2,
    "request__granted__natural_person": 28,
    "request__granted__total": 28,
    "request__denied_process__total": None,
    "request__partial__legal": "missing_cell",
    "request__total__natural_person": 28,
    "request__total__total": 28,
    "request__carried_out__natural_person": 5,
    "request__carried_out__total": 4,
    "disclosure__fees__amount": 96171.6,
    "disclosure__rules__made": "slash",
}
CLEAN = {
    f"request__{row}__{column}": number
    for row, number in (("new", 5), ("granted", 3), ("total", 3), ("carried_out", 2))
    for column in ("natural_person", "total")
}

# A number of prose that was recognised from a picture.
SAID = {
    "metric": "training",
    "number": 4,
    "unit": "次",
    "approximate": False,
    "qualifier": "stock",
    "text": "历年累计举办培训4次。",
    "locator": {"kind": "image", "page": 1, "box": [10, 10, 90, 20], "dpi": 200, "confidence": 0.97},
}
# A figure of a table before 2019, which has a label of its own and no cell of the form.
LOOSE = {
    "heading": "",
    "label": "二、收到申请总数",
    "raw": "1,204",
    "state": "number",
    "number": 1204,
    "unit": "件",
    "locator": {"kind": "html", "table": 1, "row": 3, "column": 3, "path": "/html/body/table[1]/tr[3]/td[3]"},
}


def world() -> World:
    """Two bodies, both editions, one flawed report, one page that is no report."""
    made = World()
    made.add(
        factory.extract(
            figures=factory.cells(**FLAWED),
            sections={
                1: "本年度发生行政诉讼 2 件，主动公开信息 1065 条。",
                6: "=HYPERLINK(1) 未收取信息处理费。",
            },
            issues=[factory.issue("row_short", "request.partial.legal")],
        ),
        f"{BASE}/2024/1.html",
    )
    clean = factory.extract(
        year=2023,
        figures=factory.cells(**CLEAN),
        sections={1: "行政复议与诉讼均为零。", 6: "未收取信息处理费。"},
    )
    made.add(clean, f"{BASE}/2023/1.html")
    charged = factory.extract(
        "淮安市教育局",
        2023,
        edition="2019",
        fee="charged",
        fee_yuan=160,
        issues=[factory.issue("fee_unclear", "fee_statement")],
    )
    made.add(charged, f"{BASE}/2023/2.html")
    made.add(factory.extract("淮安市教育局", 2024, kind="news"), f"{BASE}/2024/3.html")
    dash = LOOSE | {
        "heading": LOOSE["label"],
        "label": "（一）当面",
        "raw": "—",
        "state": "dash",
        "number": None,
    }
    made.add(
        factory.extract(
            "淮安市档案局",
            2016,
            edition="pre2019",
            facts=[LOOSE, dash],
            claims=[SAID],
            issues=[factory.issue("number_spaced", "fact.1"), factory.issue("claims_recognised", "claim.1")],
        ),
        f"{BASE}/2016/1.html",
    )
    return made


def publish(workspace: Workspace, made: World, release: str) -> None:
    """Build *made* and make it the current release, without the gates: the site is what is tested here."""
    load.build_from(made, workspace)
    directory = workspace.releases / release
    directory.mkdir(parents=True)
    with closing(sqlite3.connect(workspace.archive_db)) as db:
        db.execute("VACUUM INTO ?", [str(directory / "nianbao.db")])
    link = workspace.releases / "current.new"
    link.symlink_to(release)
    link.replace(workspace.releases / "current")


@contextmanager
def served(workspace: Workspace) -> Iterator[str]:
    """The address of a running site over *workspace*."""
    log = workspace.root / "serve.log"
    with log.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen([sys.executable, "-c", SERVE, str(workspace.root)], stderr=stderr)
    try:
        yield wait_for(log, ADDRESS, process)[1]
    finally:
        process.terminate()
        process.wait(60)


def wait_for(
    log: Path, pattern: re.Pattern[str], process: subprocess.Popen[bytes], seconds: float = 60
) -> re.Match[str]:
    """The first match of *pattern* in what the site has logged."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        text = log.read_text(encoding="utf-8", errors="replace")
        if found := pattern.search(text):
            return found
        assert process.poll() is None, text
        time.sleep(0.1)
    raise AssertionError(f"{pattern.pattern} did not appear: {text[-2000:]}")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("site"))
    publish(made, world(), "2025-02-01")
    return made


@pytest.fixture(scope="session")
def site(workspace: Workspace) -> Iterator[str]:
    with served(workspace) as address:
        yield address


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=60, trust_env=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def uids(workspace: Workspace) -> dict[tuple[str, int], str]:
    """(body name, year) → uid of every report."""
    with closing(sqlite3.connect(workspace.releases / "current" / "nianbao.db")) as db:
        return {
            (name, year): uid for name, year, uid in db.execute("SELECT body_name, year, uid FROM report")
        }
