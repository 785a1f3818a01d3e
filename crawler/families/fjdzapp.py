"""福建 ``/fjdzapp/search`` on top of TRS: the list is a form-encoded POST answered in JSON.

Two dialects: ``classsql=chnlid=N`` answers ``data[]``; ``templet=docs.jsp`` answers ``docs[]``. ``channelid``
is the number of the site's search index, ``chnlid`` that of the column; the column page names both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from crawler.families.article import read_article
from crawler.families.base import Detail, Entry, Family, ListPage, Page, PageRequest
from crawler.families.html import clean, normalise_url, parse_date
from crawler.families.payload import FORM, MALFORMED, records

SEARCH = "/fjdzapp/search"
# channelid=229105, channelid: "229105"; chnlid%3D1377, chnlid: 17218
CHANNEL = re.compile(r"\bchannelid['\"]?\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
COLUMN = re.compile(r"\bchnlid['\"]?\s*(?:[:=]|%3D)\s*['\"]?(\d+)", re.IGNORECASE)
DOCS_TEMPLATE = "docs.jsp"
PAGE_SIZE = 15  # a site would give 500 at once; asking for that is not polite


class Fjdzapp(Family):
    """Options ``channelid``, ``chnlid``, ``templet``: what the column page does not tell."""

    name = "fjdzapp"
    title_zh = "福建 fjdzapp 检索"
    option_names = frozenset({"channelid", "chnlid", "templet"})

    def first_request(self, url: str) -> PageRequest:
        if "channelid" in self.options:
            return _search({"url": url, "page": 1, **self.options})
        return PageRequest(url, state={"url": url})

    def read_list(self, page: Page) -> ListPage:
        if "page" not in page.request.state:
            return self._read_column(page)
        try:
            payload = json.loads(page.text)
            rows = records(payload["docs"] if "docs" in payload else payload["data"])
            return _listed(page.request.state, payload, tuple(_entry(row, page) for row in rows))
        except MALFORMED:
            return ListPage(entries=(), problem="not_a_payload")

    def read_detail(self, page: Page) -> Detail:
        return read_article(page)

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return SEARCH in page.text

    def _read_column(self, page: Page) -> ListPage:
        channel, column = CHANNEL.search(page.text), COLUMN.search(page.text)
        if channel is None:
            return ListPage(entries=(), problem="parameters_missing")
        state = {"url": page.url, "page": 1, "channelid": channel[1]}
        if column:
            state["chnlid"] = column[1]
        if DOCS_TEMPLATE in page.text:
            state["templet"] = DOCS_TEMPLATE
        return ListPage(entries=(), next=_search({**state, **self.options}))


def _search(state: Mapping[str, Any]) -> PageRequest:
    form: dict[str, Any] = {"channelid": state["channelid"]}
    if "templet" in state:
        form |= {"templet": state["templet"], "sortfield": "-docorder"}
    else:
        form |= {"sortfield": "-docorderpri,-docreltime", "classcol": "publishyear", "classnum": 100}
        form |= {"classsort": 0, "cache": "true"}
    if "chnlid" in state:
        form["classsql"] = f"chnlid={state['chnlid']}"
    form |= {"page": state["page"], "prepage": PAGE_SIZE}
    url = normalise_url(str(state["url"]), SEARCH) or str(state["url"])
    return PageRequest(url, "POST", urlencode(form).encode(), FORM, dict(state))


def _listed(state: Mapping[str, Any], payload: Mapping[str, Any], entries: tuple[Entry, ...]) -> ListPage:
    number, total = int(state["page"]), int(payload.get("recordCount") or 0)
    unsaid = number + (
        len(entries) >= PAGE_SIZE
    )  # where the page count is missing, a full page has a next one
    pages = int(payload.get("pageCount") or unsaid)
    problem = None
    if int(payload.get("page") or number) != number:
        problem = "page_echo"
    elif total and not entries:
        problem = "empty_datastore"
    following = _search({**state, "page": number + 1}) if number < pages and not problem else None
    return ListPage(entries, following, total if "recordCount" in payload else None, pages, problem)


def _entry(row: Mapping[str, Any], page: Page) -> Entry:
    url = normalise_url(page.url, str(row.get("docpuburl") or row["url"]))
    return Entry(
        url=url or page.url,
        title=clean(str(row.get("doctitle") or row.get("title") or "")),
        published=parse_date(str(row.get("docreltime") or row.get("time") or "")),
        issuer=clean(str(row.get("sourcename") or "")) or None,
        attachments=tuple(_files(row, page.url)),
    )


def _files(row: Mapping[str, Any], base: str) -> Iterator[str]:
    """``_src`` lies under ``/protect/`` and is not public; ``_href`` is the file."""
    for file in records(row.get("files")):
        if url := normalise_url(base, str(file.get("_href") or "")):
            yield url
