"""Nights that go wrong: what a portal does, what it sends, what kills us. Nothing is lost, all is told."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.nightly import Archive, content
from tests.portal import Column, Portal

SAMPLES = Path(__file__).parents[1] / "crawler" / "simulator" / "samples"


def _samples(count: int) -> list[tuple[str, str, bytes]]:
    """Sample reports of ours, as a list would announce them."""
    files = sorted(SAMPLES.glob("**/*.html"))[:count]
    assert len(files) == count
    page = "<html><head><meta charset='utf-8'></head><body>{}</body></html>"
    return [
        (file.stem, f"{file.stem}.html", page.format(file.read_text(encoding="utf-8")).encode())
        for file in files
    ]


def test_four_faults_are_four_outcomes_and_the_rest_is_untouched(tmp_path: Path) -> None:
    samples = _samples(4)
    columns = [
        Column("good", samples),
        Column("broken", samples, fault="error500"),
        Column("hanging", samples, fault="hang"),
        Column("guarded", samples, fault="challenge"),
        Column("short", samples, fault="one_missing"),
    ]
    archive = Archive(tmp_path / "data", tmp_path / "registry")
    with Portal(columns) as portal:
        portal.write_registry(tmp_path / "registry", portal_per_column=True)
        ended = archive.run("refresh")
        asked = len(portal.requests)
    assert ended.code == 3, ended.output + ended.errors
    status = archive.status()
    outcomes = {source.split("/")[1]: (row["outcome"], row["reason_code"]) for source, row in status.items()}
    assert outcomes["good"][0] == "complete"
    assert outcomes["broken"][0] == "failed"
    assert outcomes["hanging"][0] == "failed"
    assert outcomes["guarded"][0] == "blocked"
    assert outcomes["short"][0] == "incomplete"
    assert len({outcomes[name] for name in ("broken", "hanging", "guarded", "short")}) == 4
    assert all(
        row["reason_zh"] and row["reason_en"] for row in status.values() if row["outcome"] != "complete"
    )
    reports = dict(archive.query("SELECT portal_id, count(*) FROM report GROUP BY portal_id"))
    assert reports == {"test-good": len(samples), "test-short": len(samples) - 1}
    assert asked < 60, "a fault must not cause a storm of requests"


def test_an_empty_network_leaves_yesterdays_release(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "data", tmp_path / "registry")
    with Portal([Column("town", _samples(3))]) as portal:
        portal.write_registry(tmp_path / "registry")
        assert archive.run("refresh").code == 0
    release = (tmp_path / "data" / "releases" / "current").resolve()
    before = content(archive)
    ended = archive.run("refresh", "--all")
    assert ended.code == 6, ended.output + ended.errors
    assert (tmp_path / "data" / "releases" / "current").resolve() == release
    assert content(archive) == before
    (row,) = archive.status().values()
    assert (row["outcome"], row["reason_code"]) == ("failed", "refused")


def test_garbage_costs_one_line_each(tmp_path: Path) -> None:
    page = "<html><head><meta charset='utf-8'><title>{}</title></head><body>{}</body></html>"
    meeting = "<p>会议要求，各单位要认真编制年度报告。</p>" * 8
    prose = "<p>一、总体情况</p><p>本镇认真落实条例。</p>" * 9
    documents = [
        *_samples(2),
        ("甲镇2024年政府信息公开工作年度报告", "broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("乙镇2024年政府信息公开工作年度报告", "empty.pdf", b""),
        (
            "我县召开政务公开工作培训会",
            "news.html",
            page.format("我县召开政务公开工作培训会", meeting).encode(),
        ),
        (
            "某镇2024年政府信息公开工作年度报告",
            "prose.html",
            page.format("某镇2024年政府信息公开工作年度报告", prose).encode(),
        ),
    ]
    archive = Archive(tmp_path / "data", tmp_path / "registry")
    with Portal([Column("town", documents)]) as portal:
        portal.write_registry(tmp_path / "registry")
        ended = archive.run("refresh")
    assert ended.code in (0, 3), ended.output + ended.errors
    rows = {
        url.rsplit("/", 1)[1]: (outcome, reason)
        for url, outcome, reason in archive.query("SELECT url, outcome, reason_zh FROM publication")
    }
    for name in ("broken.pdf", "news.html"):
        assert rows[name][0] != "report" and rows[name][1], name
    assert archive.query("SELECT count(*) FROM report WHERE cells_number > 0")[0][0] == 2
    files = tmp_path / "files"
    files.mkdir()
    for _, name, body in documents[2:]:
        (files / name).write_bytes(body)
        read = archive.run("read", str(files / name))
        said = (read.output + read.errors).strip()
        assert said and "Traceback" not in said, name
    unreadable = archive.run("read", str(files / "broken.pdf"), "--json")
    assert unreadable.code == 2
    found = json.loads(unreadable.output)
    assert (found["kind"]["value"], found["cells"]) == ("other", {})
    assert [issue["code"] for issue in found["issues"]] == ["unreadable"]


@pytest.mark.slow
def test_kill_9_in_every_stage_then_run_again(tmp_path: Path) -> None:
    """kill -9 in crawl, extract, build and publish; run again: the same as an undisturbed archive."""
    with Portal([Column("town", _samples(8))]) as portal:
        portal.write_registry(tmp_path / "registry")
        calm = Archive(tmp_path / "calm", tmp_path / "registry")
        killed = Archive(tmp_path / "killed", tmp_path / "registry")
        for stage in ("crawl", "extract", "build", "publish"):
            started = time.monotonic()
            assert calm.run(stage).code == 0
            seconds = time.monotonic() - started
            interrupted = [killed.kill_after(seconds * part, stage) for part in (0.4, 0.6, 0.75, 0.9)]
            assert any(interrupted), f"{stage} was over before it could be killed"
            ended = killed.run(stage)
            assert ended.code == 0, ended.output + ended.errors
    assert content(killed) == content(calm)
