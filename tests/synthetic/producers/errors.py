"""What the harness says when a program it needs is not on this machine."""

from __future__ import annotations

import shutil


class ProgramMissingError(Exception):
    """A producer's program is not installed."""


def program(*names: str, package: str) -> str:
    """The path of the first of *names* that is installed; raises ProgramMissingError with what to install."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise ProgramMissingError(f"{names[0]} is not installed; install {package} to use this producer.")
