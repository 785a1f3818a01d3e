"""AutoThrottle that never goes below a host's own delay."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response


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
        self.mindelay = self._floors.get(host, self._floor_by_default)
        super()._adjust_delay(slot, latency, response)
