"""The bare Scrapy spider the crawler is measured against: the same pages, nothing kept."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response, TextResponse

from crawler.families import family
from crawler.families.base import Page, PageRequest
from crawler.fetch.decoding import decode
from crawler.fetch.guard import Guard


class BareSpider(Spider):
    """Follows the links of each list page; with *read*, the family reads each document."""

    name = "bare"

    def __init__(self, lists: tuple[str, ...] = (), read: bool = False, **rest: Any) -> None:
        super().__init__(**rest)
        self.lists, self.family = lists, family("trs") if read else None

    async def start(self) -> AsyncIterator[Request]:
        for url in self.lists:
            yield Request(url, dont_filter=True)

    def parse(self, response: Response) -> Iterator[Request]:
        assert isinstance(response, TextResponse)
        for href in response.css("li a::attr(href)").getall():
            yield response.follow(href, callback=self.document)

    def document(self, response: Response) -> None:
        if self.family:
            page = Page(response.url, decode(response.body), PageRequest(response.url))
            self.family.read_detail(page)


def main(port: int, hosts: int, pages: int, read: bool) -> None:
    names = [f"{number}.many.gov.cn" for number in range(hosts)]
    files = ["index.html", *(f"index_{number}.html" for number in range(1, pages))]
    lists = tuple(f"http://{name}:{port}/nb/{file}" for name in names for file in files)
    process = AsyncCrawlerProcess(
        {
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "HTTPPROXY_ENABLED": False,
            "CONCURRENT_ITEMS": 4,
            "TWISTED_DNS_RESOLVER": "crawler.fetch.resolver.GuardedResolver",
            "NIANBAO_GUARD": Guard(addresses=dict.fromkeys(names, "127.0.0.1")),
        }
    )
    process.crawl(BareSpider, lists=lists, read=read)
    process.start()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "read")
