"""The report of a run: ``runs/<run>/run.json`` for programs, ``run.html`` for people."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.exit_codes import ExitCode
from crawler.outcome import SourceOutcome
from crawler.run import monitors
from crawler.run.monitors import Notice
from crawler.store import results, schema
from crawler.workspace import Workspace

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ddd;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top}td.n{text-align:right}.error{color:#a40000}.warning{color:#8a5a00}"
)
HEADINGS = (
    "来源 source", "结果 outcome", "原因 reason", "预期 expected", "声明 declared", "列出 listed",
    "取得 fetched", "新 new", "改 changed", "消失 vanished", "错误 errors", "MB", "秒 s",
)  # fmt: skip


def write(workspace: Workspace, run_id: str) -> tuple[Notice, ...]:
    """Write both reports of a run; what the monitors noticed."""
    data, noticed = gather(workspace, run_id)
    directory = workspace.runs / run_id
    directory.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for name, content in (("run.json", text), ("run.html", render(data))):
        _replace(directory / name, content)
    _replace(workspace.runs / "latest.json", text)
    return noticed


def gather(workspace: Workspace, run_id: str) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """The report as data: ``run``, ``totals``, ``sources``, ``notices``, ``events``."""
    rows = tuple(results.source_runs(workspace, run_id))
    expected = {source.id: source.expected_reports for source in results.sources(workspace)}
    run = next(run for run in results.runs(workspace) if run.id == run_id)
    with schema.reading(workspace.crawl_db) as database:
        assert database is not None
        errors = monitors.errors_by_class(database, run_id)
        noticed = tuple(monitors.notices(database, rows))
    sources = [
        {
            **asdict(row),
            "expected": expected.get(row.source_id),
            "errors_by_class": errors.get(row.source_id, {}),
        }
        for row in rows
    ]
    data = {
        "run": asdict(run),
        "totals": _totals(sources),
        "sources": sources,
        "notices": [asdict(notice) for notice in noticed],
        "events": [asdict(event) for event in results.events(workspace, run_id)],
    }
    return data, noticed


def render(data: dict[str, Any]) -> str:
    """The report as one self-contained page; sources that fell short come first."""
    run, totals = data["run"], data["totals"]
    code = (
        "-" if run["exit_code"] is None else f"{run['exit_code']} {ExitCode(run['exit_code']).name.lower()}"
    )
    outcomes = ", ".join(f"{name} {count}" for name, count in totals["outcomes"].items() if count)
    sources = sorted(data["sources"], key=lambda row: SourceOutcome(row["outcome"]).good)
    return (
        f"<!doctype html><html lang=zh><meta charset=utf-8><title>采集报告 {_text(run['id'])}</title>"
        f"<style>{STYLE}</style><h1>采集报告 Crawl report</h1>"
        f"<p>{_text(run['id'])} · {_text(run['started'])} – {_text(run['finished'] or '…')} · "
        f"退出码 exit code {_text(code)} · {_text(outcomes or '无到期来源 nothing was due')}</p>"
        f"<h2>须处理 To act on</h2>{_notices(notice for notice in data['notices'] if notice['act'])}"
        f"<h2>来源 Sources</h2><table><tr>{''.join(f'<th>{name}' for name in HEADINGS)}</tr>"
        f"{''.join(map(_source, sources))}</table>{_not_asked(data['events'])}"
        f"<h2>其他提示 Other notices</h2>{_notices(n for n in data['notices'] if not n['act'])}</html>\n"
    )


def _totals(sources: list[dict[str, Any]]) -> dict[str, Any]:
    counted = ("listed", "fetched", "new", "changed", "vanished", "errors", "bytes")
    outcomes = {ended.value: sum(row["outcome"] == ended for row in sources) for ended in SourceOutcome}
    return {"outcomes": outcomes, **{name: sum(row[name] for row in sources) for name in counted}}


def _source(row: dict[str, Any]) -> str:
    numbers = ("expected", "declared", "listed", "fetched", "new", "changed", "vanished")
    errors = ", ".join(f"{name} {count}" for name, count in row["errors_by_class"].items())
    reason = f"{row['reason_zh']} {row['reason_en']}" if row["reason_zh"] else ""
    cells = "".join(f"<td class=n>{'' if row[name] is None else row[name]}" for name in numbers)
    return (
        f"<tr><td>{_text(row['source_id'])}<td>{_text(row['outcome'])}<td>{_text(reason)}{cells}"
        f"<td>{_text(errors)}<td class=n>{row['bytes'] / 1e6:.2f}<td class=n>{row['seconds']:.0f}</tr>"
    )


def _notices(notices: Iterable[dict[str, Any]]) -> str:
    lines = [
        f"<li class={notice['level']}>{_text(notice['source_id'])}："
        f"{_text(notice['zh'])} {_text(notice['en'])}"
        for notice in notices
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else "<p>无 none</p>"


def _not_asked(events: Iterable[dict[str, Any]]) -> str:
    """The sources that were due while the crawl window of their portal was not open."""
    lines = [
        f"<li>{_text(event['source_id'])}：{_text(event['detail'])}"
        for event in events
        if event["kind"] == results.OUTSIDE_WINDOW
    ]
    heading = "<h2>到期但不在采集时段（北京时间） Due, outside their crawl window (China)</h2>"
    return f"{heading}<ul>{''.join(lines)}</ul>" if lines else ""


def _text(value: object) -> str:
    return html.escape(str(value))


def _replace(path: Path, content: str) -> None:
    """Write beside, then rename: a reader sees the old file or the new one, never half."""
    beside = path.with_suffix(path.suffix + ".part")
    with beside.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
