"""A disk that fills up during build or publish: one sentence, an exit code, yesterday's release as it was."""

from __future__ import annotations

import errno
import gc
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import load, publish, releases
from archive.cli import main
from archive.releases import downloads, files, parquet
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace
from tests.archive import nights
from tests.archive.factory import World

pytestmark = [pytest.mark.usefixtures("small_division_table"), pytest.mark.timeout(900)]

DISK = 64 << 20  # bytes of the small disk
STEPS = 10  # amounts of free room tried, from none to almost enough


@contextmanager
def inputs(made: World) -> Iterator[None]:
    """``nianbao build`` sees *made*; ``nianbao publish`` leaves out the site's smoke test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "WorkspaceInputs", lambda _: made)
        patch.setattr(publish, "_site_smoke", lambda _: ())
        yield


def command(workspace: Workspace, name: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(workspace.root), name])


def night(workspace: Workspace) -> Result:
    """Build and, if that was possible, publish, as the command line does."""
    built = command(workspace, "build")
    return command(workspace, "publish") if built.exit_code == ExitCode.COMPLETE else built


def assert_one_sentence(ended: Result) -> None:
    """Exit code 5 from the build, 4 from publishing; what, where, what to do, once in each language."""
    assert ended.exit_code in (ExitCode.INTERRUPTED, ExitCode.GATE_REFUSED), ended.output
    lines = [line for line in ended.output.splitlines() if line.startswith("nianbao: ")]
    assert len(lines) == 1 and "Traceback" not in ended.output, ended.output
    assert "昨天的版本保持不变" in lines[0] and "yesterday's" in lines[0]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Yesterday's release, and more to publish."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    made = Workspace(tmp_path)
    nights.night(nights.world(0), made)
    return made


def assert_the_next_run_completes(workspace: Workspace, made: World) -> None:
    assert nights.assert_whole(workspace) == nights.FIRST
    with inputs(made):
        assert night(workspace).exit_code == ExitCode.COMPLETE
    assert nights.assert_whole(workspace) == nights.FIRST + nights.NIGHTLY


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_build_whose_files_cannot_grow(workspace: Workspace, share: float) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    room = int(workspace.archive_db.stat().st_size * share)
    made = nights.world(1)
    workspace.archive_db.unlink()
    with inputs(made):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            ended = command(workspace, "build")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert_one_sentence(ended)
    assert ended.exit_code == ExitCode.INTERRUPTED
    assert_the_next_run_completes(workspace, made)


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# What publishing writes with, in the order in which it does.
WRITES = (
    (downloads, "safe"),
    (downloads, "_dicts"),
    (downloads, "_packed"),
    (downloads, "create_table"),
    (parquet, "write"),
    (files, "_write_json"),
    (files, "_inspect"),
    (releases, "_flush"),
    (shutil, "copyfileobj"),
    (Path, "rename"),
    (Path, "symlink_to"),
    (Path, "write_text"),
)


@pytest.mark.parametrize(("owner", "name"), WRITES, ids=[name for _, name in WRITES])
def test_a_release_that_cannot_be_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    made = nights.world(1)
    with inputs(made):
        assert command(workspace, "build").exit_code == ExitCode.COMPLETE
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, full)
            ended = command(workspace, "publish")
    assert_one_sentence(ended)
    assert ended.exit_code == ExitCode.GATE_REFUSED and "No space left on device" in ended.output
    assert not (workspace.releases / releases.STAGING).exists()
    assert_the_next_run_completes(workspace, made)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that can be filled."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small file system takes root")
    directory = tmp_path / "disk"
    directory.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(directory)]
    if subprocess.run(options, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let a test mount a file system")
    try:
        yield directory
    finally:
        subprocess.run(["umount", "--lazy", str(directory)], check=True)


def free(directory: Path) -> int:
    found = os.statvfs(directory)
    return found.f_bavail * found.f_frsize


def leave(directory: Path, room: int) -> None:
    """Fill the disk up to *room* bytes."""
    filler = directory / "filler"
    filler.unlink(missing_ok=True)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free(directory) - room)


def needed(directory: Path, made: World) -> int:
    """Bytes one more night takes on an empty disk."""
    workspace = Workspace(directory / "measured")
    nights.night(nights.world(0), workspace)
    before = free(directory)
    nights.night(made, workspace)
    taken = before - free(directory)
    shutil.rmtree(workspace.root)
    return taken


def failing_night(workspace: Workspace, made: World) -> int:
    with inputs(made):
        ended = night(workspace)
    assert_one_sentence(ended)
    return ended.exit_code


def test_a_disk_full_at_any_point_of_the_night(small_disk: Path) -> None:
    made = nights.world(1)
    taken, codes = needed(small_disk, made), set()
    yesterday, workspace = Workspace(small_disk / "yesterday"), Workspace(small_disk / "data")
    nights.night(nights.world(0), yesterday)
    for step in range(STEPS):
        # From the same state each time: what an earlier step has built would leave less to write.
        shutil.rmtree(workspace.root, ignore_errors=True)
        (small_disk / "filler").unlink(missing_ok=True)
        shutil.copytree(yesterday.root, workspace.root, symlinks=True)
        gc.collect()  # a connection the failure left open would give its room back in the middle of the night
        leave(small_disk, taken * step // STEPS)
        codes.add(failing_night(workspace, made))
        assert nights.assert_whole(workspace) == nights.FIRST
    assert codes == {ExitCode.INTERRUPTED, ExitCode.GATE_REFUSED}, "both stages have met the full disk"
    (small_disk / "filler").unlink()
    assert_the_next_run_completes(workspace, made)
