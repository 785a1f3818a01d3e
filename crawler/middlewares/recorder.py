"""Every answer and every failure goes into the ledger before anything looks at it.

Stands next to the downloader, where bodies are still as received; decodes them for everything above (it takes
the place of Scrapy's HttpCompressionMiddleware).
"""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawler import outcome
from crawler.fetch.browser.page import RECEIVED_KEY, Received, ReceivedAnswer
from crawler.fetch.classify import classify
from crawler.fetch.context import CrawlContext, context_of
from crawler.fetch.failures import outcome_of
from crawler.fetch.guard import RefusedError
from crawler.store import encoding, schema, warc
from crawler.store.exchange import Answer, Attempt
from crawler.target import META_KEY, OUTCOME_KEY, RENDERED_KEY, SHA256_KEY, TLS_KEY, Target

STARTED_KEY = "nianbao_started"


class RecorderMiddleware:
    """Writes one fetch per attempt; leaves its outcome and the body's sha256 in ``Request.meta``."""

    def __init__(self, crawler: Crawler, context: CrawlContext) -> None:
        self._context = context
        self._max_bytes = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RecorderMiddleware:
        return cls(crawler, context_of(crawler))

    def process_request(self, request: Request) -> None:
        request.headers.setdefault("Accept-Encoding", encoding.ACCEPTED)
        request.meta[STARTED_KEY] = (schema.now(), time.monotonic())

    def process_response(self, request: Request, response: Response) -> Response:
        if request.meta.get(RECEIVED_KEY) is not None:
            return self._rendered(request, response)
        header = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        limit = request.meta.get("download_maxsize", self._max_bytes)
        try:
            body = encoding.decode(response.body, header, limit)
        except encoding.TooLargeError:
            self._record(request, outcome.TOO_LARGE)
            return _without_body(response)
        except encoding.EncodingError as error:
            self._record(request, "error:encoding", error=str(error))
            return _without_body(response)
        decoded = _decoded(response, body) if header else response
        fetched = classify(request, decoded)
        self._record(request, fetched, self._answer(response, body, header), response)
        return decoded

    def _rendered(self, request: Request, response: Response) -> Response:
        """Keep what the browser received, answer by answer, and beside it the page it made of that."""
        received: Received = request.meta[RECEIVED_KEY]
        target: Target = request.meta[META_KEY]
        document = received.answers[0] if received.answers else (request.url, response.status, [], b"")
        fetched = classify(request, response.replace(status=document[1]))
        if response.ip_address and not self._address_allowed(response):
            fetched = "private_address"
        for answer in received.answers[1:]:
            interface = Target(target.portal_id, target.source_id, "api", answer[0])
            attempt = self._attempt(request, fetched, _received(answer), response, interface)
            self._context.ledger.record(attempt)
        request.meta[RENDERED_KEY] = self._context.ledger.keep_rendered(
            self._context.run_id, target, response.url, response.body, fetched
        )
        self._record(request, fetched, _received(document), response)
        return response

    def _address_allowed(self, response: Response) -> bool:
        try:
            self._context.guard.check_address(urlsplit(response.url).hostname or "", str(response.ip_address))
        except RefusedError:
            return False
        return True

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = urlsplit(request.url).hostname or ""
        fetched = outcome_of(exception)
        if fetched == outcome.DNS and host in self._context.guard.refused:
            fetched = "private_address"
        self._record(request, fetched, error=f"{type(exception).__name__}: {exception}"[:500])

    def _record(
        self,
        request: Request,
        fetched: str,
        answer: Answer | None = None,
        response: Response | None = None,
        error: str | None = None,
    ) -> None:
        attempt = self._attempt(request, fetched, answer, response, request.meta[META_KEY], error)
        request.meta[SHA256_KEY] = self._context.ledger.record(attempt)
        request.meta[OUTCOME_KEY] = fetched
        self._context.ledger.commit_if_due()

    def _attempt(
        self,
        request: Request,
        fetched: str,
        answer: Answer | None,
        response: Response | None,
        target: Target,
        error: str | None = None,
    ) -> Attempt:
        started, clock = request.meta.get(STARTED_KEY) or (schema.now(), time.monotonic())
        secure = request.url.startswith("https:") and response is not None
        return Attempt(
            run_id=self._context.run_id,
            target=target,
            method=request.method,
            url=target.url if target.kind == "api" else request.url,
            request_head=_request_head(request),
            started=started,
            seconds=time.monotonic() - clock,
            outcome=fetched,
            answer=answer,
            address=str(response.ip_address) if response is not None and response.ip_address else None,
            tls=request.meta.get(TLS_KEY, "verified") if secure else None,
            error=error,
        )

    @staticmethod
    def _answer(response: Response, body: bytes, header: str) -> Answer:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Answer(
            response.status, _pairs(response), response.body, body, content_type, encoding_name(header)
        )


def encoding_name(header: str) -> str:
    """A Content-Encoding header in its normal form, empty when nothing was encoded."""
    return ", ".join(encoding.encodings(header))


def _received(answer: ReceivedAnswer) -> Answer:
    """An answer as the browser hands it out: unpacked."""
    _, status, headers, body = answer
    return Answer(status, headers, body, body, _content_type(headers), "")


def _content_type(headers: list[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    ]


def _request_head(request: Request) -> bytes:
    parts = urlsplit(request.url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *_pairs(request)]
    return warc.http_request(request.method, target or "/", headers, request.body)


def _decoded(response: Response, body: bytes) -> Response:
    headers = response.headers.copy()
    headers.pop("Content-Encoding", None)
    kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
    return response.replace(cls=kind, headers=headers, body=body)


def _without_body(response: Response) -> Response:
    return response.replace(body=b"", headers={})
