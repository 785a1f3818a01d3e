"""What a page gets while it is rendered, and what ends the rendering early.

The browser follows redirects, waits for ever for a body that was cut off and unpacks whatever it is sent;
this watches it do so and says when it has gone too far.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError

from crawler.fetch.guard import Guard, RefusedError

RECEIVED_KEY = "nianbao_received"
SETTLE_MILLISECONDS = 10_000  # for the page's own requests to come to rest; then it is read as it stands
# Chromium's words for a body that ended before its announced end
CUT_OFF = ("ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING")

ReceivedAnswer = tuple[str, int, list[tuple[str, str]], bytes]  # address, status, headers, body unpacked


@dataclass
class Received:
    """The answers of one page, the document itself first; ``why`` is what spoiled it, if anything did.

    Without slots: Playwright writes an attribute of its own onto whatever listens to it.
    """

    portal_id: str
    guard: Guard
    most_bytes: int
    answers: list[ReceivedAnswer] = field(default_factory=list)
    waiting: list[Any] = field(default_factory=list)
    spoiled: asyncio.Event = field(default_factory=asyncio.Event)
    why: Exception | None = None
    page: Any = None
    loaded: int = 0  # bytes, unpacked

    def clear(self) -> None:
        """Begin anew, for another attempt."""
        self.answers.clear()
        self.waiting.clear()
        self.spoiled.clear()
        self.why, self.page, self.loaded = None, None, 0

    async def open(self, page: Any, request: Any) -> None:
        """Page init callback: listen to everything the page asks for and gets."""
        self.page = page
        page.on("request", self.asked)
        page.on("response", self.answered)
        page.on("requestfailed", self.failed)
        session = await page.context.new_cdp_session(page)
        session.on("Network.dataReceived", self.more)
        await session.send("Network.enable")

    def asked(self, request: Any) -> None:
        """Event handler: the page asks for something; where it goes itself must be on the list."""
        if not _is_document(request):
            return
        try:
            self.guard.check(self.portal_id, request.url, redirected=True)
        except RefusedError as error:
            self.spoil(error)

    def answered(self, response: Any) -> None:
        """Event handler: an answer has arrived; its body is read when the page is at rest."""
        self.waiting.append(response)

    def failed(self, request: Any) -> None:
        """Event handler: a request came to nothing; if it was the page itself and it was cut off, say so."""
        if _is_document(request) and any(words in (request.failure or "") for words in CUT_OFF):
            self.spoil(ResponseDataLossError(f"{request.url}: {request.failure}"))

    def more(self, event: dict[str, Any]) -> None:
        """Event handler: bytes have arrived; there is an end to what a page may load."""
        self.loaded += int(event["dataLength"])
        if self.loaded > self.most_bytes:
            self.spoil(DownloadCancelledError(f"the page loaded more than {self.most_bytes} bytes"))

    def spoil(self, why: Exception) -> None:
        """End the rendering for this reason, unless it has ended for another."""
        self.why = self.why or why
        self.spoiled.set()

    async def settle(self, page: Any) -> None:
        """Page method: wait until the page is at rest, then read the bodies that arrived."""
        from playwright.async_api import Error

        with contextlib.suppress(Error):  # a page that never rests is read as it stands
            await page.wait_for_load_state("networkidle", timeout=SETTLE_MILLISECONDS)
        for response in self.waiting:
            try:
                body = await response.body()
            except Error:
                continue  # redirects and aborted requests have none
            headers = [
                (item["name"], item["value"])
                for item in await response.headers_array()
                if item["name"].lower() != "content-encoding"  # the browser hands out decoded bodies
            ]
            answer = (response.url, response.status, headers, body)
            # The last document is the one that is shown: a page may lead on to another.
            self.answers.insert(0 if _is_document(response.request) else len(self.answers), answer)

    async def close(self) -> None:
        """Close the page, if it is still open: a context has room for one."""
        if self.page is not None and not self.page.is_closed():
            await self.page.close()


def _is_document(request: Any) -> bool:
    """Whether a request is for the page itself, not for something on it or in a frame of it."""
    from playwright.async_api import Error

    if not request.is_navigation_request():
        return False
    try:
        return request.frame.parent_frame is None
    except Error:  # the frame is not there yet: it is the page's own
        return True
