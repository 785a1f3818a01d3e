"""What a CMS family must know: how its lists page, how its detail pages and attachments look.

A family is a small class of pure methods over :class:`Page` objects; it never fetches. The spider, the
frontier and the guard exist once, elsewhere.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One list or API page to ask for. ``body`` (form-encoded bytes) makes it a POST."""

    url: str
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, Any] = field(default_factory=dict)  # what the family wants back with the answer


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, as the family sees it. ``text`` is decoded by :func:`crawler.decoding.decode`."""

    url: str
    text: str
    request: PageRequest
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: an announced report."""

    url: str
    title: str
    published: date | None = None
    issuer: str | None = None
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one list page says. ``declared_total`` is the site's own count, if it prints one."""

    entries: tuple[Entry, ...]
    next: PageRequest | None = None
    declared_total: int | None = None
    declared_pages: int | None = None
    problem: str | None = None  # a family-specific reason why the list cannot be trusted, e.g. "empty_datastore"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file linked from a detail page; the anchor text is kept because URLs lose the file name."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What a detail page says of itself (hints only: the reader decides from the bytes)."""

    title: str | None = None
    published: date | None = None
    issuer: str | None = None
    attachments: tuple[Attachment, ...] = ()
    next: PageRequest | None = None  # the body must be asked for separately (SPA, Epoint)


class Family(ABC):
    """One CMS family. ``options`` come from the source's YAML and are validated by ``check_options``."""

    name: ClassVar[str]
    title_zh: ClassVar[str]
    needs_browser: ClassVar[bool] = False

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        self.options = dict(options or {})

    @abstractmethod
    def first_request(self, url: str) -> PageRequest:
        """The request for the first page of the list at *url* (the address written in the portal file)."""

    @abstractmethod
    def read_list(self, page: Page) -> ListPage:
        """Entries, next page and declared totals of one list page or API payload."""

    @abstractmethod
    def read_detail(self, page: Page) -> Detail:
        """Title, date, issuer hint and attachments of one detail page."""

    @classmethod
    def recognises(cls, page: Page) -> bool:
        """Whether *page* (any page of a portal) looks like this family; used by ``nianbao portals add``."""
        return False
