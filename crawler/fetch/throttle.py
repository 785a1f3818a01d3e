"""AutoThrottle that never goes below a host's own delay, nor below the one its robots.txt asks for."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawler.fetch.context import CrawlContext


class HostThrottle(AutoThrottle):
    """Slows down with a host that answers slowly; its delay in DOWNLOAD_SLOTS is the floor."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        slots: dict[str, dict[str, Any]] = crawler.settings.getdict("DOWNLOAD_SLOTS")
        self._floors = {host: float(slot["delay"]) for host, slot in slots.items()}
        self._floor_by_default = crawler.settings.getfloat("DOWNLOAD_DELAY")

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        downloader = self.crawler.engine.downloader if self.crawler.engine else None
        slots = downloader.slots if downloader else {}
        host = next((name for name, candidate in slots.items() if candidate is slot), "")
        context = getattr(self.crawler.spider, "context", None)
        asked = context.crawl_delays.get(host, 0.0) if isinstance(context, CrawlContext) else 0.0
        self.mindelay = max(self._floors.get(host, self._floor_by_default), asked)
        super()._adjust_delay(slot, latency, response)
