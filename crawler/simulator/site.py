"""The base of every simulated portal: bodies, years, articles, attachments, lists in pages.

A site is a pure function from requests to answers, so the truth it serves can be computed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape
from typing import Any, ClassVar

from crawler.simulator.model import HTML, Request, Response, SampleReport

IMAGES = frozenset({".jpg", ".png"})


@dataclass(frozen=True, slots=True)
class Column:
    """One list of the portal. ``body`` is None where the list collects several bodies."""

    key: str
    body: str | None
    reports: tuple[SampleReport, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report or a part of it: the requests that lead to it, the last one bringing it, and its address."""

    report: SampleReport
    requests: tuple[Request, ...]
    url: str


class Site(ABC):
    """One simulated portal. Subclasses know the family's addresses and the look of its pages."""

    key: ClassVar[str]
    family: ClassVar[str]
    title_zh: ClassVar[str]
    title_en: ClassVar[str]
    page_size: ClassVar[int] = 4
    one_list_per_body: ClassVar[bool] = False
    validators: ClassVar[bool] = False  # whether ETag and Last-Modified are sent
    compressed: ClassVar[bool] = False  # gzip whether or not it was asked for
    robots: ClassVar[str | None] = None  # None: the portal has no robots.txt

    def __init__(self, reports: Sequence[SampleReport], port: int) -> None:
        self.reports = tuple(reports)
        self.port = port
        self.fault: str | None = None

    @property
    def host(self) -> str:
        return f"www.sim-{self.key}.gov.cn"

    @property
    def base(self) -> str:
        """Scheme, host and port: what absolute links of the portal begin with."""
        return f"http://{self.host}:{self.port}"

    # -- what a family decides -------------------------------------------------------------------

    @abstractmethod
    def list_path(self, column: Column) -> str:
        """The path of a column's first page: the address a person would write into the portal file."""

    @abstractmethod
    def respond_list(self, request: Request) -> Response | None:
        """The answer to a list or API request, or None when the path is not a list's."""

    @abstractmethod
    def article_path(self, report: SampleReport) -> str:
        """The path of the report's detail page."""

    def article_page(self, report: SampleReport) -> str:
        """The detail page: the family's chrome around the report's body."""
        return self.page(
            report.title,
            f"<h1>{escape(report.title)}</h1>{self.article_head(report)}{self.article_body(report)}",
        )

    def article_head(self, report: SampleReport) -> str:
        return f'<div class="info">发布时间：{report.published} 来源：{escape(report.body)}</div>'

    @abstractmethod
    def article_body(self, report: SampleReport) -> str:
        """The element that holds the report, as the family writes it."""

    def file_path(self, report: SampleReport) -> str:
        """The path of the attached file; by default in the article's own directory."""
        directory = self.article_path(report).rpartition("/")[0]
        letter = "W" if report.suffix in IMAGES else "P"
        return f"{directory}/{letter}0{report.published:%Y%m%d}{self.number(report)}{report.suffix}"

    def source_options(self, column: Column) -> Mapping[str, Any]:
        return {}

    # -- what is common --------------------------------------------------------------------------

    def number(self, report: SampleReport) -> int:
        """A number for the report in addresses: stable as long as the samples keep their order."""
        return 5160 + self.reports.index(report)

    def columns(self) -> tuple[Column, ...]:
        """The portal's lists; newest report first, as portals print them."""
        newest = sorted(self.reports, key=lambda report: report.published, reverse=True)
        if not self.one_list_per_body:
            return (Column("all", None, tuple(newest)),)
        bodies = list(dict.fromkeys(report.body for report in self.reports))
        return tuple(
            Column(f"c{1 + index}", body, tuple(report for report in newest if report.body == body))
            for index, body in enumerate(bodies)
        )

    def listed(self, column: Column) -> tuple[SampleReport, ...]:
        """The reports the list gives: all, unless a fault withholds some while the total stays."""
        if self.fault == "empty_list":
            return ()
        return column.reports[:-1] if self.fault == "short_list" else column.reports

    def pages(self, column: Column) -> list[tuple[SampleReport, ...]]:
        """The listed reports in pages; an empty list is one empty page."""
        return self.paged(self.listed(column))

    def paged(self, rows: Sequence[SampleReport]) -> list[tuple[SampleReport, ...]]:
        """*rows* in pages; with ``page_echo`` every page is the first one again."""
        size = self.page_size
        pages = [tuple(rows[start : start + size]) for start in range(0, len(rows), size)] or [()]
        return [pages[0]] * len(pages) if self.fault == "page_echo" else pages

    def documents(self) -> Iterator[Document]:
        """Everything on which a report is served: detail pages and attached files."""
        for report in self.reports:
            article = self.article_path(report)
            steps = self.article_requests(report)
            yield Document(report, steps, self.base + article)
            if report.container != HTML and self.file_path(report) != article:
                path = self.file_path(report)
                yield Document(report, (*steps, Request("GET", self.host, path)), self.base + path)

    def article_requests(self, report: SampleReport) -> tuple[Request, ...]:
        """The requests that bring the report's page; more than one where the page is only a shell."""
        return (Request("GET", self.host, self.article_path(report)),)

    def respond(self, request: Request) -> Response:
        """The answer of a healthy portal; a path it does not know is a 404."""
        if request.path == "/robots.txt":
            return self._robots()
        listing = self.respond_list(request)
        if listing is not None:
            return listing
        if request.path == "/":
            return Response.html(self.home())
        for report in self.reports:
            if request.path == self.article_path(report) and request.path != self._own_file(report):
                return self._conditional(request, report, Response.html(self.article_page(report)))
            if request.path == self._own_file(report):
                return self._conditional(request, report, Response(report.data, media_type=report.media_type))
        return Response.html("<h1>404 Not Found</h1>", 404)

    def home(self) -> str:
        """The home page: a link to every list."""
        links = "".join(
            f'<li><a href="{escape(self.list_path(column))}">{column.body or ""}政府信息公开年报</a></li>'
            for column in self.columns()
        )
        return self.page(self.title_zh, f"<h1>{self.title_zh}</h1><ul>{links}</ul>")

    def page(self, title: str, content: str, *, head: str = "") -> str:
        """A whole page in the portal's chrome; the menu's links must never be taken for reports."""
        menu = '<a href="/zwgk/2024-01-01.html">政务公开</a>'
        header = f'<div class="header"><a href="/">{self.title_zh}</a> {menu}</div>'
        footer = '<div class="footer"><a href="/about/2020-01-01.html">关于我们</a></div>'
        return (
            f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(title)}</title>{head}</head>"
            f"<body>{header}{content}{footer}</body></html>"
        )

    def embedded(self, report: SampleReport) -> str:
        """The report as an article shows it: its fragment, its scanned page, or a link to its file."""
        if report.container == HTML:
            return report.data.decode("utf-8")
        path = self.file_path(report)
        if report.suffix in IMAGES:
            return f'<p><img src="{path}" alt=""></p>'
        name = escape(report.title + report.suffix)
        return f'<p>年度报告全文见附件。</p><p>附件：<a href="{path}">{name}</a></p>'

    def portal(self) -> dict[str, Any]:
        """The portal file of this site, ready for YAML."""
        return {
            "id": f"sim-{self.key}",
            "host": f"{self.host}:{self.port}",
            "title": {"zh": self.title_zh, "en": self.title_en},
            "division": self.reports[0].division[:6],
            "family": self.family,
            "verified": "simulated",
            "address": "127.0.0.1",
            "delay": 0.02,
            "sources": [self._source(column) for column in self.columns()],
        }

    def _source(self, column: Column) -> dict[str, Any]:
        years = [report.year or report.published.year for report in column.reports]
        source: dict[str, Any] = {
            "id": column.key,
            "title": f"{column.body or self.title_zh} 政府信息公开年报",
            "url": self.base + self.list_path(column),
            "expect": {"reports": len(column.reports), "first_year": min(years)},
        }
        if column.body:
            source |= {"issuer": column.body, "division": column.reports[0].division}
        if options := dict(self.source_options(column)):
            source["options"] = options
        return source

    def _robots(self) -> Response:
        if self.robots is None:
            return Response.html("<h1>404 Not Found</h1>", 404)
        return Response(self.robots.encode(), media_type="text/plain")

    def _own_file(self, report: SampleReport) -> str | None:
        return None if report.container == HTML else self.file_path(report)

    def _conditional(self, request: Request, report: SampleReport, response: Response) -> Response:
        if not self.validators:
            return response
        tag = f'"{response.sha256[:16]}"'
        changed = format_datetime(datetime.combine(report.published, time(8), UTC), usegmt=True)
        if request.headers.get("if-none-match") == tag:
            return Response(b"", 304).with_headers(ETag=tag)
        return response.with_headers(ETag=tag, Last_Modified=changed)
