"""Tests that share what is costly to set up name a group, and one worker runs the whole group."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("groups")
def test_the_group_of_a_test_reaches_the_scheduler(request: pytest.FixtureRequest) -> None:
    grouped = request.config.getoption("loadgroup", False)  # which xdist sets in its workers alone
    assert request.node.nodeid.endswith("@groups") == grouped
