"""``nianbao status``: what every source last did and why, what is next, which release is served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from archive.releases import MANIFEST, last_release
from crawler.outcome import SourceOutcome
from crawler.store import results
from crawler.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source: its last run, its last success, what is due next. Times are ISO UTC."""

    source: str
    title: str
    url: str
    outcome: str | None
    reason_code: str | None
    reason_zh: str | None
    reason_en: str | None
    listed: int | None
    fetched: int | None
    last_attempt: str | None
    last_success: str | None
    next_due: str | None
    window: str | None


def sources(workspace: Workspace) -> Iterator[SourceStatus]:
    """Every registered source, those that need a person first."""
    windows = results.windows(workspace)
    last = {row.source_id: row for row in results.source_runs(workspace)}  # oldest first: the last one stays
    rows = [row for row in results.sources(workspace) if row.registered]
    for source in sorted(rows, key=lambda row: (_went_well(row.last_outcome), row.id)):
        run = last.get(source.id)
        yield SourceStatus(
            source=source.id,
            title=source.title,
            url=source.url,
            outcome=source.last_outcome,
            reason_code=run.reason_code if run else None,
            reason_zh=run.reason_zh if run else None,
            reason_en=run.reason_en if run else None,
            listed=run.listed if run else None,
            fetched=run.fetched if run else None,
            last_attempt=source.last_attempt,
            last_success=source.last_success,
            next_due=source.next_due,
            window=windows.get(source.id),
        )


def _went_well(outcome: str | None) -> bool:
    return outcome is not None and SourceOutcome(outcome).good


def _window(row: SourceStatus) -> str:
    return f"   时段 window  {row.window}（北京时间 China）" if row.window else ""


def release(workspace: Workspace) -> dict[str, Any] | None:
    """The manifest of the release being served, its id alone where that is damaged; None before the first."""
    served = last_release(workspace)
    if served is None:
        return None
    try:
        loaded: dict[str, Any] = json.loads((served / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"id": served.name}
    return loaded


def as_json(workspace: Workspace) -> str:
    """``{"release": …, "sources": [...]}``."""
    rows = [asdict(row) for row in sources(workspace)]
    return json.dumps({"release": release(workspace), "sources": rows}, ensure_ascii=False, indent=2)


def render(workspace: Workspace) -> str:
    """The same for people."""
    rows = list(sources(workspace))
    if not rows:
        return (
            "还没有采集过任何来源，运行 make demo 或 make refresh。"
            " Nothing has been crawled yet: run make demo or make refresh."
        )
    manifest = release(workspace)
    served = manifest["id"] if manifest else "无 none"
    lines = [f"当前版本 release  {served}", f"来源 sources  {len(rows)}", ""]
    for row in rows:
        ended = (
            f"{SourceOutcome(row.outcome).zh} {row.outcome}" if row.outcome else "尚未采集 not crawled yet"
        )
        lines.append(f"{row.source}  {row.title}  {ended}")
        if row.reason_zh:
            lines.append(f"    原因 why    {row.reason_zh} {row.reason_en} [{row.reason_code}]")
        lines.append(
            f"    上次 last   {row.last_attempt or '—'}   成功 success  {row.last_success or '—'}"
            f"   下次 next  {row.next_due or '—'}{_window(row)}"
        )
    return "\n".join(lines)
