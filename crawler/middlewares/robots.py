"""robots.txt by our own rule: 404 allows; what forbids or cannot be had closes the host for this run.

RFC 9309 section 2.3.1.4 asks to assume "disallow" when a server error hides the file; Scrapy's middleware
assumes "allow".
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import outcome
from crawler.context import CrawlContext, context_of
from crawler.decoding import decode
from crawler.failures import outcome_of
from crawler.guard import RefusedError
from crawler.middlewares.recorder import OUTCOME_KEY
from crawler.target import META_KEY, Target

MAX_CRAWL_DELAY = 30.0  # seconds
AGENT = "nianbao"
TIMEOUT = 20.0  # seconds; a host that cannot give this small file sooner is in trouble


class RobotsMiddleware:
    """Asks each host for its robots.txt once per run, before anything else."""

    def __init__(self, crawler: Crawler, context: CrawlContext) -> None:
        self._crawler = crawler
        self._context = context
        self._rules: dict[str, asyncio.Future[Protego | RefusedError]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler, context_of(crawler))

    async def process_request(self, request: Request) -> None:
        target: Target = request.meta[META_KEY]
        if target.kind == "robots":
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.get_running_loop().create_future()
            seconds = min(request.meta.get("download_timeout", TIMEOUT), TIMEOUT)
            rules = await self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt", target, seconds)
            self._rules[parts.netloc].set_result(rules)
        known = await self._rules[parts.netloc]
        if isinstance(known, RefusedError):
            raise RefusedError(known.outcome, str(known))
        if not known.can_fetch(request.url, AGENT):
            raise RefusedError(outcome.ROBOTS, f"robots.txt does not allow {request.url}")

    async def _ask(self, url: str, target: Target, seconds: float) -> Protego | RefusedError:
        robots = Target(target.portal_id, target.source_id, "robots", url)
        meta = {META_KEY: robots, "download_timeout": seconds}
        request = Request(url, callback=NO_CALLBACK, meta=meta, priority=1000, dont_filter=True)
        assert self._crawler.engine is not None
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # whatever hides the file, the host is not asked further
            return _unavailable(outcome_of(error), url)
        return self._read(response, url)

    def _read(self, response: Response, url: str) -> Protego | RefusedError:
        fetched = response.request.meta.get(OUTCOME_KEY, "") if response.request else ""
        if fetched.startswith("blocked:waf"):
            return RefusedError(fetched, f"{url} answered with a challenge")
        if response.status == 200:
            rules = Protego.parse(decode(response.body))
            self._slow_down(url, rules)
            return rules
        if 400 <= response.status < 500 and response.status not in (401, 403, 429):
            return Protego.parse("")
        return _unavailable(f"error:{response.status}", url)

    def _slow_down(self, url: str, rules: Protego) -> None:
        delay = rules.crawl_delay(AGENT)
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(urlsplit(url).netloc) if engine else None
        if delay and slot:
            slot.delay = max(slot.delay, min(float(delay), MAX_CRAWL_DELAY))


def _unavailable(fetched: str, url: str) -> RefusedError:
    """A host that cannot be reached says so; one that hides its robots.txt is left alone by policy."""
    if fetched in outcome.OFFLINE - {outcome.TIMEOUT} or fetched.startswith("tls"):
        return RefusedError(fetched, f"{url}: {fetched}")
    return RefusedError(f"{outcome.ROBOTS_UNAVAILABLE}={fetched}", f"{url}: {fetched}")
