"""The nightly job: crawl → extract → build → publish, under one lock, with one summary and one exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive import load, publish
from archive.errors import GateError
from crawler.exit_codes import ExitCode
from crawler.lock import writing
from crawler.run import runner
from crawler.workspace import Workspace
from extract import work


@dataclass(frozen=True, slots=True)
class RefreshSummary:
    """What one night did. ``exit_code`` is the worst of its stages, as README's table defines them."""

    exit_code: ExitCode
    crawl: runner.CrawlSummary
    extract: work.ExtractSummary | None
    build: load.BuildSummary | None
    release: publish.ReleaseSummary | None
    gate: str | None  # why the gate refused, if it did


def refresh(
    workspace: Workspace,
    *,
    registry: str | Path | None = None,
    portals: Sequence[str] = (),
    due_only: bool = True,
    unverified: bool = False,
) -> RefreshSummary:
    """Run every stage once. A stage that was killed last time continues here.

    When nothing at all was reachable the later stages are left alone and yesterday's release stays.

    Raises:
        OverlapError: another command writes to the same data directory.
        CrawlerError: a portal file or setting is wrong.
    """
    with writing(workspace):
        crawl = runner.crawl(
            workspace, registry, portal_ids=tuple(portals), due_only=due_only, unverified=unverified
        )
        if crawl.exit_code in (ExitCode.NOTHING_REACHABLE, ExitCode.INTERRUPTED):
            return RefreshSummary(crawl.exit_code, crawl, None, None, None, None)
        extracted = work.extract(workspace)
        built = load.build(workspace)
        try:
            release = publish.publish(workspace)
        except GateError as refusal:
            return RefreshSummary(ExitCode.GATE_REFUSED, crawl, extracted, built, None, str(refusal))
        return RefreshSummary(crawl.exit_code, crawl, extracted, built, release, None)


def render(summary: RefreshSummary) -> str:
    """The one summary at the end of a night, for people and for cron mail."""
    lines = ["", f"采集 crawl    {summary.crawl}"]
    if summary.crawl.exit_code is ExitCode.NOTHING_REACHABLE:
        lines.append(
            "没有任何来源可达，昨天的版本保持不变。 Nothing was reachable; yesterday's release stays."
        )
    for label, part in (
        ("读取 extract", summary.extract),
        ("建库 build", summary.build),
        ("发布 release", summary.release),
    ):
        if part is not None:
            lines.append(f"{label:<10} {part}")
    if summary.gate:
        lines.append(
            f"闸门拒绝发布，昨天的版本保持不变：{summary.gate} The gate refused; yesterday's release stays."
        )
    lines.append(f"退出码 exit code {int(summary.exit_code)} ({summary.exit_code.name.lower()})")
    return "\n".join(lines)
