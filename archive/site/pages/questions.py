"""The reviewed questions, each with its reason, its parameters and its caveat."""

from __future__ import annotations

from typing import Any

from archive.site.context import site_of
from archive.site.pages.shared import render


async def page(datasette: Any, request: Any) -> Any:
    """``/questions``."""
    return await render(datasette, request, "questions.html", questions=site_of(datasette).questions)
