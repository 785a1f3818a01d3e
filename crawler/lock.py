"""One process at a time: a file held for as long as a piece of work lasts."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace


class OverlapError(CrawlerError):
    """Another command writes to the same data directory; nothing was done."""

    code = "overlap"
    exit_code = ExitCode.USAGE


@contextmanager
def held(path: Path, refusal: str) -> Iterator[None]:
    """Hold the file *path*; the kernel frees it however the process ends.

    Raises:
        OverlapError: another process holds it; *refusal* says what that one does.
    """
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OverlapError(refusal) from None
        yield


@contextmanager
def writing(workspace: Workspace) -> Iterator[None]:
    """Hold the data directory for a command that changes what is read, built or published.

    Raises:
        OverlapError: another such command runs on it.
    """
    refusal = (
        f"另一个 nianbao 命令正在使用 {workspace.root}，本次未做任何事，请等它结束。"
        f" Another nianbao command is using {workspace.root}; nothing was done, wait for it to end."
    )
    with held(workspace.lock, refusal):
        yield
