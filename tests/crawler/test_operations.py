"""docs/operations.md: its units, cron line and workflow are well formed and call commands that exist."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from archive.cli import main

TEXT = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_units_say_what_systemd_understands(tmp_path: Path) -> None:
    service, timer = blocks("ini")
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(service)
    command = parsed["Service"]["ExecStart"].split()
    assert command[0].endswith("/nianbao") and command[1] in main.commands
    assert "Persistent=true" in timer
    if shutil.which("systemd-analyze"):
        local = service.replace(command[0], "/bin/true").replace("User=nianbao\n", "")
        (tmp_path / "nianbao.service").write_text(local)
        (tmp_path / "nianbao.timer").write_text(timer)
        checked = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(tmp_path / "nianbao.timer")],
            capture_output=True,
            text=True,
        )
        assert "nianbao" not in checked.stderr, checked.stderr


def test_the_workflow_and_the_cron_line_call_make_refresh() -> None:
    workflow = yaml.safe_load(blocks("yaml")[0])
    steps = workflow["jobs"]["refresh"]["steps"]
    assert "make refresh" in [step.get("run") for step in steps]
    line = blocks("cron")[0].splitlines()[-1]
    assert re.fullmatch(r"(\S+ ){5}cd \S+ && .*make --silent refresh", line)
    makefile = (Path(__file__).parents[2] / "Makefile").read_text()
    assert re.search(r"^refresh:", makefile, re.MULTILINE)


@pytest.mark.parametrize("variable", re.findall(r"^\| `(\w+)`", TEXT, re.MULTILINE))
def test_every_setting_named_is_read_somewhere(variable: str) -> None:
    package = Path(__file__).parents[2] / "crawler"
    assert any(variable in file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
