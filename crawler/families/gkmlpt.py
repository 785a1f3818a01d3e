"""广东 gkmlpt (政府信息公开目录管理平台): a JSON list and a tree of columns in the index page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from crawler.families.article import attachments, read_article
from crawler.families.base import Attachment, Detail, Entry, Family, ListPage, Page, PageRequest
from crawler.families.html import clean, normalise_url, parse, parse_date
from crawler.families.payload import MALFORMED, records

# SID: '175'
SID = re.compile(r"\bSID['\"]?\s*:\s*['\"]?(\d+)")
# TREE: [{…}] and DETAIL: {…} inside window._CONFIG = {…}, which is JavaScript, not JSON
CONFIG_VALUE = r"\b{name}['\"]?\s*:\s*(?=[\[{{])"
# "政府信息公开年报", "政府信息公开工作年度报告"
REPORT_COLUMN = r"年报|年度报告"
# "/content/mpost_5173165.html": the mobile address of post_5173165.html
MOBILE_POST = re.compile(r"/mpost_(?=\d)")
CHINA = timezone(timedelta(hours=8))
NOT_FOUND = 404


class Gkmlpt(Family):
    """First the index page (site id, tree), then ``api/all/{column}?page=N&sid=SID`` of each report column.

    Options: ``column``, the id of the column or a regular expression for its name (default: 年报 or
    年度报告); a ``#2629`` at the end of the source's address means the same as ``column: 2629``.
    """

    name = "gkmlpt"
    title_zh = "广东政府信息公开目录管理平台"
    option_names = frozenset({"column"})

    def first_request(self, url: str) -> PageRequest:
        address, _, fragment = url.partition("#")
        base = address.partition("/gkmlpt")[0] + "/gkmlpt"
        column = str(self.options.get("column") or fragment or REPORT_COLUMN)
        return PageRequest(f"{base}/index", state={"base": base, "column": column})

    def read_list(self, page: Page) -> ListPage:
        if "columns" not in page.request.state:
            return self._read_index(page)
        if page.status == NOT_FOUND:
            return ListPage(entries=(), next=_next_column(page.request.state))
        return _read_articles(page)

    def read_detail(self, page: Page) -> Detail:
        found = _config(page.text, "DETAIL")
        detail = read_article(page)
        if not isinstance(found, dict):
            return detail  # the classic shape …/content/post_NNN.html
        body = parse(str(found.get("content") or ""))
        files = {file.url: file for file in (*detail.attachments, *attachments(body, page.url))}
        for file in _attachments(found.get("attachment"), page.url):
            files.setdefault(file.url, file)
        return Detail(
            title=clean(str(found.get("title") or "")) or detail.title,
            published=_published(found) or detail.published,
            issuer=clean(str(found.get("publisher") or "")) or detail.issuer,
            attachments=tuple(files.values()),
        )

    def accepts(self, page: Page) -> bool:
        """Some sites return everything on page 1 and 404 for every later page."""
        return page.status == NOT_FOUND and int(page.request.state.get("page", 1)) > 1

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return "/gkmlpt/" in page.text and "_CONFIG" in page.text

    def _read_index(self, page: Page) -> ListPage:
        state = page.request.state
        sid, tree, wanted = SID.search(page.text), _config(page.text, "TREE"), str(state["column"])
        if sid and not isinstance(tree, list) and wanted.isdigit():
            columns = [int(wanted)]  # named outright: the tree is not needed
        elif not sid or not isinstance(tree, list):
            return ListPage(entries=(), problem="parameters_missing")
        else:
            columns = list(_columns(tree, wanted))
        if not columns:
            return ListPage(entries=(), problem="column_not_found")
        following = _next_column({"base": state["base"], "sid": sid[1], "columns": columns, "declared": 0})
        return ListPage(entries=(), next=following)


def _read_articles(page: Page) -> ListPage:
    state = page.request.state
    try:
        payload = json.loads(page.text)
        articles, declared = records(payload["articles"]), int(payload["classify"]["post_count"])
    except MALFORMED:
        return ListPage(entries=(), problem="not_a_payload")
    entries = tuple(_entry(article, page.url) for article in articles)
    listed = int(state["column_listed"]) + len(entries)
    if entries and listed < declared:
        following: PageRequest | None = _request(
            {**state, "page": int(state["page"]) + 1, "column_listed": listed}
        )
    else:
        following = _next_column({**state, "declared": int(state["declared"]) + declared})
    return ListPage(entries=entries, next=following, declared_total=int(state["declared"]) + declared)


def _entry(article: Mapping[str, Any], base: str) -> Entry:
    address = str(article.get("url") or article.get("post_url") or "")
    url = MOBILE_POST.sub("/post_", normalise_url(base, address) or base)
    if urlsplit(url).netloc == urlsplit(base).netloc:  # http links inside an https site
        url = urlsplit(url)._replace(scheme=urlsplit(base).scheme).geturl()
    return Entry(
        url=url,
        title=clean(str(article.get("title") or "")),
        published=_published(article),
        issuer=clean(str(article.get("publisher") or "")) or None,
    )


def _next_column(state: Mapping[str, Any]) -> PageRequest | None:
    columns = list(state["columns"])
    if not columns:
        return None
    return _request({**state, "columns": columns[1:], "column": columns[0], "page": 1, "column_listed": 0})


def _request(state: Mapping[str, Any]) -> PageRequest:
    url = f"{state['base']}/api/all/{state['column']}?page={state['page']}&sid={state['sid']}"
    return PageRequest(url, state=dict(state))


def _columns(tree: list[Any], wanted: str) -> Iterator[int]:
    """The topmost matching nodes; a node with ``jump_url`` belongs to another site."""
    for node in tree:
        if not isinstance(node, dict) or node.get("jump_url"):
            continue
        matches = (
            str(node.get("id")) == wanted if wanted.isdigit() else re.search(wanted, str(node.get("name")))
        )
        if matches and str(node.get("id")).isdigit():
            yield int(node["id"])
        else:
            children = node.get("children")
            yield from _columns(children if isinstance(children, list) else [], wanted)


def _config(text: str, name: str) -> Any:
    """One value of the page's ``window._CONFIG`` object, or None."""
    for match in re.finditer(CONFIG_VALUE.format(name=name), text):
        try:
            return json.JSONDecoder().raw_decode(text, match.end())[0]
        except json.JSONDecodeError:
            continue
    return None


def _published(record: Mapping[str, Any]) -> date | None:
    """Unix seconds at China midnight, or printed dates; ``date`` can be 0."""
    for key in ("date", "display_publish_time", "create_time", "created_at"):
        value = str(record.get(key) or "").strip()
        if value.isdigit() and int(value) > 0:
            return datetime.fromtimestamp(int(value), CHINA).date()
        if printed := parse_date(value):
            return printed
    return None


def _attachments(listed: object, base: str) -> Iterator[Attachment]:
    for item in listed if isinstance(listed, list) else []:
        record = item if isinstance(item, dict) else {"url": item}
        url = normalise_url(base, str(record.get("url") or record.get("path") or ""))
        if url:
            yield Attachment(url, clean(str(record.get("name") or "")))
