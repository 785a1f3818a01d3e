"""The command line wherever it is run: terminals and schedulers not in UTF-8, folders with any name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import demo
from archive.cli import main
from archive.refresh import RefreshSummary
from crawler.exit_codes import ExitCode
from crawler.lock import held
from crawler.run.runner import CrawlSummary
from crawler.workspace import Workspace

# Nothing answers on port 9 of this machine.
PORTAL = """
{id: nobody, host: "127.0.0.1:9", address: 127.0.0.1, title: {zh: 某县}, division: "990101", family: trs,
verified: simulated, sources: [{id: nb, title: 年报, url: "http://127.0.0.1:9/nb/"}]}
"""


def nianbao(encoding: str, *arguments: str) -> str:
    """What the command prints where the terminal is in *encoding*; it must end well."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "archive", *arguments]
    ended = subprocess.run(command, capture_output=True, env=environment, check=True)
    return ended.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["gbk", "latin-1"])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_letter_the_terminal_does_not_have_is_printed_as_an_escape(
    encoding: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    report.write_text("<p>镕州市䶮山区２０２２年政府信息公开工作年度报告</p>", encoding="utf-8")
    printed = nianbao(encoding, "read", str(report), *options)
    assert "\\u4dae" in printed  # 䶮, which GBK does not have either


@pytest.mark.parametrize("encoding", ["gbk", "latin-1"])
def test_help_is_printed_on_any_terminal(encoding: str) -> None:
    assert "refresh" in nianbao(encoding, "--help")


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_stopped_says_so(asked: signal.Signals, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    os.mkfifo(report)
    command = [sys.executable, "-m", "archive", "read", str(report)]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process,
        report.open("wb"),  # opens once the command does, which then waits for the bytes
    ):
        process.send_signal(asked)
        _, said = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert said == "nianbao: 已中断，再次运行即可继续。 Interrupted; run again to continue.\n"


@pytest.mark.parametrize("command", ["refresh", "crawl", "extract", "build", "publish"])
def test_two_commands_that_write_to_one_data_directory_do_not_overlap(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.from_environment(tmp_path / "data")
    workspace.runs.mkdir()
    (tmp_path / "nobody.yml").write_text(PORTAL, encoding="utf-8")
    monkeypatch.setenv("NIANBAO_PORTALS", str(tmp_path))
    with held(workspace.lock, ""), held(workspace.runs / "crawl.lock", ""):
        ended = CliRunner().invoke(main, ["--data", str(workspace.root), command])
    assert ended.exit_code == ExitCode.USAGE
    assert str(workspace.root) in ended.output and "wait for it to end" in ended.output
    assert not workspace.extracts_db.exists() and not workspace.archive_db.exists()


def test_the_demo_ends_with_a_command_that_can_be_pasted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", "/srv/数据 目录")
    crawl = CrawlSummary("run", ExitCode.COMPLETE, (), 0, 0, 1.0)
    night = RefreshSummary(ExitCode.COMPLETE, crawl, None, None, None, None)
    told = demo.render(demo.DemoSummary(night, Workspace(tmp_path)))
    assert "NIANBAO_DATA='/srv/数据 目录' make serve" in told
