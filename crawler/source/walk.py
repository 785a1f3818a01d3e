"""One source in one run: walk its list to the end, then ask for every document that is due.

Pure bookkeeping between a family (which reads pages), the frontier (which knows what is due) and the spider
(which makes requests). Only a few documents are in flight at a time, so memory does not grow with the list.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler import outcome, schedule
from crawler.families import family
from crawler.families.base import Detail, Entry, ListPage, Page, PageRequest
from crawler.families.html import link_by_text
from crawler.frontier import Document, Frontier, Validators
from crawler.registry import Portal, Source
from crawler.registry.window import Window
from crawler.source.judge import Evidence
from crawler.target import Target

MAX_PAGES = 1000
IN_FLIGHT = 4
DISCOVERY = 0  # the page number of the parent page on which a moved list is looked for


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request to make: what for, and how."""

    target: Target
    request: PageRequest
    document: Document | None = None
    page: int = 0


class SourceWalk:
    """The state of one source during a run."""

    def __init__(self, portal: Portal, source: Source, url: str, frontier: Frontier) -> None:
        self.portal, self.source, self.url = portal, source, url
        self.id = portal.source_id(source)
        self.family = family(portal.family, source.options)
        self.found = Evidence(
            expected=source.expect.reports,
            empty_reason=source.expect.empty,
            empty_until=source.expect.until,
        )
        self.new = self.changed = self.errors = self.bytes = 0
        self.listing = True
        self.lists_only = False
        self.hours: Window | None = None  # outside of it nothing more is asked for
        self.pending = 0
        self.started = time.monotonic()
        self.moved_to: str | None = None
        self._gone: str | None = None  # why the list is being looked for elsewhere
        self._frontier = frontier
        self._pages_seen: set[tuple[str, ...]] = set()

    def first(self) -> Wanted:
        """The request for the first list page."""
        return self._list_request(self.family.first_request(self.url), 1)

    def list_page(self, page: Page, number: int) -> Wanted | None:
        """Take in one list page; the request for the next one, or None at the end."""
        listed = self.family.read_list(page)
        self.found.pages = number
        echo = self._is_echo(listed)
        if not echo:
            self._take(listed)
        following = listed.next
        if listed.problem is not None:
            self.found.problem = listed.problem
        elif echo:
            self.found.problem = "page_echo"
        elif following is not None and number >= MAX_PAGES:
            self.found.problem = "page_cap"
        if following is None or self.found.problem is not None or self.lists_only:
            self.listing = False
            return None
        return self._list_request(following, number + 1)

    def list_failed(self, fetched: str, number: int) -> Wanted | None:
        """A list page could not be had: what follows it stays unknown.

        A first page that is gone may have moved: then the page to look for it on is returned.
        """
        rule = self.source.discover
        if rule and number == 1 and self.moved_to is None and fetched in (outcome.GONE, outcome.SOFT_404):
            self._gone = fetched
            return Wanted(Target(self.portal.id, self.id, "list", rule.parent), PageRequest(rule.parent))
        self.found.failed_outcome = self._gone or fetched
        self.found.failed_page = max(number, 1)
        self.listing = False
        return None

    def discover(self, parent: Page) -> Wanted | None:
        """Find the moved list on its parent page by the text of the link."""
        assert self.source.discover is not None
        found = link_by_text(parent, self.source.discover.text)
        if found is None or found == self.url:
            return self.list_failed(self._gone or outcome.GONE, DISCOVERY)
        self.moved_to, self._gone = found, None
        return self._list_request(self.family.first_request(found), 1)

    def due(self) -> Iterator[Wanted]:
        """Requests for due documents, as many as may be in flight."""
        if (
            self.listing
            or self.lists_only
            or (self.found.failed_outcome is not None and not self.found.lines)
        ):
            return
        for document in self._frontier.hand_out(self.id, max(0, IN_FLIGHT - self.pending)):
            target = Target(
                self.portal.id,
                self.id,
                document.kind,
                document.url,
                document.parent_url,
                document.title,
                document.issuer or self.source.issuer,
                document.published,
            )
            yield Wanted(target, PageRequest(document.url, headers=_conditions(document)), document)

    def must_stop(self, moment: datetime, following: Wanted | None) -> bool:
        """Whether the crawl window has closed; what it closed on stays due and makes the run incomplete."""
        if self.hours is None or self.hours.is_open(moment):
            return False
        if following is not None or self._frontier.has_due(self.id):
            self.found.window_closed = str(self.hours)
        return True

    def read_detail(self, page: Page) -> Detail:
        """What the family makes of a detail page."""
        return self.family.read_detail(page)

    def document_done(
        self, document: Document, sha256: str | None, validators: Validators, detail: Detail | None
    ) -> None:
        """A document's body is kept, or was not modified (*sha256* None)."""
        self.found.fetched += 1
        if sha256 is not None and sha256 != document.sha256:
            self.new += document.sha256 is None
            self.changed += document.sha256 is not None
        attachments = detail.attachments if detail else ()
        self._frontier.done(document, sha256, validators, attachments)

    def document_failed(self, document: Document, fetched: str) -> None:
        """A document could not be had."""
        self.errors += 1
        self._frontier.failed(document, fetched)

    def close(self, *, interrupted: bool) -> Evidence:
        """The evidence at the end of the run; notes reports that vanished from a fully walked list."""
        found = self.found
        found.interrupted = interrupted
        found.listed = self._frontier.listed(self.id)
        found.missing = [row["outcome"] or "interrupted" for row in self._frontier.missing(self.id)]
        cut_short = interrupted or found.window_closed is not None
        walked = not cut_short and found.failed_outcome is None and found.problem is None
        if walked and found.lines:
            found.vanished = self._frontier.note_vanished(self.id)
        return found

    def _list_request(self, request: PageRequest, number: int) -> Wanted:
        return Wanted(Target(self.portal.id, self.id, "list", request.url), request, page=number)

    def _take(self, listed: ListPage) -> None:
        if listed.declared_total is not None:
            self.found.declared = listed.declared_total
        self.found.lines += len(listed.entries) + listed.ignored
        self._frontier.list_entries(self.id, listed.entries)

    def _is_echo(self, listed: ListPage) -> bool:
        """Whether this page's lines are those of an earlier page: a pager that repeats itself."""
        lines = _lines(listed.entries)
        if not lines:
            return False
        seen = lines in self._pages_seen
        self._pages_seen.add(lines)
        return seen


def _lines(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(entry.url for entry in entries)


def _conditions(document: Document) -> Mapping[str, str]:
    """Conditional headers: a hint only, so left out for the week's full sample."""
    if document.sha256 is None or schedule.in_full_sample(datetime.now(UTC), document.url):
        return {}
    headers = {}
    if document.etag:
        headers["If-None-Match"] = document.etag
    if document.last_modified:
        headers["If-Modified-Since"] = document.last_modified
    return headers
