"""What is installed is all that the checkout holds."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "setuptools"
]["package-data"]
# The truth of the samples is for tests alone.
LEFT_OUT = ROOT / "crawler" / "simulator" / "samples" / "truth"


def is_installed(file: Path) -> bool:
    """Whether setuptools takes *file* along: code, or data that a pattern of its package names."""
    package = ".".join(file.relative_to(ROOT).parts[:-1])
    patterns = [pattern for owner in ("*", package) for pattern in DATA.get(owner, [])]
    return file.suffix == ".py" or any(fnmatch(file.name, pattern.rpartition("/")[2]) for pattern in patterns)


def test_every_file_of_the_packages_is_installed() -> None:
    files = [
        file
        for name in ("crawler", "extract", "archive")
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and LEFT_OUT not in file.parents
    ]
    assert [file for file in files if not is_installed(file)] == []
