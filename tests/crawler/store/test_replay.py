"""A WACZ replayed by pywb: every page and file that was kept comes back the same, on both nights.

pywb is no dependency (it is under the GPL): ``python -m venv X && X/bin/pip install pywb``, then
``NIANBAO_PYWB=X/bin pytest -n 0 tests/crawler/store/test_replay.py``. Found on the PATH, it is used as well.
"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.run import runner
from crawler.simulator import Simulator
from crawler.store import results, wacz_export
from crawler.store.results import FetchRow
from crawler.workspace import Workspace
from tests.crawler.walk import samples

PROGRAMS = os.environ.get("NIANBAO_PYWB") or os.environ.get("PATH")
WAYBACK, MANAGER = (shutil.which(name, path=PROGRAMS) for name in ("wayback", "wb-manager"))
# One site with validators (304 on the second night), one that packs its answers and has a JSON interface.
KEYS = ("trs", "ucap")
COLLECTION = "nianbao"
PATIENCE = 60.0  # seconds until pywb listens


@pytest.mark.slow
@pytest.mark.skipif(not (WAYBACK and MANAGER), reason="no pywb here: set NIANBAO_PYWB to its directory")
def test_pywb_gives_back_what_was_kept(tmp_path: Path) -> None:
    workspace, replay = Workspace(tmp_path / "data"), tmp_path / "replay"
    workspace.root.mkdir()
    replay.mkdir()
    with Simulator([report for key in KEYS for report in samples(key)], only=KEYS) as simulator:
        simulator.write_registry(tmp_path / "registry")
        for _ in range(2):
            runner.crawl(workspace, tmp_path / "registry", due_only=False, progress=False)
            time.sleep(1.1)  # the two nights differ by the second
    assert MANAGER
    subprocess.run([MANAGER, "init", COLLECTION], cwd=replay, check=True, capture_output=True)
    for key in KEYS:
        package = tmp_path / f"{key}.wacz"
        wacz_export.export(workspace, f"sim-{key}", "2000-01-01", "2100-01-01", package)
        add = [MANAGER, "add", "--unpack-wacz", COLLECTION, str(package)]
        subprocess.run(add, cwd=replay, check=True, capture_output=True)
    kept: dict[str, str] = {}
    asked = 0
    with pywb(replay) as port:
        for fetch in results.fetches(workspace):
            kept[fetch.url] = fetch.sha256 or kept.get(fetch.url, "")
            if fetch.outcome in ("ok", "not_modified") and fetch.kind != "robots":
                asked += 1
                assert replayed(port, fetch) == kept[fetch.url], f"{fetch.started} {fetch.url}"
    assert asked > 100


@contextmanager
def pywb(directory: Path) -> Iterator[int]:
    """pywb on loopback; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    assert WAYBACK
    process = subprocess.Popen(
        [WAYBACK, "-b", "127.0.0.1", "-p", str(port)],
        cwd=directory,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("pywb does not listen")


def replayed(port: int, fetch: FetchRow) -> str:
    """The sha256 of the body pywb gives for an address at the time of a fetch."""
    moment = "".join(character for character in fetch.started if character.isdigit())
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/{COLLECTION}/{moment}id_/{fetch.url}")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, f"{answer.status} {fetch.started} {fetch.url}"
    if answer.getheader("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return hashlib.sha256(body).hexdigest()
