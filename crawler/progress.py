"""Progress for people on a terminal, plain log lines for everybody else."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")
LOG_EVERY_SECONDS = 10.0

log = logging.getLogger("nianbao")


def progress(items: Iterable[T], *, label: str, total: int | None = None, unit: str = "份") -> Iterator[T]:
    """Yield *items*; show a bar on a terminal (rate, remaining time), else one log line every ten seconds."""
    if sys.stderr.isatty():
        yield from tqdm(items, desc=label, total=total, unit=unit, dynamic_ncols=True)
        return
    started = last = time.monotonic()
    count = 0
    for item in items:
        yield item
        count += 1
        now = time.monotonic()
        if now - last >= LOG_EVERY_SECONDS:
            last = now
            log.info(
                "%s: %d%s %s, %.1f/s",
                label,
                count,
                f"/{total}" if total else "",
                unit,
                count / (now - started),
            )
    log.info("%s: %d %s, %.1f s", label, count, unit, time.monotonic() - started)
