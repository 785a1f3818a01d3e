"""The memory a crawl may take: Scrapy's guard, by what the crawl's own process takes."""

from __future__ import annotations

from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

EXCEEDED = "memusage_exceeded"  # how Scrapy calls the end of a crawl that took too much
STATUS = Path("/proc/self/status")


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's guard asks getrusage, and Linux hands that peak on to the processes one starts.

    A crawl begun by a large process would end before its first request.
    """

    def get_virtual_size(self) -> int:
        """Bytes: the most this process has taken since it began."""
        if not STATUS.exists():
            return super().get_virtual_size()
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
