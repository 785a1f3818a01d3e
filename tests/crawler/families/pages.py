"""Hand-written pages for the golden tests of the families."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.families.base import Page, PageRequest


def page(
    url: str, text: str, *, state: Mapping[str, Any] | None = None, status: int = 200, number: int = 1
) -> Page:
    """A page as the spider hands it to a family; *number* is the list page that was asked for."""
    return Page(url, text, PageRequest(url, state={"page": number} if state is None else state), status)
