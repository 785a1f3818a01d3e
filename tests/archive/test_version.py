"""What the archive's version is taken from is what its load uses: no more, no less."""

from __future__ import annotations

import subprocess
import sys

from archive.version import CONTENT

LOADED = """
import sys
import archive.load
print(*{name.split(".")[1] for name in sys.modules if name.startswith("archive.")})
"""


def test_the_version_covers_what_the_load_uses_and_nothing_else() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert {name.removesuffix(".py") for name in CONTENT} == set(run.stdout.split())
