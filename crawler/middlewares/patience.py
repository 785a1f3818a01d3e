"""Ask again, but seldom and late: bounded retries, Retry-After, and a breaker per host.

Scrapy's RetryMiddleware asks again at once and ignores Retry-After.
"""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler import outcome
from crawler.fetch.context import CrawlContext, context_of
from crawler.fetch.guard import RefusedError
from crawler.target import OUTCOME_KEY

RETRIES_KEY = "nianbao_retries"
MAX_RETRIES = 2
TRANSIENT_STATUS = frozenset({429, 500, 502, 503, 504, 520, 522, 524})
TRANSIENT = frozenset(
    {"truncated", "timeout", "reset", "refused", "dns", "unreachable", "error:encoding"}
    | {f"error:{status}" for status in TRANSIENT_STATUS}
)
LONGEST_WAIT = 120.0  # seconds; a host that asks for more is left alone for this run
BREAK_AFTER, BREAK_AFTER_CHALLENGES = 8, 3  # failures of a host in a row


class PatienceMiddleware:
    """Retries transient failures of a request and closes hosts that keep failing."""

    def __init__(self, context: CrawlContext) -> None:
        self._context = context
        self._failures: Counter[str] = Counter()
        self._challenges: Counter[str] = Counter()
        self._not_before: dict[str, float] = {}
        self._delays = {host: portal.delay for portal in context.portals for host in portal.allowed_hosts}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PatienceMiddleware:
        return cls(context_of(crawler))

    async def process_request(self, request: Request) -> None:
        """Hold every request to a host that has asked to be left in peace for a while."""
        netloc = urlsplit(request.url).netloc
        wait = self._not_before.get(netloc, 0.0) - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        fetched = request.meta[OUTCOME_KEY]
        asked = _retry_after(response) if response.status in (429, 503) else None
        return self._judge(request, fetched, asked) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if isinstance(exception, RefusedError):
            return None
        return self._judge(request, request.meta.get(OUTCOME_KEY, ""), None)

    def _judge(self, request: Request, fetched: str, asked: float | None) -> Request | None:
        netloc = urlsplit(request.url).netloc
        self._count(netloc, fetched)
        tried = request.meta.get(RETRIES_KEY, 0)
        wait = asked if asked is not None else self._delays.get(netloc, 1.0) * 2 ** (tried + 1)
        if wait > LONGEST_WAIT:
            self._context.dead_hosts[netloc] = fetched
        if fetched not in TRANSIENT or tried >= MAX_RETRIES or netloc in self._context.dead_hosts:
            return None
        self._not_before[netloc] = max(self._not_before.get(netloc, 0.0), time.monotonic() + wait)
        again = request.replace(dont_filter=True)
        again.meta[RETRIES_KEY] = tried + 1
        return again

    def _count(self, netloc: str, fetched: str) -> None:
        if fetched in (outcome.OK, outcome.NOT_MODIFIED, outcome.GONE, outcome.SOFT_404):
            self._failures[netloc] = self._challenges[netloc] = 0
        elif fetched.startswith("blocked:waf"):
            self._challenges[netloc] += 1
        elif fetched in TRANSIENT:
            self._failures[netloc] += 1
        if self._challenges[netloc] >= BREAK_AFTER_CHALLENGES:
            self._context.dead_hosts.setdefault(netloc, fetched)
        if self._failures[netloc] >= BREAK_AFTER:
            self._context.dead_hosts.setdefault(
                netloc, fetched if fetched in outcome.OFFLINE else "host_down"
            )


def retry_after_seconds(value: str, moment: datetime) -> float | None:
    """Seconds to wait according to a Retry-After header: a number, or an HTTP date. None if it is neither."""
    if value.strip().isdigit():
        return float(value)
    try:
        date = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (date - moment).total_seconds())


def _retry_after(response: Response) -> float | None:
    value = response.headers.get("Retry-After")
    return retry_after_seconds(value.decode("latin-1"), datetime.now(UTC)) if value else None
