"""Every shipped portal file: valid, instantiated, its first requests built and on its own hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from crawler.families import family
from crawler.registry import SHIPPED, Portal, load_registry

FLEET = list(load_registry(SHIPPED).portals.values())


@pytest.mark.parametrize("portal", FLEET, ids=[portal.id for portal in FLEET])
def test_first_requests_go_to_the_portal_s_own_hosts(portal: Portal) -> None:
    for source in portal.sources:
        chosen = family(portal.family, source.options)
        request = chosen.first_request(source.url)
        assert urlsplit(request.url).netloc in portal.allowed_hosts
        assert chosen.needs_browser == portal.browser
        assert source.expect.reports, "a source that expects nothing cannot be found empty"


def test_every_portal_says_how_far_it_was_verified() -> None:
    assert {portal.verified for portal in FLEET} == {"observed", "derived", "detail_only"}


def test_a_source_without_a_known_list_takes_only_lines_that_name_a_report() -> None:
    for portal in FLEET:
        if portal.verified == "detail_only":
            assert all("title" in source.options for source in portal.sources), portal.id


def test_every_source_lies_inside_its_portal_s_division() -> None:
    for portal in FLEET:
        inside = portal.division.removesuffix("00").removesuffix("00")
        for source in portal.sources:
            assert (source.division or portal.division).startswith(inside), portal.source_id(source)
