"""What one crawl process shares: made by the worker, found by spider and middlewares on the spider."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.fetch.browser import Browser
from crawler.fetch.guard import Guard
from crawler.frontier import Frontier
from crawler.registry import Portal
from crawler.store import Store
from crawler.store.ledger import Ledger


@dataclass(slots=True)
class CrawlContext:
    """One run's writer, frontier and guard, and the portals to be crawled."""

    run_id: str
    portals: tuple[Portal, ...]
    sources: frozenset[str]  # full ids of the sources that are due
    ledger: Ledger
    frontier: Frontier
    guard: Guard
    store: Store
    browser: Browser | None = None
    lists_only: bool = False  # first list pages, no documents: a look at a page
    everything: bool = False  # documents are asked for whether due or not
    any_hour: bool = False  # a person named the portals: their crawl windows do not bind
    crawl_delays: dict[str, float] = field(default_factory=dict)  # netloc → seconds its robots.txt asks for
    dead_hosts: dict[str, str] = field(default_factory=dict)  # netloc → outcome that closed it for this run


def context_of(crawler: Crawler) -> CrawlContext:
    """The context of *crawler*'s spider; without one (``scrapy shell``) the asking component is left out."""
    context = getattr(crawler.spider, "context", None)
    if not isinstance(context, CrawlContext):
        raise NotConfigured("only for crawls started by nianbao")
    return context
