"""A bare client and a bare crawl, to test families against simulated portals without the real spider."""

from __future__ import annotations

import gzip
import hashlib
import http.client
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from crawler.families import family
from crawler.families.base import Entry, ListPage, Page, PageRequest
from crawler.families.html import is_document
from crawler.simulator import SampleReport, Simulator


def samples(site: str = "", *, bodies: int = 3, years: int = 4) -> list[SampleReport]:
    """Tiny placeholder reports: every container, several bodies and years."""
    suffixes = (".html", ".pdf", ".docx", ".jpg", ".txt", ".ofd", ".wps", ".zip")
    made = []
    for body in range(bodies):
        for year in range(2025 - years, 2025):
            suffix = suffixes[len(made) % len(suffixes)]
            container = {".html": "html", ".txt": "text"}.get(suffix, "file")
            name = f"清水{'甲乙丙丁戊'[body]}镇"
            text = f"<p>{name}{year}年政府信息公开工作年度报告。</p>" + "<p>主动公开政府信息。</p>" * 40
            made.append(
                SampleReport(
                    file=f"{body}-{year}{suffix}",
                    container=container,
                    site=site,
                    body=name,
                    division=f"99010{body}10{body}",
                    year=year,
                    title=f"{name}{year}年政府信息公开工作年度报告",
                    published=date(year + 1, 1, 5 + body),
                    data=text.encode() if container == "html" else f"{suffix} {body} {year}".encode(),
                )
            )
    return made


def fetch(simulator: Simulator, request: PageRequest) -> Page:
    """One request to the simulator, with the address's host in the Host header."""
    page, _ = fetch_bytes(simulator, request)
    return page


def fetch_bytes(simulator: Simulator, request: PageRequest) -> tuple[Page, bytes]:
    """The page and its bytes."""
    parts = urlsplit(request.url)
    connection = http.client.HTTPConnection("127.0.0.1", simulator.port, timeout=5)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = {**request.headers, "Host": parts.netloc}
    if request.body is not None:
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    connection.request(request.method, target, request.body, headers)
    response = connection.getresponse()
    body = response.read()
    if response.getheader("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    connection.close()
    text = body.decode("utf-8", errors="replace")
    return Page(request.url, text, request, response.status, dict(response.getheaders())), body


def list_pages(simulator: Simulator, name: str, source: dict[str, Any]) -> Iterator[ListPage]:
    """The list pages of a source, as its family reads them, to the end."""
    chosen = family(name, source.get("options"))
    request: PageRequest | None = chosen.first_request(source["url"])
    for _ in range(50):
        if request is None:
            return
        page = fetch(simulator, request)
        if page.status != 200 and not chosen.accepts(page):
            raise AssertionError(f"{page.status} {request.url}")
        listed = chosen.read_list(page)
        yield listed
        request = listed.next
    raise AssertionError(f"no end of list: {source['url']}")


def collect(
    simulator: Simulator, name: str, source: dict[str, Any]
) -> tuple[list[ListPage], set[tuple[str, str]]]:
    """Walk one source: its list pages, and (url, sha256) of every detail page and file."""
    chosen = family(name, source.get("options"))
    pages = list(list_pages(simulator, name, source))
    found: set[tuple[str, str]] = set()
    for entry in (entry for listed in pages for entry in listed.entries):
        found |= _documents(simulator, chosen, entry)
    return pages, found


def _documents(simulator: Simulator, chosen: Any, entry: Entry) -> set[tuple[str, str]]:
    found = set()
    request: PageRequest | None = PageRequest(entry.url)
    files = list(entry.attachments)
    while request is not None:
        page, body = fetch_bytes(simulator, request)
        detail = None if is_document(request.url) else chosen.read_detail(page)
        request = detail.next if detail else None
        if request is None and page.status == 200:  # a shell only leads to the body
            found.add((entry.url, hashlib.sha256(body).hexdigest()))
        files += [file.url for file in detail.attachments] if detail else []
    for url in files:
        page, body = fetch_bytes(simulator, PageRequest(url))
        assert page.status == 200, url
        found.add((url, hashlib.sha256(body).hexdigest()))
    return found
