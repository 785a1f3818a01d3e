"""Hanweb (大汉) jcms "jpage": the first records stand in a script, the rest behind a proxy.

The script holds ``datastore > nextgroup, recordset > record``, each in CDATA, which HTML parsers take for
opaque text. The proxy's parameters are constants of the column, read from the ``nextgroup`` link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from crawler.families.article import read_article
from crawler.families.base import Detail, Entry, Family, ListPage, Page, PageRequest
from crawler.families.html import links, normalise_url, parse

# <record><![CDATA[<li><a href="/art/2023/1/18/art_10346_1584925.html">…</a></li>]]></record>
RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
# <nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=1&columnid=2">]]></nextgroup>
NEXT_GROUP = re.compile(r"<nextgroup>\s*<!\[CDATA\[(.*?)\]\]>\s*</nextgroup>", re.DOTALL | re.IGNORECASE)
# "/module/web/jpage/dataproxy.jsp", "/module/jslib/jquery/jpage/dataproxy.jsp?…"
PROXY = re.compile(r"(/module/[\w/]*jpage/dataproxy\.jsp(?:\?[^\s\"'<>]*)?)")
# totalRecord:2742, <totalrecord>13</totalrecord>
TOTAL = re.compile(r"totalRecord['\"]?\s*[:=]\s*['\"]?(\d+)|<totalrecord>(\d+)</totalrecord>", re.IGNORECASE)
# perPage:15
PER_PAGE = re.compile(r"perPage['\"]?\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
# "/art/2024/1/22/art_1229445040_4107020.html"
ARTICLE = re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\w+\.html")
# columnid:'6924', unitid: 22, webid=54 — in the page's script, where the link does not carry them
CONSTANT = re.compile(r"\b(columnid|unitid|webid|appid|permissiontype)['\"]?\s*[:=]\s*['\"]?(\w+)")
PAGES_AT_ONCE = 3  # what the site's own script asks for
OF_THE_SCRIPT = frozenset({"page", "startrecord", "endrecord", "perpage"})


class HanwebJpage(Family):
    """An empty datastore where records are declared is a problem, never "no reports"."""

    name = "hanweb_jpage"
    title_zh = "大汉 jpage"

    def first_request(self, url: str) -> PageRequest:
        return PageRequest(url)

    def read_list(self, page: Page) -> ListPage:
        asked = page.request.state
        windowed = "proxy" in asked
        state = dict(asked) if windowed else {**_parameters(page), "seen": 0}
        entries = _records(page) or (() if windowed else _printed(page))
        found = TOTAL.search(page.text)
        total = int(found[1] or found[2]) if found else asked.get("total")
        state |= {"total": total, "seen": int(state["seen"]) + len(entries)}
        listed = ListPage(entries, declared_total=total)
        if _ended(state, windowed and not entries):
            return listed
        if "proxy" not in state:
            return replace(listed, problem="parameters_missing")
        if windowed and not entries:
            return replace(listed, problem="empty_datastore")
        return replace(listed, next=_window(state))

    def read_detail(self, page: Page) -> Detail:
        return read_article(page)

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(PROXY.search(page.text) or NEXT_GROUP.search(page.text))


def _records(page: Page) -> tuple[Entry, ...]:
    """The records of a datastore, inline or as the proxy's answer."""
    return tuple(
        Entry(link.url, link.title, link.published)
        for record in RECORD.findall(page.text)
        for link in list(links(parse(record), page.url))[:1]
    )


def _printed(page: Page) -> tuple[Entry, ...]:
    """The lines of a column page whose datastore is empty or missing."""
    found = {link.url: link for link in links(parse(page.text), page.url) if ARTICLE.search(link.url)}
    return tuple(Entry(link.url, link.title, link.published) for link in found.values())


def _parameters(page: Page) -> dict[str, Any]:
    """The proxy's address and constants, from the ``nextgroup`` link or the script; empty without either."""
    group = NEXT_GROUP.search(page.text)
    proxy = PROXY.search(group[1]) if group else None
    proxy = proxy or PROXY.search(page.text)
    if proxy is None:
        return {}
    parts = urlsplit(proxy[1].replace("&amp;", "&"))
    constants = {
        name: _decoded(value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in OF_THE_SCRIPT
    }
    if "columnid" not in constants:
        constants |= dict(CONSTANT.findall(page.text))
    rows = PER_PAGE.search(page.text)
    return {
        "proxy": normalise_url(page.url, parts.path),
        "constants": constants,
        "rows": int(rows[1]) if rows else 15,
    }


def _ended(state: Mapping[str, Any], empty: bool) -> bool:
    """Without a total to count towards, the end is the first empty window."""
    if state["total"] is not None:
        return bool(state["seen"] >= state["total"])
    return "proxy" not in state or empty


def _window(state: Mapping[str, Any]) -> PageRequest:
    first = int(state["seen"]) + 1
    window = {
        "startrecord": first,
        "endrecord": first + PAGES_AT_ONCE * int(state["rows"]) - 1,
        "perpage": state["rows"],
    }
    return PageRequest(f"{state['proxy']}?{urlencode({**window, **state['constants']})}", state=dict(state))


def _decoded(value: str) -> str:
    """``webname`` comes percent-encoded twice or more (``%25E5…``)."""
    while (decoded := unquote(value)) != value:
        value = decoded
    return value
