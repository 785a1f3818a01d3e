"""The first thing a request meets: may it go there at all, and is the host still worth asking?"""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.fetch.context import CrawlContext, context_of
from crawler.fetch.guard import RefusedError
from crawler.target import META_KEY, Target


class GateMiddleware:
    """Refuses what the guard refuses, and hosts closed for this run; gives each host its own slot."""

    def __init__(self, context: CrawlContext) -> None:
        self._context = context

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GateMiddleware:
        return cls(context_of(crawler))

    def process_request(self, request: Request) -> None:
        target: Target = request.meta[META_KEY]
        redirected = bool(request.meta.get("redirect_times"))
        self._context.guard.check(target.portal_id, request.url, redirected=redirected)
        netloc = urlsplit(request.url).netloc
        if closed := self._context.dead_hosts.get(netloc):
            raise RefusedError(closed, f"{netloc} is left alone for the rest of this run: {closed}")
        request.meta["download_slot"] = netloc
