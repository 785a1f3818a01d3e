"""Damaged files of every container: a report, another kind of document, or a stated refusal; never a crash, a
hang, or a number that is silently wrong.

The long run of the same targets: ``python -m tests.extract.fuzz`` (a million documents; resumes its log).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import UnreadableError
from extract.model import State
from extract.read import read_bytes
from extract.task import extract_bytes
from extract.values import read_value
from tests.extract.fuzz import run
from tests.extract.fuzz.child import faults_of
from tests.extract.fuzz.model import Damaged, Reach
from tests.extract.fuzz.oracle import broken_shape, silent
from tests.extract.fuzz.papers import PARTS
from tests.extract.fuzz.targets import NAMES, TARGETS, damaged, valid

SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
STATED = tuple(name for name in NAMES if name not in {"image", "office"})  # LibreOffice takes seconds


@pytest.mark.timeout(900)  # twelve seconds of CPU; the machine may be busy
def test_damaged_files_are_read_refused_or_flagged(tmp_path: Path) -> None:
    """The long run itself, short: in its own process, whose limits must not be those of the tests."""
    log = tmp_path / "fuzz.jsonl"
    command = [sys.executable, "-m", "tests.extract.fuzz", "--documents", "1500", "--even"]
    done = subprocess.run(
        [*command, "--processes", "1", "--log", str(log)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {line["container"] for line in run.logged(log)} == set(NAMES)
    assert run.resumed(run.plan(1500, NAMES, even=True), run.logged(log)) == []


@pytest.mark.parametrize(
    ("container", "part"),
    [(name, part) for name in STATED for part in PARTS if part in TARGETS[name].parts],
)
def test_the_undamaged_files_are_read_exactly(container: str, part: str) -> None:
    for variant in range(TARGETS[container].variants):
        file = valid(container, part, variant)
        outcome, faults = faults_of(Damaged(file.data, Reach.QUIET, "", file.truth), twice=True)
        assert (outcome, faults) == ("report", [])


def test_a_document_is_the_same_bytes_every_time() -> None:
    for container in NAMES:
        assert [damaged(container, n) for n in range(5)] == [damaged(container, n) for n in range(5)]


def test_the_oracle_notices_a_wrong_number_and_a_broken_shape() -> None:
    file = valid("html", "review", 0)
    extract = json.loads(extract_bytes(file.data))
    assert broken_shape(extract) is None
    cell = extract["cells"]["review.reconsideration.upheld"]
    cell["number"] += 1
    for reach in (Reach.QUIET, Reach.ORDER, Reach.FIGURE):
        assert [code for code, _ in silent(extract, Damaged(b"", reach, "", file.truth))] == ["silent"]
    nowhere = Damaged(b"", Reach.ANY, "", file.truth, source="没有数字")
    assert [code for code, _ in silent(extract, nowhere)] == ["invented"]
    cell["number"] = None
    assert "is number None" in str(broken_shape(extract))


def test_a_child_that_dies_costs_one_document_and_the_rest_of_its_block_is_read() -> None:
    child = run.Child()
    child.give(("text", 0, 3))
    child.stop()
    line, rest = child.take()
    assert (line["count"], [fault[1] for fault in line["faults"]]) == (1, ["died"])
    assert {block[0] for block in rest} == {"text"}
    child.stop()


def test_a_longer_run_begins_with_the_shorter_one() -> None:
    short, long = set(run.plan(100_000, NAMES)), set(run.plan(1_000_000, NAMES))
    assert short < long
    assert sum(count for _, _, count in long) == 1_000_000
    done = [{"container": name, "first": first, "count": count} for name, first, count in short]
    assert set(run.resumed(sorted(long), done)) == long - short


@SETTINGS
@given(data=st.binary(max_size=400))
def test_random_bytes_are_refused_or_no_report(data: bytes) -> None:
    try:
        _, report = read_bytes(data)
    except UnreadableError:
        return
    assert report.kind != "report"


@SETTINGS
@given(text=st.text(alphabet="0123456789０１９,.，+-−/—无件元 \t\n\u3000\xa0?*约余", max_size=12))
def test_any_cell_text_has_a_state_and_a_number_only_when_one_is_printed(text: str) -> None:
    value = read_value(text)
    assert (value.number is None) or value.state is State.NUMBER
    assert (value.state is State.NUMBER) <= any(character.isdigit() for character in text)
