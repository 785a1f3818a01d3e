"""The one spider: drives any family through any portal. It makes requests and hands answers on."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import outcome
from crawler.families.base import Detail, Page, PageRequest
from crawler.fetch import browser
from crawler.fetch.classify import BINARY
from crawler.fetch.context import CrawlContext
from crawler.fetch.decoding import decode
from crawler.fetch.failures import outcome_of
from crawler.frontier import Validators
from crawler.source import book
from crawler.source.walk import DISCOVERY, SourceWalk, Wanted
from crawler.store.ledger import Ledger
from crawler.target import META_KEY, OUTCOME_KEY, SHA256_KEY

WALK_KEY, WANTED_KEY = "nianbao_walk", "nianbao_wanted"
ATTACHMENT_TIMEOUT_FACTOR = 5  # files are larger than pages
MAX_SHELLS = 8  # requests for the body of one page, which some sites keep behind one of several routes


class NianbaoSpider(Spider):
    """Crawls the due sources of the portals in its *context* (set by the worker)."""

    name = "nianbao"

    def __init__(self, context: CrawlContext | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.context = context
        self.open_walks: dict[str, SourceWalk] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The first list page of every due source."""
        if self.context is None:
            return
        for portal in self.context.portals:
            for source in portal.sources:
                if portal.source_id(source) not in self.context.sources:
                    continue
                walk = book.open_source(self.context, portal, source)
                self.open_walks[walk.id] = walk
                if walk.must_stop(datetime.now(UTC), walk.first()):
                    self._finish(walk)
                elif browser.needs_browser(portal) and self.context.browser is None:
                    walk.list_failed("error:browser_missing", 1)
                    self._finish(walk)
                else:
                    yield self._request(walk, walk.first())

    def answered(self, response: Response) -> Iterator[Request]:
        """Callback of every request."""
        walk: SourceWalk = response.meta[WALK_KEY]
        wanted: Wanted = response.meta[WANTED_KEY]
        fetched: str = response.meta[OUTCOME_KEY]
        if fetched == outcome.REDIRECT:
            fetched = outcome.OFF_LIST
        walk.bytes += len(response.body)
        yield from self._guarded(walk, wanted, fetched, response)

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Errback of every request: nothing came back, or it was refused."""
        request: Request = failure.request  # type: ignore[attr-defined]
        walk: SourceWalk = request.meta[WALK_KEY]
        error = failure.value or RuntimeError("a failure without its cause")
        fetched = request.meta.get(OUTCOME_KEY, outcome.REDIRECT)
        if fetched == outcome.REDIRECT:
            fetched = outcome_of(error)
        yield from self._guarded(walk, request.meta[WANTED_KEY], fetched, None)

    def closed(self, reason: str) -> None:
        """Close what is still open: the crawl was interrupted."""
        if self.context is not None:
            for walk in self.open_walks.values():
                book.close_source(self.context, walk, interrupted=True)
            self.context.ledger.commit()

    def _guarded(
        self, walk: SourceWalk, wanted: Wanted, fetched: str, response: Response | None
    ) -> Iterator[Request]:
        """One answer taken in; a page no family can read fails its source, not the run."""
        walk.pending -= 1
        try:
            following = self._take(walk, wanted, fetched, response)
        except Exception as error:  # run boundary: what a strange page provokes is told, the run goes on
            self.logger.error("%s: %s\n%s", walk.id, error, traceback.format_exc())
            self._unreadable(walk, wanted, error)
            following = None
        if not walk.must_stop(datetime.now(UTC), following):
            for asked in (*((following,) if following else ()), *walk.due()):
                yield self._request(walk, asked)
        if walk.pending == 0:
            self._finish(walk)
        self._ledger().commit_if_due()

    def _take(
        self, walk: SourceWalk, wanted: Wanted, fetched: str, response: Response | None
    ) -> Wanted | None:
        page = _page(response, wanted.request) if response is not None else None
        accepted = page is not None and 400 <= page.status < 500 and walk.family.accepts(page)
        if wanted.document is None:
            if page is None or (fetched != outcome.OK and not accepted):
                return walk.list_failed(fetched, wanted.page)
            book.capture(self._context(), wanted.target, response)
            return walk.discover(page) if wanted.page == DISCOVERY else walk.list_page(page, wanted.page)
        return self._take_document(walk, wanted, fetched, response, page, accepted)

    def _take_document(
        self,
        walk: SourceWalk,
        wanted: Wanted,
        fetched: str,
        response: Response | None,
        page: Page | None,
        accepted: bool,
    ) -> Wanted | None:
        assert wanted.document is not None
        if response is not None and page is not None and (fetched == outcome.OK or accepted):
            detail = self._detail(walk, wanted, response, page)
            if detail is not None and detail.next is not None and wanted.page < MAX_SHELLS:
                book.capture(self._context(), wanted.target, response, kind="api")
                return Wanted(wanted.target, detail.next, wanted.document, wanted.page + 1)
            if detail is not None and (detail.problem is not None or detail.next is not None):
                walk.document_failed(wanted.document, f"error:{detail.problem or 'body_unavailable'}")
                return None
            book.capture(self._context(), wanted.target, response, detail=detail)
            walk.document_done(
                wanted.document, response.meta[SHA256_KEY], _validators(wanted, response), detail
            )
        elif fetched == outcome.NOT_MODIFIED and wanted.document.sha256 is not None:
            book.captured_again(self._context(), wanted.document)
            walk.document_done(wanted.document, None, Validators(), None)
        else:
            walk.document_failed(wanted.document, fetched)
        return None

    @staticmethod
    def _detail(walk: SourceWalk, wanted: Wanted, response: Response, page: Page) -> Detail | None:
        """What the page says of itself; files and fragments of text say nothing."""
        if wanted.target.kind != "detail" or response.body.startswith(BINARY):
            return None
        asked_separately = wanted.page > 0
        return walk.read_detail(page) if asked_separately or page.text.lstrip().startswith("<") else None

    def _unreadable(self, walk: SourceWalk, wanted: Wanted, error: Exception) -> None:
        if wanted.document is not None:
            walk.document_failed(wanted.document, "error:parse_error")
            return
        walk.found.problem = "parse_error"
        walk.found.detail = f"{type(error).__name__}: {error}"[:200]
        walk.listing = False

    def _finish(self, walk: SourceWalk) -> None:
        row = book.close_source(self._context(), walk, interrupted=False)
        del self.open_walks[walk.id]
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def _request(self, walk: SourceWalk, wanted: Wanted) -> Request:
        walk.pending += 1
        asked = wanted.request
        meta: dict[str, Any] = {META_KEY: wanted.target, WALK_KEY: walk, WANTED_KEY: wanted}
        meta["download_timeout"] = self.settings.getfloat("DOWNLOAD_TIMEOUT") * (
            ATTACHMENT_TIMEOUT_FACTOR if wanted.target.kind == "attachment" else 1
        )
        if walk.portal.simulated:
            meta["download_timeout"] = self.settings.getfloat("NIANBAO_SIMULATED_TIMEOUT")
        if browser.needs_browser(walk.portal) and (wanted.document is None or walk.portal.browser):
            meta.update(browser.request_meta(walk.portal))
        headers = dict(asked.headers)
        if asked.body is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        return Request(
            asked.url,
            method=asked.method,
            body=asked.body or b"",
            headers=headers,
            callback=self.answered,
            errback=self.failed,
            meta=meta,
            dont_filter=True,
            priority=0 if wanted.document is None else -1,
        )

    def _context(self) -> CrawlContext:
        assert self.context is not None
        return self.context

    def _ledger(self) -> Ledger:
        return self._context().ledger


def _page(response: Response, request: PageRequest) -> Page:
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    text = decode(response.body, content_type)
    return Page(response.url, text, request, response.status, headers)


def _validators(wanted: Wanted, response: Response) -> Validators:
    """The validators of a document; none when the listed page is only the shell of another one."""
    if wanted.page > 0:
        return Validators()
    etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return Validators(
        etag.decode("latin-1") if etag else None, modified.decode("latin-1") if modified else None
    )
