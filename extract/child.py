"""The child process of a sandbox: ``python -m extract.child MEMORY CPU_SECONDS`` reads what it is sent."""

from __future__ import annotations

import sys

from extract.sandbox import serve
from extract.task import extract_bytes

if __name__ == "__main__":
    serve(extract_bytes, int(sys.argv[1]), int(sys.argv[2]))
