"""A browser for the few lists that exist only after scripts have run, and only where a portal says so.

What the browser received is kept as well as what it rendered. It loads no images, fonts or media, reaches no
host but the portal's own, and answers no challenge: one seen here is ``blocked`` as anywhere else.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.families import families
from crawler.guard import Guard
from crawler.registry import Portal
from crawler.settings import DOWNLOAD_HANDLERS

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
NOT_LOADED = frozenset({"image", "font", "media"})
RECEIVED_KEY = "nianbao_received"
SETTLE_MILLISECONDS = 10_000  # for the page's own requests to come to rest; then it is read as it stands
HANDLER = "crawler.browser_handler.BrowserHandler"
# Chromium talks to its maker unless told not to; the resolver rules make sure of it.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)


class BrowserMissingError(CrawlerError):
    """No browser could be found or installed."""

    code = "browser_missing"
    exit_code = ExitCode.PARTIAL


@dataclass(frozen=True, slots=True)
class Browser:
    """A usable Chromium. ``path`` is None when Playwright's own is used."""

    path: str | None
    name: str


@dataclass
class Received:
    """The answers a page got while it was rendered, the document itself first.

    Without slots: Playwright writes an attribute of its own onto whatever listens to it.
    """

    answers: list[tuple[str, int, list[tuple[str, str]], bytes]] = field(default_factory=list)
    waiting: list[Any] = field(default_factory=list)

    def clear(self) -> None:
        """Begin anew, for another attempt."""
        self.answers.clear()
        self.waiting.clear()

    def note(self, response: Any) -> None:
        """Event handler: an answer has arrived."""
        self.waiting.append(response)

    async def settle(self, page: Any) -> None:
        """Page method: wait until the page is at rest, then read the bodies that arrived."""
        from playwright.async_api import Error

        with contextlib.suppress(Error):  # a page that never rests is read as it stands
            await page.wait_for_load_state("networkidle", timeout=SETTLE_MILLISECONDS)
        for response in self.waiting:
            try:
                body = await response.body()
            except Error:
                continue  # redirects and aborted requests have none
            headers = [
                (item["name"], item["value"])
                for item in await response.headers_array()
                if item["name"].lower() != "content-encoding"  # the browser hands out decoded bodies
            ]
            self.answers.append((response.url, response.status, headers, body))


def needs_browser(portal: Portal) -> bool:
    """Whether the lists of *portal* must be rendered."""
    return portal.browser or families()[portal.family].needs_browser


def find() -> Browser | None:
    """``CHROMIUM_PATH``, else Playwright's own, else the system's; None when there is none.

    Raises:
        BrowserMissingError: CHROMIUM_PATH is set and is no program.
    """
    if importlib.util.find_spec("scrapy_playwright") is None:
        return None
    if chosen := os.environ.get("CHROMIUM_PATH"):
        if not os.access(chosen, os.X_OK):
            raise BrowserMissingError(
                f"CHROMIUM_PATH={chosen} 不可执行，请改正。"
                f" CHROMIUM_PATH={chosen} is not a program; correct it."
            )
        return Browser(chosen, chosen)
    if own := _playwrights_own():
        return Browser(None, own)
    found = next((path for name in SYSTEM_NAMES if (path := shutil.which(name))), None)
    return Browser(found, found) if found else None


def install() -> Browser:
    """Find a browser, or install one: the distribution's when we may, else Playwright's own.

    Raises:
        BrowserMissingError: neither worked.
    """
    found = find()
    commands = [[sys.executable, "-m", "playwright", "install", "chromium", "--only-shell"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        commands.insert(0, ["apt-get", "install", "-y", "-q", "chromium"])
    for command in commands:
        if found is None:
            subprocess.run(command, stdout=sys.stderr, check=False)
            found = find()
    if found is None:
        raise BrowserMissingError(
            "没有找到也无法安装浏览器，需要浏览器的门户将记为失败；请安装 chromium。"
            " No browser was found and none could be installed; portals that need one will be"
            " reported as failed. Install chromium."
        )
    return found


def settings(browser: Browser, guard: Guard, portals: Iterable[Portal]) -> dict[str, Any]:
    """The Scrapy settings for a crawl in which some portals need *browser*."""
    rendered = [portal for portal in portals if needs_browser(portal)]
    options: dict[str, Any] = {
        "headless": True,
        "chromium_sandbox": os.geteuid() != 0,
        "args": [*QUIET, f"--host-resolver-rules={resolver_rules(rendered)}"],
    }
    if browser.path:
        options["executable_path"] = browser.path
    return {
        "DOWNLOAD_HANDLERS": {**DOWNLOAD_HANDLERS, "http": HANDLER, "https": HANDLER},
        "PLAYWRIGHT_LAUNCH_OPTIONS": options,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_ABORT_REQUEST": Blocker(guard),
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 60_000,
    }


def resolver_rules(portals: Iterable[Portal]) -> str:
    """Chromium's ``--host-resolver-rules``: nothing but the hosts of *portals* can be looked up."""
    rules, names = [], []
    for portal in portals:
        for host in sorted(portal.allowed_hosts):
            name = host.partition(":")[0]
            if portal.address:
                rules.append(f"MAP {name} {portal.address}")
            else:
                names.append(f"EXCLUDE {name}")
    return " , ".join([*rules, "MAP * ~NOTFOUND", *dict.fromkeys(names)])


def request_meta(portal: Portal) -> Mapping[str, Any]:
    """The ``Request.meta`` that has a page rendered; one browser context per portal, nothing shared."""
    from scrapy_playwright.page import PageMethod

    received = Received()
    return {
        "playwright": True,
        "playwright_context": portal.id,
        "playwright_context_kwargs": {"accept_downloads": False, "service_workers": "block"},
        "playwright_page_event_handlers": {"response": received.note},
        "playwright_page_methods": [PageMethod(received.settle)],
        RECEIVED_KEY: received,
    }


@dataclass(frozen=True, slots=True)
class Blocker:
    """Says which requests of a page are not made: unlisted hosts, other schemes, heavy files."""

    guard: Guard

    def __call__(self, request: Any) -> bool:
        parts = urlsplit(request.url)
        listed = any(parts.netloc in hosts for hosts in self.guard.hosts.values())
        return request.resource_type in NOT_LOADED or parts.scheme not in ("http", "https") or not listed


def _playwrights_own() -> str | None:
    """The path of the browser Playwright has installed for itself, if it has."""

    async def look() -> str:
        from playwright.async_api import async_playwright

        async with async_playwright() as playwright:
            return str(playwright.chromium.executable_path)

    try:
        path = asyncio.run(look())
    except Exception:  # a broken installation of an optional part is the same as none
        return None
    return path if Path(path).exists() else None
