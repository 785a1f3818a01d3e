"""The download handler that renders pages: scrapy-playwright, one page at a time, within a time limit."""

from __future__ import annotations

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.browser import RECEIVED_KEY
from crawler.tls import VerifyingHandler

LIMIT = 120.0  # seconds for one page; a killed browser otherwise hangs for ever (measured)


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
            request.meta[RECEIVED_KEY].clear()
            try:
                rendered: Response = await asyncio.wait_for(super().download_request(request), LIMIT)
            except TimeoutError as error:
                raise DownloadTimeoutError(f"no page within {LIMIT} s: {request.url}") from error
            return rendered

    async def close(self) -> None:
        await self._plain.close()
        await super().close()
