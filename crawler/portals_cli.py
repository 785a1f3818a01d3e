"""``nianbao portals``: look at the registry, check it, add to it."""

# The registry is imported by the command that needs it, so that other commands start at once.
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crawler.registry import Portal

REGISTRY = click.option(
    "--registry",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="登记目录（默认 NIANBAO_PORTALS 或随项目所附）。 Registry directory.",
)


@click.group("portals")
def portals() -> None:
    """门户登记：查看、检查、添加。 The registry of portals: list, check, add."""


@portals.command("list")
@REGISTRY
def list_portals(registry: Path | None) -> None:
    """列出全部门户和来源。 Every portal and its sources."""
    from crawler.registry import load_registry

    for portal in load_registry(registry).portals.values():
        click.echo(
            f"{portal.id}  {portal.title.zh}  {portal.host}  {portal.family}  {portal.verified or '未核实'}"
        )
        for source in portal.sources:
            click.echo(f"    {portal.source_id(source)}  {source.title}  {source.url}")


@portals.command("check")
@REGISTRY
def check_portals(registry: Path | None) -> None:
    """检查全部门户文件。 Validate every portal file."""
    from crawler.registry import load_registry

    found = load_registry(registry)
    sources = sum(len(portal.sources) for portal in found.portals.values())
    click.echo(
        f"{found.directory}：{len(found.portals)} 个门户、{sources} 个来源，全部有效。"
        f" {len(found.portals)} portals, {sources} sources, all valid.{_unverified(found.portals.values())}"
    )


def _unverified(found: Iterable[Portal]) -> str:
    count = sum(portal.verified not in ("observed", "simulated") for portal in found)
    return f" {count} 个未经核实，仅在点名时采集。 {count} unverified: crawled only by name." if count else ""


@portals.command("add")
@click.argument("url")
@REGISTRY
def add_portal(url: str, registry: Path | None) -> None:
    """看一眼列表页，建议一份门户文件。 Look at a list page and propose a portal file."""
    from crawler.registry import load_registry
    from crawler.run.probe import propose

    click.echo(propose(url, load_registry(registry).portals.values()))
