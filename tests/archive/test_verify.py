from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from archive import load, publish, releases, verify
from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace
from extract.task import extract_bytes
from extract.version import extractor_version
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

SAMPLE = Path(__file__).parents[2] / "crawler" / "simulator" / "samples" / "baihe-2024.html"


class KeptBytes:
    """Stands for the store: what is kept, by name; a test may take it away."""

    kept: dict[str, bytes]

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def read(self, sha256: str) -> bytes:
        if sha256 not in self.kept:
            raise CrawlerError(f"存档中没有 {sha256}。")
        return self.kept[sha256]


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A release of one sample report, and the bytes it rests on."""
    data = SAMPLE.read_bytes()
    world = World(extractor=extractor_version())
    sha256 = world.add(json.loads(extract_bytes(data)), "http://www.test-portal.gov.cn/1.html")
    workspace = Workspace(tmp_path)
    load.build_from(world, workspace)
    publish.publish(workspace, smoke=lambda _: ())
    monkeypatch.setattr(KeptBytes, "kept", {sha256: data}, raising=False)
    monkeypatch.setattr(verify, "Store", KeptBytes)
    return workspace


def verified(workspace: Workspace) -> verify.VerifySummary:
    return verify.verify(workspace, progress=False)


def test_a_good_release_holds(published: Workspace) -> None:
    summary = verified(published)
    assert summary.problems == () and summary.exit_code is ExitCode.COMPLETE
    assert (summary.resources, summary.reread) == (1, 1)
    assert "\n" not in str(summary)


def test_a_missing_original_is_named(published: Workspace) -> None:
    KeptBytes.kept.clear()
    summary = verified(published)
    assert summary.exit_code is ExitCode.PARTIAL
    assert "存档中没有" in summary.problems[0]


def test_a_changed_download_is_named(published: Workspace) -> None:
    path = published.releases / "current" / "reports.csv"
    path.write_bytes(path.read_bytes() + b"x")
    assert any("reports.csv" in problem for problem in verified(published).problems)


def test_a_changed_figure_is_found_in_every_way(published: Workspace) -> None:
    database = published.releases / "current" / "nianbao.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE request SET total = total + 1 WHERE row = 'new'")
    problems = " ".join(verified(published).problems)
    assert "nianbao.db" in problems and "内容校验值" in problems and "request.new.total" in problems


def test_one_flipped_bit_anywhere_is_noticed(published: Workspace) -> None:
    """In every file, the checksums themselves and the header of the database among them."""
    release = (published.releases / "current").resolve()
    for path in sorted(release.iterdir()):
        whole = path.read_bytes()
        for at in (0, len(whole) // 2, len(whole) - 1):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert list(releases.damage(release)), (path.name, at)
        path.write_bytes(whole)
    assert verified(published).problems == ()


@pytest.mark.parametrize("name", ["nianbao.db", "manifest.json", "SHA256SUMS", "inspect.json"])
def test_a_file_of_rubbish_is_a_problem_and_no_crash(published: Workspace, name: str) -> None:
    (published.releases / "current" / name).write_bytes(b"\xff rubbish")
    summary = verified(published)
    assert summary.exit_code is ExitCode.PARTIAL and any(name in problem for problem in summary.problems)


def test_a_file_taken_away_or_put_in_is_named(published: Workspace) -> None:
    release = published.releases / "current"
    (release / "reports.csv").unlink()
    (release / "other.csv").write_text("x")
    problems = verified(published).problems
    assert "缺少文件 reports.csv" in problems[1] and "other.csv" in problems[0]


def test_nothing_published_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(verify.NoReleaseError, match="还没有任何版本"):
        verify.verify(Workspace(tmp_path))
