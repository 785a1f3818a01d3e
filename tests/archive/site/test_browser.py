"""The pages in a real browser: no console error, no policy violation, nothing wider than a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH"),
    pytest.mark.xdist_group("browser"),
]

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
STRUCTURE = (Path(__file__).parent / "structure.js").read_text(encoding="utf-8")
Uids = dict[tuple[str, int], str]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as started:
        # A container's root cannot use the browser's own sandbox; the pages are ours, on loopback.
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def paths(uids: Uids) -> list[str]:
    report = uids["淮安市人民政府", 2024]
    with_old_form = uids["淮安市教育局", 2023]
    return [
        "/",
        "/search?q=诉讼",
        f"/report/{report}",
        f"/report/{with_old_form}",
        f"/report/{report}/cell/request.new.total",
        f"/report/{report}/cell/request.partial.legal",
        f"/report/{report}/versions",
        f"/body/{report.split('-')[0]}",
        "/coverage",
        "/findings",
        "/questions",
        "/changes",
        "/downloads",
        "/status",
        "/about",
        "/nianbao",
        "/nianbao/report?_sort=year",
        "/nianbao/request",
        "/nianbao/q05_outcome_rates",
        "/nianbao?sql=select+*+from+report",
        "/nothing",
    ]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_sound(browser: object, site: str, paths: list[str], viewport: dict[str, int]) -> None:
    problems: list[str] = []
    page = browser.new_page(viewport=viewport)  # type: ignore[attr-defined]
    page.on("console", lambda message: problems.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("request", lambda request: _same_site(request.url, site, problems))
    for path in paths:
        page.goto(site + path)
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            problems.append(f"{path}: wider than the window")
        problems.extend(f"{path}: {problem}" for problem in page.evaluate(STRUCTURE))
    page.close()
    expected = [problem for problem in problems if "status of 404" in problem]
    assert [problem for problem in problems if problem not in expected] == []


def _same_site(url: str, site: str, problems: list[str]) -> None:
    if not url.startswith((site, "data:")):
        problems.append(f"third-party request {url}")


def test_a_number_leads_to_its_place_by_keyboard_and_without_script(
    browser: object, site: str, uids: Uids
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{site}/report/{uids['淮安市人民政府', 2024]}")
    cell = page.locator('[id="request.new.total"] a').first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cell/request.new.total*")
    assert "30" in page.locator("h1").inner_text()
    context.close()


def test_the_skip_link_comes_first(browser: object, site: str) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.close()


def test_blank_and_zero_look_different(browser: object, site: str, uids: Uids) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"{site}/report/{uids['淮安市人民政府', 2024]}")
    look = "id => getComputedStyle(document.getElementById(id)).backgroundImage"
    assert "gradient" in page.evaluate(look, "request.denied_process.total")
    assert page.evaluate(look, "request.denied_law.total") == "none"
    page.close()


def test_an_original_is_never_active_on_this_site(client: httpx.Client) -> None:
    answer = client.get("/original/" + "0" * 64 + "/file")
    assert "sandbox" in answer.headers["content-security-policy"]
