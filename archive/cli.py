"""The ``nianbao`` command: every stage's commands, one sentence per error, distinct exit codes."""

# Heavy libraries are imported by the command that needs them, so that `nianbao read` starts at once.
from __future__ import annotations

import io
import logging
import os
import sys
from typing import Any

import click

import crawler.cli
import crawler.simulator.cli
import extract.cli
from archive.errors import ArchiveError
from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.lock import writing
from crawler.signals import terminated_as_interrupted
from crawler.workspace import Workspace
from extract.errors import ExtractError

STAGE_ERRORS = (CrawlerError, ExtractError, ArchiveError)


class _Nianbao(click.Group):
    """Turns every stage error into one sentence on stderr and its documented exit code.

    Prints what the terminal has no letter for as an escape.
    """

    def main(self, *arguments: Any, **options: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # a terminal in GBK, a cron in Latin-1
        return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:
        try:
            with terminated_as_interrupted():
                return super().invoke(context)
        except STAGE_ERRORS as error:
            click.echo(f"nianbao: {error}", err=True)
            context.exit(int(error.exit_code))
        except KeyboardInterrupt:
            click.echo("nianbao: 已中断，再次运行即可继续。 Interrupted; run again to continue.", err=True)
            context.exit(int(ExitCode.INTERRUPTED))


@click.group(cls=_Nianbao, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nianbao", prog_name="nianbao")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    help="数据目录（默认 NIANBAO_DATA 或 ./data）。 Data directory.",
)
@click.option("-v", "--verbose", is_flag=True, help="显示详细日志。 More log lines.")
def main(data: str | None, verbose: bool) -> None:
    """年报 — 收集、读取并公布政府信息公开工作年度报告。

    Collect, read and publish Chinese government information-disclosure annual reports.
    """
    if data:
        os.environ["NIANBAO_DATA"] = data
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for noisy in ("httpx", "asyncio", "pdfminer", "PIL"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


@main.command("refresh")
@click.argument("portals", nargs=-1)
@click.option(
    "--registry", type=click.Path(exists=True, file_okay=False), help="门户登记目录。 Registry directory."
)
@click.option(
    "--all", "everything", is_flag=True, help="不管是否到期，全部重新查看。 Also what is not due yet."
)
@click.option("--unverified", is_flag=True, help="包括未经核实的来源。 Also sources nobody has verified.")
def refresh_command(
    portals: tuple[str, ...], registry: str | None, everything: bool, unverified: bool
) -> None:
    """每夜任务：采集、读取、建库、发布。 The nightly job: crawl, read, build, publish."""
    from archive import refresh

    summary = refresh.refresh(
        Workspace.from_environment(),
        registry=registry,
        portals=portals,
        due_only=not everything,
        unverified=unverified,
    )
    click.echo(refresh.render(summary))
    sys.exit(int(summary.exit_code))


@main.command("demo")
def demo_command() -> None:
    """在本机的模拟门户上跑完整流程。 The whole pipeline on simulated portals on this machine."""
    from archive import demo

    summary = demo.demo(Workspace.from_environment())
    click.echo(demo.render(summary))
    sys.exit(int(summary.refresh.exit_code))


@main.command("status")
@click.option("--json", "as_json", is_flag=True, help="机器可读。 Machine readable.")
def status_command(as_json: bool) -> None:
    """每个来源的上次尝试、上次成功、结果、原因、下次。

    Every source: last attempt, last success, outcome, reason, what is next.
    """
    from archive import status

    workspace = Workspace.from_environment()
    click.echo(status.as_json(workspace) if as_json else status.render(workspace))


@main.command("build")
@click.option(
    "--from-scratch", is_flag=True, help="丢弃 archive.db 重新建库。 Rebuild archive.db from nothing."
)
def build_command(from_scratch: bool) -> None:
    """把读取结果装入 archive.db 并核对。 Load extracts into archive.db and check them."""
    from archive import load

    workspace = Workspace.from_environment()
    with writing(workspace):
        click.echo(load.build(workspace, from_scratch=from_scratch))


@main.command("publish")
def publish_command() -> None:
    """建成、核验并切换到新版本。 Build beside, validate, switch to a new release."""
    from archive import publish

    workspace = Workspace.from_environment()
    with writing(workspace):
        click.echo(publish.publish(workspace))


@main.command("verify")
def verify_command() -> None:
    """重新读取所存字节，证明当前版本。 Re-read the kept bytes and prove the current release."""
    from archive import verify

    summary = verify.verify(Workspace.from_environment())
    click.echo(summary)
    sys.exit(int(summary.exit_code))


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True)
def serve_command(host: str, port: int) -> None:
    """打开网站（当前版本）。 Serve the current release."""
    from archive import serve

    serve.serve(Workspace.from_environment(), host=host, port=port)


for _command in (*crawler.cli.commands, *crawler.simulator.cli.commands, *extract.cli.commands):
    main.add_command(_command)
