"""The most memory this process has taken."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
KILOBYTE = 1024


def peak_bytes() -> int:
    """Bytes; from /proc where there is one, because getrusage keeps what the parent had before exec."""
    if not STATUS.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * KILOBYTE  # macOS counts bytes
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * KILOBYTE
