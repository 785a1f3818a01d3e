"""Hanweb JPAAS publish server: the list comes from ``…/front/page/build/unit`` as HTML inside JSON.

The parameters are printed in the page's ``queryData`` attribute. Plain ``pageNo`` is silently ignored (every
page is page 1): only ``paramJson`` pages, and every page is compared with the one before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from crawler.families.anchors import AnchorList
from crawler.families.base import ListPage, Page, PageRequest
from crawler.families.html import normalise_url, parse
from crawler.families.payload import MALFORMED

SERVER = "/api-gateway/jpaas-publish-server/front/page/build/unit"
# {'webId':'330100','pageId':'1229','tplSetId':'ab','tagId':'当前栏目list'}
PAIR = re.compile(r"['\"](\w+)['\"]\s*:\s*['\"]([^'\"]*)['\"]")
# <div class="pagination" count="46" rows="15">, count:"46"
COUNT = re.compile(r"\bcount['\"]?\s*[:=]\s*['\"]?(\d+)")
PAGE_SIZE = 30


class HanwebJpaas(AnchorList):
    """Option ``tag``: the ``tagId`` of the list where a page has several such units (default: the first)."""

    name = "hanweb_jpaas"
    title_zh = "大汉 JPAAS"
    option_names = frozenset({"list", "title", "tag"})

    def first_request(self, url: str) -> PageRequest:
        return PageRequest(url)

    def read_list(self, page: Page) -> ListPage:
        if "unit" not in page.request.state:
            return self._read_column(page)
        try:
            data = json.loads(page.text)["data"]
            fragment = str(data["html"])
            counted = COUNT.search(fragment)
            total = data.get("count") or (counted[1] if counted else None)
            return self._read_unit(replace(page, text=fragment), int(total) if total is not None else None)
        except MALFORMED:
            return ListPage(entries=(), problem="not_a_payload")

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return SERVER in page.text

    def _read_column(self, page: Page) -> ListPage:
        for element in parse(page.text).xpath("//*[@querydata]"):
            parameters = dict(PAIR.findall(element.get("querydata")))
            if self.options.get("tag") in (None, parameters.get("tagId")) and parameters:
                unit = normalise_url(page.url, element.get("url") or SERVER)
                state: dict[str, Any] = {
                    "unit": unit,
                    "parameters": parameters,
                    "page": 1,
                    "seen": 0,
                    "last": [],
                }
                return ListPage(entries=(), next=_request(state))
        return ListPage(entries=(), problem="parameters_missing")

    def _read_unit(self, page: Page, total: int | None) -> ListPage:
        state = page.request.state
        entries, ignored = self.entries(page, parse(page.text))
        urls = [entry.url for entry in entries]
        seen = int(state["seen"]) + len(entries) + ignored
        listed = ListPage(entries, declared_total=total, ignored=ignored)
        if urls and urls == state["last"]:
            return replace(listed, entries=(), ignored=0, problem="page_echo")
        if total is not None and seen >= total:
            return listed
        if not urls and not ignored:  # the end, unless more was announced
            return replace(listed, problem=None if total is None else "empty_datastore")
        return replace(
            listed, next=_request({**state, "page": int(state["page"]) + 1, "seen": seen, "last": urls})
        )


def _request(state: Mapping[str, Any]) -> PageRequest:
    wanted = json.dumps({"pageNo": state["page"], "pageSize": PAGE_SIZE}, separators=(",", ":"))
    query = urlencode({**state["parameters"], "paramJson": wanted})
    return PageRequest(f"{state['unit']}?{query}", state=dict(state))
