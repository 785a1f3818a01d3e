"""The download handler that renders pages: scrapy-playwright, one page at a time, within a time limit."""

from __future__ import annotations

import asyncio
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.fetch.browser.page import RECEIVED_KEY, Received
from crawler.fetch.tls import VerifyingHandler

LIMIT = 60.0  # seconds for one answer, where the request names no time of its own
LOADS = 2  # a page may take this many times as long; a killed browser otherwise hangs for ever (measured)


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Renders requests that ask for it; all others go the ordinary way."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._one_page = asyncio.Semaphore(1)
        self._plain = VerifyingHandler(crawler)

    async def download_request(self, request: Request) -> Response:
        """DOWNLOAD_TIMEOUT is not applied by the plugin, so the limit stands here."""
        if not request.meta.get("playwright"):
            return await self._plain.download_request(request)
        async with self._one_page:
            received: Received = request.meta[RECEIVED_KEY]
            received.clear()
            rendering = asyncio.ensure_future(super().download_request(request))
            await _end_of(rendering, received, LOADS * request.meta.get("download_timeout", LIMIT))
            if received.why is not None:
                raise received.why
            if rendering.cancelled():
                raise DownloadTimeoutError(f"no page in time: {request.url}")
            rendered: Response = rendering.result()
            return rendered

    async def close(self) -> None:
        await self._plain.close()
        await super().close()


async def _end_of(rendering: asyncio.Future[Response], received: Received, limit: float) -> None:
    """Wait until the page is rendered, spoiled or late; then nothing of it is left open."""
    spoiled = asyncio.ensure_future(received.spoiled.wait())
    both: set[asyncio.Future[Any]] = {rendering, spoiled}
    await asyncio.wait(both, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
    spoiled.cancel()
    if not rendering.done():
        rendering.cancel()
    await asyncio.wait({rendering})
    if rendering.cancelled() or received.why is not None:
        rendering.cancelled() or rendering.exception()  # looked at, so that it is not reported as forgotten
        await received.close()
