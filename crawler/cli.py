"""The crawler's commands; ``nianbao`` assembles them."""

# Scrapy is imported by the command that needs it, so that other commands start at once.
from __future__ import annotations

import sys
from pathlib import Path

import click

from crawler.portals_cli import portals
from crawler.workspace import Workspace


@click.command("crawl")
@click.argument("portal_ids", nargs=-1, metavar="[PORTAL]...")
@click.option(
    "--registry",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="门户登记目录（默认 NIANBAO_PORTALS）。 Registry directory.",
)
@click.option("--due", is_flag=True, help="只采集到期的来源。 Only the sources that are due.")
@click.option("--unverified", is_flag=True, help="包括未经核实的来源。 Also sources nobody has verified.")
def crawl(portal_ids: tuple[str, ...], registry: Path | None, due: bool, unverified: bool) -> None:
    """采集门户（默认全部已核实的）。 Crawl portals (default: all verified ones)."""
    from crawler.run import runner

    workspace = Workspace.from_environment()
    summary = runner.crawl(workspace, registry, portal_ids, due_only=due, unverified=unverified)
    for row in summary.sources:
        reason = f"{row.reason_zh}。 {row.reason_en}." if row.reason_zh else ""
        click.echo(f"{row.source_id}  {row.outcome}  {row.listed}/{row.fetched}  {reason}".rstrip())
    click.echo(summary)
    sys.exit(int(summary.exit_code))


@click.command("fetch")
@click.argument("url")
@click.option(
    "--registry",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="门户登记目录（默认 NIANBAO_PORTALS）。 Registry directory.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="存为文件。 Save the body."
)
def fetch(url: str, registry: Path | None, output: Path | None) -> None:
    """礼貌地取一个网页看看，不入库。 Fetch one page, politely, and keep nothing."""
    from crawler.exit_codes import ExitCode
    from crawler.registry import load_registry
    from crawler.run.probe import probe

    found = probe(url, load_registry(registry).portals.values())
    size = len(found.body) if found.body is not None else 0
    click.echo(f"{found.outcome}  {found.status or '-'}  {found.content_type or '-'}  {size} B  {found.url}")
    if found.outcome != "ok":
        click.echo(found.reason)
        sys.exit(int(ExitCode.NOTHING_REACHABLE))
    if output and found.body is not None:
        output.write_bytes(found.body)


@click.command("browser")
@click.option("--install", is_flag=True, help="没有时安装。 Install one if there is none.")
def browser_command(install: bool) -> None:
    """查找（或安装）少数门户所需的浏览器。 Find (or install) the browser a few portals need."""
    from crawler.fetch import browser

    found = browser.install() if install else browser.find()
    if found is None:
        raise browser.BrowserMissingError(
            "没有找到浏览器，请运行 nianbao browser --install。"
            " No browser was found; run nianbao browser --install."
        )
    click.echo(f"浏览器 browser: {found.name}")


@click.command("export-wacz")
@click.argument("portal_id", metavar="PORTAL")
@click.option("--since", default="2000-01-01", show_default=True, help="起始日期。 First day.")
@click.option(
    "--until", default="2100-01-01", show_default=True, help="截止日期（不含）。 Day after the last."
)
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="WACZ 文件。"
)
def export_wacz(portal_id: str, since: str, until: str, output: Path) -> None:
    """把一个门户一段时间的存档打包为 WACZ。 Pack a portal and period of the store as WACZ."""
    from crawler.store import wacz_export

    click.echo(wacz_export.export(Workspace.from_environment(), portal_id, since, until, output))


commands: tuple[click.Command, ...] = (crawl, portals, fetch, browser_command, export_wacz)
