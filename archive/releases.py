"""The directory of releases: which is current, how one comes in, how old ones go."""

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
    chosen = (workspace.releases / CURRENT).resolve()
    if (chosen / DATABASE).is_file():
        return chosen
    kept = releases(workspace)
    return kept[-1] if kept else None


def releases(workspace: Workspace) -> list[Path]:
    """Every release that is there, oldest first."""
    found = (path.parent for path in workspace.releases.glob(f"*/{DATABASE}"))
    kept = [path for path in found if not path.is_symlink() and not path.name.startswith(".")]
    return sorted(kept, key=_age)


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
    link = workspace.releases / f".{CURRENT}-{release_id}"
    link.unlink(missing_ok=True)
    link.symlink_to(release_id, target_is_directory=True)
    link.replace(workspace.releases / CURRENT)
    _flush(workspace.releases)
    older = [path for path in releases(workspace) if path != release]
    for path in older[: -(KEPT - 1)]:
        shutil.rmtree(path, ignore_errors=True)
    return release


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
