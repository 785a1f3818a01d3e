"""The directory of releases: which is current, which are whole, how one comes in, how old ones go."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.workspace import Workspace

DATABASE, MANIFEST, INSPECT, CURRENT = "nianbao.db", "manifest.json", "inspect.json", "current"
SUMS = "SHA256SUMS"  # of every other file, as `sha256sum -c` reads it
STAGING = ".building"
KEPT = 3  # releases


def last_release(workspace: Workspace) -> Path | None:
    """The release being served; if it was taken away, the newest one that is still there."""
    return next(iter(candidates(workspace)), None)


def candidates(workspace: Workspace) -> list[Path]:
    """Every release that is there in the order in which to show them: the current one, then the newest."""
    # realpath: a link that leads nowhere, or to itself, is no error.
    chosen = Path(os.path.realpath(workspace.releases / CURRENT))
    others = [path for path in reversed(releases(workspace)) if path != chosen]
    return [chosen, *others] if (chosen / DATABASE).is_file() else others


def releases(workspace: Workspace) -> list[Path]:
    """Every release that is there, oldest first."""
    found = (path.parent for path in Path(os.path.realpath(workspace.releases)).glob(f"*/{DATABASE}"))
    kept = (path for path in found if not path.is_symlink() and not path.name.startswith("."))
    return sorted((path for path in kept if path.name != CURRENT), key=_age)


def _age(release: Path) -> tuple[str, int]:
    # Two releases of one second differ in their content hash, which says nothing of their order.
    return release.name.partition("-")[0], (release / DATABASE).stat().st_mtime_ns


@contextmanager
def staging(workspace: Workspace) -> Iterator[Path]:
    """An empty directory beside the releases; what a killed run left there is removed first."""
    directory = workspace.releases / STAGING
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def switch(workspace: Workspace, staged: Path, release_id: str) -> Path:
    """Flush *staged*, move it into place, and point ``current`` at it in one rename; drop the oldest."""
    for file in staged.iterdir():
        _flush(file)
    _flush(staged)
    release = workspace.releases / release_id
    staged.rename(release)
    point(workspace, release)
    older = [path for path in releases(workspace) if path.name != release_id]
    for path in older[: -(KEPT - 1)]:
        shutil.rmtree(path, ignore_errors=True)
    return release


def point(workspace: Workspace, release: Path) -> None:
    """Let ``current`` lead to *release*, in one step, whatever stood there before."""
    current = workspace.releases / CURRENT
    if os.path.realpath(current) == os.path.realpath(release):
        return
    link = workspace.releases / f".{CURRENT}-{release.name}"
    link.unlink(missing_ok=True)
    link.symlink_to(release.name, target_is_directory=True)
    if current.is_dir() and not current.is_symlink():
        # Copied by a tool that follows links: a directory cannot be replaced by a link in one step, but
        # without it the newest release is shown, and that is this one.
        shutil.rmtree(current)
    link.replace(current)
    _flush(workspace.releases)


def sums(release: Path) -> dict[str, str]:
    """File name → sha256 as *release* states them; empty when it does not."""
    try:
        lines = (release / SUMS).read_text(encoding="utf-8").split("\n")[:-1]
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}


def damage(release: Path) -> Iterator[str]:
    """One sentence for each file that is not listed, not there, or not what its checksum says."""
    listed = sums(release)
    there = {path.name for path in release.iterdir() if path.name != SUMS}
    for name in sorted({*listed, *there, DATABASE, MANIFEST, INSPECT}):
        if name not in there:
            yield f"缺少文件 {name}。 The file is missing."
        elif name not in listed:
            yield f"{SUMS} 没有列出文件 {name}。 The file is not listed in {SUMS}."
        elif file_digest(release / name) != listed[name]:
            yield f"文件 {name} 与 {SUMS} 的校验值不符。 Its checksum is not the one in {SUMS}."


def file_digest(path: Path) -> str:
    """sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
