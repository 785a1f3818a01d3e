"""The archive code's version: what a loaded report depends on besides the bytes and their reading."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

# What makes the content of the archive: the load and all that it uses. Serving, the command line and the
# release around the content have no part in it.
CONTENT = (
    *("checks", "divisions", "errors.py", "inputs", "load", "reading", "resolve", "schema", "search"),
    *("sql_files.py", "version.py"),
)


@cache
def archive_version() -> str:
    """Sixteen hex digits over the code, checks and data that make the archive's content.

    A number raised by hand would be forgotten one day, and yesterday's rows would stand beside today's.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.suffix in (".py", ".sql", ".gz", ".csv") and relative.parts[0] in CONTENT:
            digest.update(relative.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
