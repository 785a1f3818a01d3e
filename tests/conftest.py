"""For every test: names that are the same in every process that collects them."""

from __future__ import annotations

import pytest


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name bytes by their argument: a ZIP made while collecting holds the time of day, so would its name."""
    return argname if isinstance(val, bytes) else None
