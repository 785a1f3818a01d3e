"""One process at a time: a file held for as long as a piece of work lasts."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace


class OverlapError(CrawlerError):
    """Another command writes to the same data directory; nothing was done."""

    code = "overlap"
    exit_code = ExitCode.USAGE


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file *path*; the kernel frees it however the process ends.

    Raises:
        BlockingIOError: another process holds it.
    """
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


@contextmanager
def writing(workspace: Workspace) -> Iterator[None]:
    """Hold the data directory for a command that changes what is read, built or published.

    Raises:
        OverlapError: another such command runs on it.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(held(workspace.lock))
        except BlockingIOError:
            raise OverlapError(
                f"另一个 nianbao 命令正在使用 {workspace.root}，本次未做任何事，请等它结束。"
                f" Another nianbao command is using {workspace.root}; nothing was done, wait for it to end."
            ) from None
        yield
