"""What may happen to the releases between two nights; the next run shows a whole release again."""

from __future__ import annotations

import itertools
import logging
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from archive import publish, releases, status
from archive.errors import GateError
from crawler.workspace import Workspace
from tests.archive import nights

pytestmark = pytest.mark.usefixtures("small_division_table")

Harm = Callable[[Path], None]


def removed(current: Path) -> None:
    shutil.rmtree(current.resolve())


def nowhere(current: Path) -> None:
    current.unlink()
    current.symlink_to("gone")


def itself(current: Path) -> None:
    current.unlink()
    current.symlink_to(current.name)


def no_link(current: Path) -> None:
    current.unlink()


def plain_file(current: Path) -> None:
    current.unlink()
    current.write_text("20260101T000000Z-00000000\n", encoding="utf-8")


def empty_directory(current: Path) -> None:
    current.unlink()
    current.mkdir()


def copied(current: Path) -> None:
    """As a tool leaves it that follows links."""
    release = current.resolve()
    current.unlink()
    shutil.copytree(release, current)


def corrupt(name: str) -> Harm:
    def harm(current: Path) -> None:
        (current / name).write_bytes(b"{ torn")

    harm.__name__ = f"corrupt {name}"
    return harm


def torn_database(current: Path) -> None:
    data = (current / releases.DATABASE).read_bytes()
    (current / releases.DATABASE).write_bytes(data[: len(data) // 2])


def lost_download(current: Path) -> None:
    (current / "reports.csv").unlink()


LINKS: tuple[Harm, ...] = (removed, nowhere, itself, no_link, plain_file, empty_directory, copied)
FILES: tuple[Harm, ...] = (
    corrupt(releases.MANIFEST),
    corrupt(releases.SUMS),
    corrupt(releases.INSPECT),
    corrupt(releases.DATABASE),
    torn_database,
    lost_download,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two releases; the second is current."""
    made = Workspace(tmp_path)
    for number in range(2):
        nights.night(nights.world(number), made)
    return made


def named(harm: Harm) -> str:
    return harm.__name__


@pytest.mark.parametrize("new", [0, 1], ids=["nothing new", "new reports"])
@pytest.mark.parametrize("harm", [*LINKS, *FILES], ids=named)
def test_the_next_run_repairs(workspace: Workspace, harm: Harm, new: int) -> None:
    current = workspace.releases / releases.CURRENT
    harm(current)
    nights.night(nights.world(1 + new), workspace)
    assert nights.assert_whole(workspace) == nights.FIRST + nights.NIGHTLY * (1 + new)
    assert not list(workspace.releases.glob(".*")), "nothing is left lying about"


@pytest.mark.parametrize("harm", [*LINKS, *FILES], ids=named)
def test_the_status_names_the_release_that_is_shown(workspace: Workspace, harm: Harm) -> None:
    harm(workspace.releases / releases.CURRENT)
    shown, told = releases.last_release(workspace), status.release(workspace)
    assert shown is not None and told is not None
    assert told["id"] == (releases.releases(workspace)[-1] if harm is copied else shown).name


class QuarterSeconds:
    """A clock by which a night takes no time: each look at it is a quarter of a second later."""

    looks = itertools.count()

    @classmethod
    def now(cls, zone: tzinfo) -> datetime:
        return datetime(2026, 2, 1, tzinfo=zone) + timedelta(seconds=next(cls.looks) / 4)


def test_a_release_made_again_within_its_second_takes_the_name_of_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "datetime", QuarterSeconds)
    for second in range(2):
        (workspace.releases / releases.CURRENT / releases.MANIFEST).unlink()
        nights.night(nights.world(1), workspace)
        nights.assert_whole(workspace)
        made = (workspace.releases / releases.CURRENT).resolve().name
        assert made.startswith(f"{datetime(2026, 2, 1, 0, 0, second, tzinfo=UTC):%Y%m%dT%H%M%SZ}-")


def test_a_damaged_release_is_told_and_the_gates_compare_with_the_one_before(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    torn_database(workspace.releases / releases.CURRENT)
    made = nights.world(1)
    made.captured.pop(1)
    with caplog.at_level(logging.ERROR), pytest.raises(GateError, match="不知去向"):
        nights.night(made, workspace)
    assert "已损坏" in caplog.text and "is damaged" in caplog.text
