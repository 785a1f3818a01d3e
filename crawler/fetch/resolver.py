"""Names to addresses, past the guard: the only way a connection learns where to go."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
from twisted.internet.base import ReactorBase

from crawler.fetch.guard import Guard


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, with every answer checked and the fixed addresses of simulated portals.

    Taken by the setting TWISTED_DNS_RESOLVER; the guard comes in the setting NIANBAO_GUARD.
    """

    guard = Guard()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        resolver = super().from_crawler(crawler, reactor)
        resolver.guard = crawler.settings.get("NIANBAO_GUARD") or Guard()
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> defer.Deferred[str]:  # noqa: N802
        fixed = self.guard.addresses.get(name)
        if fixed:
            return defer.succeed(fixed)
        found: defer.Deferred[str] = super().getHostByName(name, timeout)
        return found.addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        self.guard.check_address(name, address)
        return address
