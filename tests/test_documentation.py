"""The README and docs/ say what the code does: commands, exit codes, targets, dependencies, outcomes."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from archive.cli import main
from crawler.exit_codes import ExitCode
from crawler.outcome import SourceOutcome
from crawler.registry import load_portal

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = README + "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
# "lxml>=6", "datasette==0.65.5", "scrapy-playwright==0.0.48"
REQUIREMENT = re.compile(r"[A-Za-z0-9_-]+")
# ```yaml … ```
YAML_EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
TYPE_STUBS = {"lxml-stubs", "types-PyYAML", "types-tqdm"}


def test_every_command_is_documented() -> None:
    assert isinstance(main, click.Group)
    undocumented = [name for name in main.commands if f"nianbao {name}" not in DOCS]
    assert not undocumented


def test_every_exit_code_is_documented() -> None:
    for code in ExitCode:
        assert re.search(rf"^\| {int(code)} \| ", README, re.MULTILINE), code


def test_every_outcome_of_a_source_is_documented() -> None:
    for outcome in SourceOutcome:
        assert f"| `{outcome}` |" in README


@pytest.mark.parametrize(
    "target",
    ["setup", "demo", "refresh", "serve", "test", "bench", "lint", "verify", "clean", "browser", "help"],
)
def test_make_knows_the_target(target: str) -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^{target}\s", listed, re.MULTILINE)


def test_every_dependency_earns_its_place_in_the_table() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    names = {match.group() for line in wanted if (match := REQUIREMENT.match(line))}
    table = README[README.index("## Dependencies") :]
    assert sorted(name for name in names - TYPE_STUBS if name not in table) == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    extras = {name: lines for name, lines in project["optional-dependencies"].items() if name != "bench"}
    wanted = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    names = {match.group().lower() for line in wanted if (match := REQUIREMENT.match(line))}
    assert sorted(names - pinned) == []


def test_the_portal_of_the_readme_is_valid(tmp_path: Path) -> None:
    (example,) = YAML_EXAMPLE.findall(README)
    file = tmp_path / f"{yaml.safe_load(example)['id']}.yml"
    file.write_text(example, encoding="utf-8")
    assert load_portal(file).sources
