"""The site's own pages, and links in Datasette's."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from archive.site import words
from archive.site.hooks import hook
from archive.site.pages.shared import address
from archive.site.routes import ROUTES

# "https://www.example.gov.cn/a.html" and nothing with a space, a quote or another scheme
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+\Z")
# 64 hexadecimal digits: "9f86d081884c7d65…"
SHA256 = re.compile(r"[0-9a-f]{64}\Z")

# Codes that are shown with their Chinese word beside them, by column.
VOCABULARIES = {
    "scope": words.SCOPES,
    "verdict": words.VERDICTS,
    "status": words.COVERAGE,
    "level": words.LEVELS,
    "state": words.STATES,
    "outcome": words.OUTCOMES,
    "last_outcome": words.OUTCOMES,
    "fee_class": words.FEES,
    "severity": words.SEVERITIES,
    "body_kind": words.KINDS,
}


@hook
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    return list(ROUTES)


@hook
def render_cell(value: Any, column: str, datasette: Any) -> Any:
    """Links for what names a place: a report, a cell of it, the bytes, an address. Everything else
    stays text.
    """
    if value is None:
        return Markup('<span class="absent"><span class="word">空 null</span></span>')
    if not isinstance(value, str):
        return None
    if column in VOCABULARIES and value in VOCABULARIES[column]:
        return Markup(f'{escape(VOCABULARIES[column][value].zh)} <span lang="en">{escape(value)}</span>')
    if column == "uid" or column.endswith("_uid"):
        return _link(address("report", value), value)
    if column == "evidence":
        uid, _, cell_id = value.rpartition("#")
        return _link(f"{address('report', uid)}/cell/{cell_id}", cell_id)
    if SHA256.match(value):
        return _link(f"/original/{value}", value[:16] + "…") if column == "sha256" else None
    if WEB_ADDRESS.match(value):
        return Markup(f'<a href="{escape(value)}" rel="noopener noreferrer nofollow">{escape(value)}</a>')
    return None


def _link(path: str, text: str) -> Markup:
    return Markup(f'<a href="{escape(path)}">{escape(text)}</a>')
