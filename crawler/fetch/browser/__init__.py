"""A browser for the few lists that exist only after scripts have run, and only where a portal says so.

What the browser received is kept as well as what it rendered. It loads no images, fonts or media, reaches no
host but the portal's own, and answers no challenge: one seen here is ``blocked`` as anywhere else.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.families import families
from crawler.fetch.browser.page import RECEIVED_KEY, Received
from crawler.fetch.guard import Guard, RefusedError
from crawler.registry import Portal
from crawler.settings import DOWNLOAD_HANDLERS, DOWNLOAD_MAXSIZE

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
WEB_PORTS = ("80", "443")
NOT_LOADED = frozenset({"image", "font", "media"})
HANDLER = "crawler.fetch.browser.handler.BrowserHandler"
# Chromium talks to its maker unless told not to; the resolver rules make sure of it.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)
# As Scrapy is told (settings.py): a proxy of the environment would resolve names past the guard.
DIRECT = "--no-proxy-server"


class BrowserMissingError(CrawlerError):
    """No browser could be found or installed."""

    code = "browser_missing"
    exit_code = ExitCode.PARTIAL


@dataclass(frozen=True, slots=True)
class Browser:
    """A usable Chromium. ``path`` is None when Playwright's own is used."""

    path: str | None
    name: str


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
        "args": [*QUIET, DIRECT, f"--host-resolver-rules={resolver_rules(rendered, guard)}"],
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


def resolver_rules(
    portals: Iterable[Portal], guard: Guard, look_up: Callable[..., Any] = socket.getaddrinfo
) -> str:
    """Chromium's ``--host-resolver-rules``: it reaches the hosts and ports of *portals* and nothing else.

    Each name is looked up here, once, and its address checked; the browser is told the address, so that no
    other answer, redirect or script can lead it inside.
    """
    rules = []
    for host in sorted(host for portal in portals for host in portal.allowed_hosts):
        name, _, port = host.partition(":")
        address = _checked_address(name, guard, look_up)
        if address is not None:
            rules += [f"MAP {name}:{number} {address}" for number in ([port] if port else WEB_PORTS)]
    return " , ".join([*rules, "MAP * ~NOTFOUND"])


def _checked_address(name: str, guard: Guard, look_up: Callable[..., Any]) -> str | None:
    """The address to use for *name*; None when there is none or one of them must not be reached."""
    if fixed := guard.addresses.get(name):
        return fixed
    try:
        found = [str(row[4][0]) for row in look_up(name, None, type=socket.SOCK_STREAM)]
        for address in found:
            guard.check_address(name, address)
    except (OSError, RefusedError):
        return None
    return f"[{found[0]}]" if ":" in found[0] else found[0]


def request_meta(portal: Portal) -> Mapping[str, Any]:
    """The ``Request.meta`` that has a page rendered; one browser context per portal, nothing shared."""
    from scrapy_playwright.page import PageMethod

    received = Received(portal.id, Guard.of((portal,)), DOWNLOAD_MAXSIZE)
    return {
        "playwright": True,
        "playwright_context": portal.id,
        "playwright_context_kwargs": {"accept_downloads": False, "service_workers": "block"},
        "playwright_page_init_callback": received.open,
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
