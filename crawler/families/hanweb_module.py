"""Hanweb's annual-report module: ``xxgkAnnualReport.jsp?area={body}&fbtime={year}`` is the report itself.

The body is named only by ``area``, so a source is one body and its list is the years the page offers.
"""

from __future__ import annotations

import re

from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawler.families.article import read_article
from crawler.families.base import Detail, Entry, Family, ListPage, Page, PageRequest
from crawler.families.html import clean, links, normalise_url, parse

MODULE = re.compile(r"/module/xxgk/xxgkAnnualReport\.jsp", re.IGNORECASE)
# "2024", "2024年", "2024年度"
YEAR = re.compile(r"^((?:19|20)\d{2})\s*年?度?$")


class HanwebModule(Family):
    """Years come from the page's own address, its year selector, its links and the option ``years``."""

    name = "hanweb_module"
    title_zh = "大汉年报模块"
    option_names = frozenset({"years"})

    def first_request(self, url: str) -> PageRequest:
        return PageRequest(url)

    def read_list(self, page: Page) -> ListPage:
        years = self._years(page)
        entries = []
        for year in sorted(years, reverse=True):
            url = normalise_url(page.url, add_or_replace_parameter(page.url, "fbtime", year))
            entries.append(Entry(url or page.url, years[year]))
        return ListPage(entries=tuple(entries))

    def read_detail(self, page: Page) -> Detail:
        return read_article(page)

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(MODULE.search(page.url))

    def _years(self, page: Page) -> dict[str, str]:
        """The years on offer and the text each is offered with."""
        root, area = parse(page.text), url_query_parameter(page.url, "area")
        found = {str(year): f"{year}年" for year in self.options.get("years", ())}
        if own := url_query_parameter(page.url, "fbtime"):
            found[own] = read_article(page).title or own
        for option in root.iter("option"):
            text = clean(str(option.text_content()))
            year = YEAR.match(clean(option.get("value")) or text)
            if year:
                found.setdefault(year[1], text)
        for link in links(root, page.url):
            year = YEAR.match(url_query_parameter(link.url, "fbtime") or "")
            if year and MODULE.search(link.url) and url_query_parameter(link.url, "area") == area:
                found.setdefault(year[1], link.title)
        return found
