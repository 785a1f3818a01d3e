"""robots.txt by our own rule: 404 allows; what forbids or cannot be had closes the host for this run.

RFC 9309 section 2.3.1.4 asks to assume "disallow" when a server error hides the file; Scrapy's middleware
assumes "allow". Section 2.4 lets a good answer stand for a day: one of an earlier run is read from the store.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import outcome
from crawler.fetch.context import CrawlContext, context_of
from crawler.fetch.decoding import decode
from crawler.fetch.failures import outcome_of
from crawler.fetch.guard import RefusedError
from crawler.store import schema
from crawler.target import META_KEY, OUTCOME_KEY, Target

MAX_CRAWL_DELAY = 30.0  # seconds
AGENT = "nianbao"
KEPT = timedelta(hours=24)
TIMEOUT = 20.0  # seconds; a host that cannot give this small file sooner is in trouble


class RobotsMiddleware:
    """Asks each host for its robots.txt, once per run and at most once a day, before anything else.

    A run that looks at everything, due or not, asks anew: whoever starts one wants to know how things stand.
    """

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
            url = f"{parts.scheme}://{parts.netloc}/robots.txt"
            kept = None if self._context.everything else self._kept(url)
            self._rules[parts.netloc].set_result(kept or await self._ask(url, target, seconds))
        known = await self._rules[parts.netloc]
        if isinstance(known, RefusedError):
            raise RefusedError(known.outcome, str(known))
        if not known.can_fetch(request.url, AGENT):
            raise RefusedError(outcome.ROBOTS, f"robots.txt does not allow {request.url}")
        self._slow_down(parts.netloc)

    def _kept(self, url: str) -> Protego | None:
        """The rules the host gave within the last day, if its last answer was a good one."""
        last = self._context.ledger.database.execute(
            "SELECT outcome, sha256 FROM fetch WHERE target_url = ? AND kind = 'robots' AND outcome <> ?"
            " AND started >= ? ORDER BY id DESC LIMIT 1",
            (url, outcome.REDIRECT, schema.stamp(datetime.now(UTC) - KEPT)),
        ).fetchone()
        if last is None or last["outcome"] not in (outcome.OK, outcome.GONE):
            return None
        allowed = last["outcome"] == outcome.GONE or last["sha256"] is None
        return self._parsed("" if allowed else decode(self._context.store.read(last["sha256"])), url)

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
            return self._parsed(decode(response.body), url)
        if 400 <= response.status < 500 and response.status not in (401, 403, 429):
            return Protego.parse("")
        return _unavailable(f"error:{response.status}", url)

    def _parsed(self, text: str, url: str) -> Protego:
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(AGENT):
            self._context.crawl_delays[urlsplit(url).netloc] = min(float(delay), MAX_CRAWL_DELAY)
        return rules

    def _slow_down(self, netloc: str) -> None:
        """Hold the host's slot to its Crawl-delay: the slot may be newer than the rules, after a pause."""
        asked = self._context.crawl_delays.get(netloc)
        slot = self._crawler.engine.downloader.slots.get(netloc) if asked and self._crawler.engine else None
        if asked and slot:
            slot.delay = max(slot.delay, asked)


def _unavailable(fetched: str, url: str) -> RefusedError:
    """A host that cannot be reached says so; one that hides its robots.txt is left alone by policy."""
    if fetched in outcome.OFFLINE - {outcome.TIMEOUT} or fetched.startswith("tls"):
        return RefusedError(fetched, f"{url}: {fetched}")
    return RefusedError(f"{outcome.ROBOTS_UNAVAILABLE}={fetched}", f"{url}: {fetched}")
