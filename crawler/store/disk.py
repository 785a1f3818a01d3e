"""A disk that takes nothing more: told from other errors, and told in one sentence.

What was committed before stays whole, so the answer is always to make room and to run again.
"""

from __future__ import annotations

import errno
import sqlite3

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode

ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
SQLITE_ERRORS = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


class StorageError(CrawlerError):
    """The data directory cannot be written to."""

    code = "storage"
    exit_code = ExitCode.INTERRUPTED

    @classmethod
    def of(cls, root: object, words: str) -> StorageError:
        """The sentence for a data directory at *root* and the system's *words* for what happened."""
        return cls(
            f"无法写入 {root}（{words}），采集已停止，已存的内容完好；请腾出空间后再次运行。"
            f" {root} cannot be written to ({words}); the crawl stopped, what was kept is whole:"
            " make room and run again."
        )


def failure_words(error: BaseException) -> str | None:
    """The system's words if *error* says that the disk is full or cannot be written; None for any other."""
    if isinstance(error, OSError) and error.errno in ERRNOS:
        return error.strerror or str(error)
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "") or ""
        return str(error) if name.startswith(SQLITE_ERRORS) else None
    return None
