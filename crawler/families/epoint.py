"""新点 Epoint WebBuilder: article pages are shells, the body is asked for with ``getGovInfoDetail``.

The name of the REST action differs from site to site; the shell's own scripts are believed first, then the
names seen elsewhere are tried. ``infotype`` "pdf" means that there is no HTML body at all, only files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from w3lib.url import url_query_parameter

from crawler.families.anchors import AnchorList
from crawler.families.article import attachments, read_article
from crawler.families.base import Attachment, Detail, Page, PageRequest
from crawler.families.html import clean, normalise_url, parse, parse_date
from crawler.families.payload import FORM, MALFORMED, records

GUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
# "/showinfo.html?infoGuid=0f2c…", "/govxxgk/001/2024/0f2c….html"
ARTICLE = re.compile(rf"[?&]infoGuid=|/{GUID}\.html")
INFO_ID = re.compile(rf"/({GUID})\.html")
# "/EpointWebBuilder/rest/frontAppCustomAction/getGovInfoDetail"
DETAIL_CALL = re.compile(r"/?([\w/]+)/rest/(\w+)/getGovInfoDetail")
MARKS = re.compile(r"infoGuid=|info_spnContent|getGovInfoDetail|webbuilder\.get", re.IGNORECASE)
PROJECT = "EpointWebBuilder"
ACTIONS = (
    "frontAppCustomAction",
    "govInfoAction",
    "lightfrontaction",
    "frontAppNotNeedLoginAction",
    "infoAction",
)
REFUSED = frozenset({400, 403, 404, 405})


class Epoint(AnchorList):
    """Options ``project`` and ``action`` name the REST call where the shell does not."""

    name = "epoint"
    title_zh = "新点 Epoint"
    entry_shape = ARTICLE
    option_names = AnchorList.option_names | {"project", "action"}

    def read_detail(self, page: Page) -> Detail:
        if "info" in page.request.state:
            return _read_body(page)
        info = url_query_parameter(page.url, "infoGuid") or _guid_in(page.url)
        if info is None or not MARKS.search(page.text):
            return read_article(page)
        shell = read_article(page)
        return replace(shell, next=_ask({"info": info, "origin": page.url, "calls": self._calls(page)}))

    def accepts(self, page: Page) -> bool:
        """A site answers 404 or the like to every action name but its own."""
        return "info" in page.request.state and page.status in REFUSED

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(MARKS.search(page.text))

    def _calls(self, page: Page) -> list[str]:
        project = str(self.options.get("project", PROJECT))
        named = [f"/{found[1].strip('/')}/rest/{found[2]}" for found in DETAIL_CALL.finditer(page.text)]
        actions = [str(self.options["action"])] if "action" in self.options else list(ACTIONS)
        return list(dict.fromkeys([*named, *(f"/{project}/rest/{action}" for action in actions)]))


def _read_body(page: Page) -> Detail:
    try:
        data = json.loads(page.text)["custom"]["data"]
        content, listed = data.get("infocontent"), records(data.get("pdflist"))
    except (*MALFORMED, AttributeError):
        content, listed = None, []
    if not content and not listed:
        following = _ask(page.request.state)
        return Detail(next=following, problem=None if following else "body_unavailable")
    base = str(page.request.state["origin"])
    files = {file.url: file for file in attachments(parse(str(content or "")), base)}
    for file in listed:
        if url := normalise_url(base, str(file.get("attachurl") or "")):
            files.setdefault(url, Attachment(url, clean(str(file.get("attachname") or ""))))
    return Detail(
        title=clean(str(data.get("title") or "")) or None,
        published=parse_date(str(data.get("infodate") or "")),
        issuer=clean(str(data.get("oudept") or "")) or None,
        attachments=tuple(files.values()),
    )


def _ask(state: Mapping[str, Any]) -> PageRequest | None:
    """The next call to try, or None when all have been."""
    calls = list(state["calls"])
    if not calls:
        return None
    parts = urlsplit(str(state["origin"]))
    url = f"{parts.scheme}://{parts.netloc}{calls[0]}/getGovInfoDetail"
    body = urlencode({"params": json.dumps({"infoid": state["info"]})}).encode()
    return PageRequest(url, "POST", body, FORM, {**state, "calls": calls[1:]})


def _guid_in(url: str) -> str | None:
    found = INFO_ID.search(urlsplit(url).path)
    return found[1] if found else None
