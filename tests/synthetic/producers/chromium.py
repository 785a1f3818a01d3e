"""Drafts printed to PDF by Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.fetch import browser
from tests.synthetic.corpus import Draft, Specimen
from tests.synthetic.producers.errors import ProgramMissingError
from tests.synthetic.producers.printed_page import draw_style, options, page


def printed(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """One PDF per draft, all from one browser; raises ProgramMissingError when there is none."""
    found = browser.find()
    if found is None:
        raise ProgramMissingError("Chromium is not installed; `nianbao browser --install` installs it.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found.path, args=["--no-sandbox", *browser.QUIET]
        )
        tab = chromium.new_page()
        for draft in drafts:
            random = draft.random
            style = draw_style(random)
            tab.set_content(page(random, draft.paper, style))
            yield draft.written(tab.pdf(**options(style)), style.habits)
        chromium.close()
