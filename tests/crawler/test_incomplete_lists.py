"""Lists that give less than they should: never complete, and what they gave is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.families import families
from crawler.simulator import Simulator
from crawler.simulator.sites import site_classes
from crawler.simulator.static import StaticSite
from tests.crawler.night import night, reports
from tests.crawler.walk import samples

SITES = {site.key: site for site in site_classes()}
KEYS = [key for key, site in SITES.items() if not families()[site.family].needs_browser]


@pytest.mark.parametrize("fault", ["short_list", "empty_list"])
def test_a_list_that_gives_less_than_it_should_is_never_complete(fault: str, tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", fault)
        found = night(simulator, tmp_path)
    for key in KEYS:
        assert {row.outcome for row in found.rows[key]} <= {"incomplete", "failed"}, key
        assert all(row.reason_zh and row.reason_en for row in found.rows[key])


def test_a_list_that_breaks_off_is_incomplete_and_what_it_gave_is_kept(tmp_path: Path) -> None:
    single = (key for key in KEYS if issubclass(SITES[key], StaticSite) and not SITES[key].one_list_per_body)
    keys = [key for key in single if key != "nfcms"]  # its lists stand below another page
    with Simulator([report for key in keys for report in samples(key)], only=keys) as simulator:
        for site in simulator.sites:
            assert isinstance(site, StaticSite)
            simulator.set_fault(site.host, site.page_path(site.columns()[0], 1), "404")
        found = night(simulator, tmp_path)
    for key in keys:
        assert found.outcomes(key) == {("incomplete", "list_page_failed")}, key
        assert found.collected[key] and found.collected[key] < found.served[key]


def test_a_pager_that_gives_the_same_page_again_is_told(tmp_path: Path) -> None:
    with Simulator([report for key in KEYS for report in samples(key)], only=KEYS) as simulator:
        paged = [site.key for site in simulator.sites if len(set(site.pages(site.columns()[0]))) > 1]
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", "page_echo")
        found = night(simulator, tmp_path)
    told = {key for key in KEYS if ("incomplete", "page_echo") in found.outcomes(key)}
    assert told >= set(paged) - {
        "fjdzapp",
        "hanweb-jpage",
        "hanweb-module",
        "nfcms",
    }  # these page in other ways
