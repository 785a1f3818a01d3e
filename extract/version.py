"""The extractor's version: what a cached reading depends on, so that no stale one passes for current."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NAME = "nianbao"
NUMBER = "1"  # for people; raised by hand when the reading changes in a way worth telling
# Modules that move readings about and have no part in what they say.
NOT_READING = {"cli.py", "show.py", "work.py", "results.py", "sandbox.py", "child.py", "version.py"}
# Libraries whose release can change what is read.
LIBRARIES = ("lxml", "openpyxl", "pdfplumber", "pypdfium2", "rapidocr", "xlrd")


@cache
def extractor_version() -> str:
    """``<number>+<twelve hex digits>``: a hash over the reading code and its libraries' versions.

    A number raised by hand alone would be forgotten one day, and the archive would keep readings that today's
    code no longer makes; a hash cannot be forgotten. Its price: any change to the reading code re-reads all.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(path for pattern in ("*.py", "*.ttf") for path in root.rglob(pattern)):
        if path.name not in NOT_READING:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library}={_installed(library)}\0".encode())
    return f"{NUMBER}+{digest.hexdigest()[:12]}"


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
