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

from crawler.errors import ConfigurationError


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
    """One answer, as the family sees it. ``text`` is decoded by :func:`crawler.fetch.decoding.decode`."""

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
    """What one list page says. ``declared_total`` is the site's own count of lines, if it prints one.

    The site counts lines, not addresses: a post listed twice counts twice. So at the end of a list the last
    ``declared_total`` equals the sum of ``len(entries) + ignored`` over its pages, or the list is incomplete.
    """

    entries: tuple[Entry, ...]
    next: PageRequest | None = None
    declared_total: int | None = None
    declared_pages: int | None = None
    problem: str | None = None  # a reason why the list cannot be trusted, a key of :data:`PROBLEMS`
    ignored: int = 0  # lines left out by the source's ``title`` option


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
    problem: str | None = None  # a reason why the report is not here, a key of :data:`PROBLEMS`


PROBLEMS: Mapping[str, tuple[str, str]] = {
    "body_unavailable": ("正文接口没有返回正文", "the interface for the article's body did not give it"),
    "column_not_found": ("目录树中没有年报栏目", "the site's tree has no annual-report column"),
    "empty_datastore": (
        "列表接口返回空数据，网页却声明有记录",
        "the list interface is empty but the page declares records",
    ),
    "not_a_payload": ("列表接口返回的不是约定的数据", "the list interface did not answer with its data"),
    "page_echo": ("请求下一页，返回的却是已看过的一页", "asked for the next page, an earlier page came back"),
    "pager_unfollowable": (
        "网页声明还有下一页，但没有可用的地址",
        "more pages are declared but none can be addressed",
    ),
    "redirect_shell": ("页面只有跳转，没有内容", "the page holds a redirection and nothing else"),
    "parameters_missing": (
        "网页中找不到列表接口所需的参数",
        "the page lacks the parameters of its list interface",
    ),
}


class Family(ABC):
    """One CMS family. ``options`` come from the source's YAML and are checked against ``option_names``.

    Raises:
        ConfigurationError: an option this family does not know.
    """

    name: ClassVar[str]
    title_zh: ClassVar[str]
    needs_browser: ClassVar[bool] = False
    option_names: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        self.options = dict(options or {})
        unknown = sorted(self.options.keys() - self.option_names)
        if unknown:
            known = ", ".join(sorted(self.option_names)) or "-"
            raise ConfigurationError(
                f"系列 {self.name} 不认识选项 {', '.join(unknown)}，可用：{known}。"
                f" Family {self.name} has no option {', '.join(unknown)}; it has: {known}."
            )

    @abstractmethod
    def first_request(self, url: str) -> PageRequest:
        """The request for the first page of the list at *url* (the address written in the portal file)."""

    @abstractmethod
    def read_list(self, page: Page) -> ListPage:
        """Entries, next page and declared totals of one list page or API payload."""

    @abstractmethod
    def read_detail(self, page: Page) -> Detail:
        """Title, date, issuer hint and attachments of one detail page."""

    def accepts(self, page: Page) -> bool:
        """Whether a 4xx answer is part of the protocol and goes to ``read_list`` or ``read_detail``.

        gkmlpt ends a list with 404 on page 2; Epoint answers 404 to all action names but one.
        """
        return False

    @classmethod
    def recognises(cls, page: Page) -> bool:
        """Whether *page* (any page of a portal) looks like this family; used by ``nianbao portals add``."""
        return False
