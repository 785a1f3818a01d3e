"""The memory a crawl may take: Scrapy's guard, by what the crawl's own process takes."""

from __future__ import annotations

from scrapy.extensions.memusage import MemoryUsage

from crawler.run.peak import peak_bytes

EXCEEDED = "memusage_exceeded"  # how Scrapy calls the end of a crawl that took too much


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's guard asks getrusage, and Linux hands that peak on to the processes one starts.

    A crawl begun by a large process would end before its first request.
    """

    def get_virtual_size(self) -> int:
        """Bytes: the most this process has taken since it began."""
        return peak_bytes()
