"""开普云 UCAP: ``common_list.shtml`` paged by a script, a JSON search, or a list loaded as a fragment."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from w3lib.url import add_or_replace_parameters

from crawler.families.anchors import AnchorList
from crawler.families.base import Entry, ListPage, Page, PageRequest
from crawler.families.html import clean, normalise_url, parse_date
from crawler.families.payload import MALFORMED, records

# "/fys/c101501/202601/c04_281137.shtml", "/c112945/202401/46aba5e181454bc798b5443c493da056.shtml"
ARTICLE = re.compile(r"/\d{6}/(?:c\d+_\d+|[0-9a-f]{32}|\d{4,})\.shtml")
# "/searchList/0aa51?_isAgg=true&_isJson=true", "/search/12ab?_template=index", "/es-search/search/9f?…"
SEARCH = re.compile(r"""['"]([^'"\s]*/(?:searchList|search)/\w+\?[^'"\s]*)['"]""")
# $("#list").load("/xinyuan/xxgknb/list_fragment.shtml")
FRAGMENT = re.compile(r"""\.load\(\s*['"]([^'"]+)['"]""")
MARKS = re.compile(r"BodyLabel|ucap-content|UCAP-CONTENT|common_list|zfxxgk_gknbz|_isAgg=")
JSON_FLAG = "_isJson=true"


class Ucap(AnchorList):
    """Follows a search or fragment where the page lists nothing itself. Option ``search``: its address."""

    name = "ucap"
    title_zh = "开普云 UCAP"
    entry_shape = ARTICLE
    option_names = AnchorList.option_names | {"search"}

    def read_page(self, page: Page) -> ListPage:
        if "search" in page.request.state:
            return self._read_search(page)
        listed = super().read_page(page)
        if listed.entries or listed.ignored:
            return listed
        return self._behind(page) or listed

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(MARKS.search(page.text))

    def _behind(self, page: Page) -> ListPage | None:
        """The request for a list that is not in the page itself, if the page names one."""
        named, fragment = SEARCH.search(page.text), FRAGMENT.search(page.text)
        search = self.options.get("search") or (named[1] if named else None)
        if search:
            url = normalise_url(page.url, str(search).replace("&amp;", "&"))
            return ListPage(entries=(), next=_search({"search": url, "page": 1, "seen": 0}))
        if fragment and (url := normalise_url(page.url, fragment[1])):
            return ListPage(entries=(), next=PageRequest(url, state={"page": 1}))
        return None

    def _read_search(self, page: Page) -> ListPage:
        state = page.request.state
        if JSON_FLAG not in str(state["search"]):
            return self._read_fragment(page)
        try:
            data = json.loads(page.text)["data"]
            entries = tuple(_entry(row, page.url) for row in records(data["results"]))
            total = int(data["total"])
        except MALFORMED:
            return ListPage(entries=(), problem="not_a_payload")
        return _continued(state, ListPage(entries, declared_total=total), len(entries))

    def _read_fragment(self, page: Page) -> ListPage:
        listed = replace(super().read_page(page), next=None, problem=None)
        return _continued(page.request.state, listed, len(listed.entries) + listed.ignored)


def _continued(state: Mapping[str, Any], listed: ListPage, lines: int) -> ListPage:
    seen, total, pages = int(state["seen"]) + lines, listed.declared_total, listed.declared_pages
    if total is not None:
        ended = seen >= total
    elif pages is not None:
        ended = int(state["page"]) >= pages
    else:
        ended = not lines  # nothing to count towards: the end is the first empty page
    if ended:
        return listed
    if not lines:
        return replace(listed, problem="empty_datastore")
    return replace(listed, next=_search({**state, "page": int(state["page"]) + 1, "seen": seen}))


def _search(state: Mapping[str, Any]) -> PageRequest:
    url = add_or_replace_parameters(str(state["search"]), {"page": str(state["page"])})
    return PageRequest(url, state=dict(state))


def _entry(row: Mapping[str, Any], base: str) -> Entry:
    url = normalise_url(base, str(row["url"]))
    published = row.get("publishedTimeStr") or row.get("publishedTime")
    return Entry(url or base, clean(str(row.get("title") or "")), parse_date(str(published or "")))
