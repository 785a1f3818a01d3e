from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from archive.releases import last_release
from archive.serve import ServeError, serve
from archive.site import smoke
from archive.site.application import ReleaseError, application
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.site.conftest import BASE, publish, served, world

pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path)
    publish(workspace, world(), "2025-02-01")
    return workspace


def get(address: str, path: str = "/") -> httpx.Response:
    return httpx.get(address + path, timeout=30, trust_env=False)


def wait_until(address: str, words: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while words not in get(address).text:
        assert time.monotonic() < deadline, words
        time.sleep(0.2)


def test_a_new_release_is_picked_up_without_refusing_a_connection(own: Workspace) -> None:
    with served(own) as address:
        stopped, failures, answered = threading.Event(), [], []

        def visit() -> None:
            while not stopped.is_set():
                try:
                    answered.append(get(address, "/nianbao/report").status_code)
                except httpx.HTTPError as error:
                    failures.append(error)

        visitor = threading.Thread(target=visit)
        visitor.start()
        more = world()
        more.add(factory.extract(year=2022), f"{BASE}/2022/1.html")
        publish(own, more, "2025-02-02")
        wait_until(address, "2025-02-02")
        stopped.set()
        visitor.join()
        assert failures == [] and set(answered) == {200}
        assert get(address, "/nianbao/report.json?_size=0").json()["filtered_table_rows_count"] == 5


def test_a_release_that_fails_its_smoke_test_is_never_shown(own: Workspace) -> None:
    with served(own) as address:
        broken = own.releases / "2025-02-03"
        broken.mkdir()
        (broken / "nianbao.db").write_bytes(b"SQLite format 3\x00 and then nothing of the kind")
        point(own, "2025-02-03")
        time.sleep(8)
        page = get(address)
        assert page.status_code == 200 and "2025-02-01" in page.text


def test_yesterday_is_served_on_when_its_directory_is_removed(own: Workspace) -> None:
    with served(own) as address:
        shutil.rmtree(own.releases / "2025-02-01")
        for path in ("/", "/nianbao/report", "/search?q=诉讼"):
            assert get(address, path).status_code == 200


def plain_file(workspace: Workspace) -> None:
    (workspace.releases / "current").unlink()
    (workspace.releases / "current").write_text("2025-02-01")


def nowhere(workspace: Workspace) -> None:
    point(workspace, "gone")


def corrupt_description(workspace: Workspace) -> None:
    broken = workspace.releases / "2025-02-03"
    shutil.copytree(workspace.releases / "2025-02-01", broken)
    for name in ("manifest.json", "inspect.json"):
        (broken / name).write_text("{ torn")
    point(workspace, broken.name)


def torn_database(workspace: Workspace) -> None:
    broken = workspace.releases / "2025-02-03"
    broken.mkdir()
    (broken / "nianbao.db").write_bytes((workspace.releases / "2025-02-01/nianbao.db").read_bytes()[:50_000])
    point(workspace, broken.name)


@pytest.mark.parametrize("harm", [plain_file, nowhere, corrupt_description, torn_database])
def test_whatever_becomes_of_current_the_last_whole_release_is_shown(
    own: Workspace, harm: Callable[[Workspace], None]
) -> None:
    """Also by a worker, and by a site, that start only then; and never with a traceback."""
    with served(own) as address:
        harm(own)
        os.kill(worker_of(own), signal.SIGKILL)
        assert "2025-02-01" in get(address).text
    with served(own) as address:
        assert "2025-02-01" in get(address).text
    assert "Traceback" not in (own.root / "serve.log").read_text(encoding="utf-8")


def test_no_release_fit_to_be_shown_is_one_clear_sentence(own: Workspace) -> None:
    (own.releases / "2025-02-01" / "inspect.json").write_text("{ torn")
    with pytest.raises(ServeError, match="nianbao publish"):
        serve(own, port=0)


def test_a_worker_that_dies_is_replaced(own: Workspace) -> None:
    with served(own) as address:
        os.kill(worker_of(own), signal.SIGKILL)
        assert get(address).status_code == 200


def worker_of(workspace: Workspace) -> int:
    """The process id of the worker that serves *workspace*."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue  # it ended while we looked
        if "archive.site.worker" in command and str(workspace.root) in command:
            return int(path.parent.name)
    raise AssertionError("no worker is running")


def point(workspace: Workspace, release: str) -> None:
    link = workspace.releases / "current.new"
    link.symlink_to(release)
    link.replace(workspace.releases / "current")


def test_without_a_release_there_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="nianbao refresh"):
        serve(Workspace(tmp_path), port=0)
    with pytest.raises(ReleaseError, match="nianbao refresh"):
        application(tmp_path)


def test_a_taken_port_is_one_clear_sentence(own: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ServeError, match="--port"):
        serve(own, port=taken.getsockname()[1])


def test_the_newest_kept_release_stands_in_for_a_lost_one(own: Workspace) -> None:
    point(own, "gone")
    assert last_release(own) == (own.releases / "2025-02-01").resolve()


def test_the_smoke_test_says_what_is_wrong(own: Workspace) -> None:
    release = own.releases / "2025-02-01"
    assert smoke.check(release) == ()
    with sqlite3.connect(release / "nianbao.db") as db:
        db.execute("DROP VIEW cell")
    problems = smoke.check(release)
    assert problems and all("。" in problem for problem in problems)
