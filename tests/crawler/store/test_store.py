"""The store: durable before done, one gzip member per record, read back by sha256, torn tails cut off."""

from __future__ import annotations

import gzip
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.store import DamagedResourceError, Store, UnknownResourceError, schema, segments, warc
from crawler.store.exchange import Answer, Attempt
from crawler.store.ledger import Ledger
from crawler.target import Target
from crawler.workspace import Workspace

URL = "http://www.test.gov.cn/2024.html"
WRITER = """
import sys
from pathlib import Path
from crawler.workspace import Workspace
from tests.crawler.store.test_store import attempt
from crawler.store.ledger import Ledger
with Ledger(Workspace(Path(sys.argv[1]))) as ledger:
    for number in range(100_000):
        ledger.record(attempt(b"body %d " % number * 50, url=f"http://www.test.gov.cn/{number}.html"))
        ledger.commit_if_due()
        if not ledger.database.in_transaction:
            print("committed", flush=True)
"""


def attempt(
    body: bytes, *, url: str = URL, outcome: str = "ok", status: int = 200, wire: bytes | None = None
) -> Attempt:
    headers = [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]
    encoding = "gzip" if wire is not None else ""
    if encoding:
        headers.append(("Content-Encoding", encoding))
    answer = Answer(status, headers, body if wire is None else wire, body, "text/html", encoding)
    target = Target("test", "test/list", "detail", url)
    head = warc.http_request("GET", "/", [("Host", "www.test.gov.cn")], b"")
    return Attempt("run", target, "GET", url, head, schema.now(), 0.1, outcome, answer, "192.0.2.1")


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def members(workspace: Workspace) -> list[tuple[str, str]]:
    found = []
    for path in sorted(workspace.store.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
    return found


def passes_warcio_check(path: Path) -> bool:
    class Arguments:
        inputs = (str(path),)
        verbose = False

    checker = Checker(Arguments())
    checker.process_all()
    return checker.exit_value == 0


def test_a_body_is_read_back_by_its_name(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    compressed = gzip.compress(b"zipped" * 100)
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"plain"))
        ledger.record(attempt(b"zipped" * 100, wire=compressed, url=URL + "?2"))
    store = Store(workspace)
    assert store.read(sha256(b"plain")) == b"plain"
    assert store.read(sha256(b"zipped" * 100)) == b"zipped" * 100
    with pytest.raises(UnknownResourceError, match="holds no body"):
        store.read("0" * 64)
    assert {resource.bytes for resource in store.resources()} == {5, 600}


def test_a_repeat_is_a_revisit_and_the_segment_passes_the_checker(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"same"))
        ledger.record(attempt(b"same"))
        ledger.record(attempt(b"", status=304, outcome="not_modified"))
    kinds = [kind for kind, _ in members(workspace)]
    assert kinds == ["warcinfo", "response", "request", "revisit", "request", "revisit", "request"]
    (path,) = workspace.store.glob("*.warc.gz")
    assert passes_warcio_check(path)


def test_quarantined_bytes_are_kept_but_are_no_resource(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"challenge", outcome="blocked:waf=jsl", status=521))
    assert list(Store(workspace).resources()) == []
    assert Store(workspace).read(sha256(b"challenge")) == b"challenge"


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"original" * 50))
    (path,) = workspace.store.glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedResourceError, match="damaged"):
        Store(workspace).read(sha256(b"original" * 50))


def test_a_torn_tail_is_cut_off_and_the_segment_continued(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"first"))
    (path,) = workspace.store.glob("*.warc.gz")
    whole = path.read_bytes()
    path.write_bytes(whole + attempt_bytes()[:40])
    (workspace.store / "nianbao-stray.warc.gz").write_bytes(b"never indexed")
    with Ledger(workspace) as ledger:
        ledger.record(attempt(b"second", url=URL + "?2"))
    assert list(workspace.store.glob("*.warc.gz")) == [path]
    assert path.read_bytes().startswith(whole)
    assert [kind for kind, _ in members(workspace)].count("response") == 2
    assert passes_warcio_check(path)


def attempt_bytes() -> bytes:
    return warc.Record("response", URL, schema.now(), "text/plain", b"x" * 500).member()


def test_segments_are_sealed_at_their_size(tmp_path: Path) -> None:
    database = schema.open_for_writing(tmp_path / "crawl.db")
    with segments.Segments(tmp_path / "store", database, max_bytes=2000) as written:
        for _ in range(20):
            written.append(warc.Record("resource", URL, schema.now(), "text/plain", os.urandom(300)))
            written.sync()
    rows = database.execute("SELECT name, bytes, sealed, sha256 FROM segment").fetchall()
    assert len(rows) > 3
    for name, size, sealed, digest in rows[:-1]:
        data = (tmp_path / "store" / name).read_bytes()
        assert (sealed, size, digest) == (1, len(data), sha256(data))
        assert size <= 2000


@pytest.mark.slow
def test_kill_9_while_writing_loses_nothing_committed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    for delay in (0.0, 0.1, 0.2, 0.3):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()  # something is committed by now
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
    with Ledger(workspace):
        pass
    store = Store(workspace)
    resources = list(store.resources())
    assert resources
    for resource in resources:
        store.read(resource.sha256)
    assert all(passes_warcio_check(path) for path in workspace.store.glob("*.warc.gz"))


def test_any_body_is_read_in_well_under_a_millisecond(tmp_path: Path) -> None:
    """Processor time of reads in an order of chance, pages of 40 KB, each checked against its name."""
    workspace, chance = Workspace(tmp_path), random.Random(1)
    bodies = [b"".join(b"<p>%x</p>" % chance.getrandbits(96) for _ in range(1300)) for _ in range(100)]
    with Ledger(workspace) as ledger:
        for number, body in enumerate(bodies):
            ledger.record(attempt(body, url=f"http://www.test.gov.cn/{number}.html"))
        ledger.commit()
    store, names = Store(workspace), [sha256(body) for body in bodies] * 5
    chance.shuffle(names)
    store.read(names[0])
    before = time.process_time()
    for name in names:
        store.read(name)
    each = (time.process_time() - before) / len(names)
    print(f"{1e6 * each:.0f} µs")
    assert each < 0.001
