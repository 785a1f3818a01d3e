"""The archive code's version: what a loaded report depends on besides the bytes and their reading."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

# What has no part in the content of the archive: serving, the command line, the release around it.
NOT_CONTENT = ("site", "questions", "cli.py", "demo.py", "refresh.py", "serve.py", "status.py", "verify.py")


@cache
def archive_version() -> str:
    """Sixteen hex digits over the code, checks and data that make the archive's content.

    A number raised by hand would be forgotten one day, and yesterday's rows would stand beside today's.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.suffix in (".py", ".sql", ".gz", ".csv") and relative.parts[0] not in NOT_CONTENT:
            digest.update(relative.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
