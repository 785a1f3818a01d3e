"""The kept bytes behind a release: read from the crawler's store when the workspace is at hand."""

from __future__ import annotations

from typing import Any

from archive.site.context import Site
from crawler.errors import CrawlerError
from crawler.store import Store

# What the bytes are is decided by their beginning, never by what a server once called them.
PDF, PNG, JPEG = b"%PDF", b"\x89PNG", b"\xff\xd8\xff"
# container, as the reader names it from the content → file ending
ENDINGS = {name: name for name in ("docx", "doc", "xlsx", "xls", "ofd", "odt", "ods", "rtf", "zip")}
ENDINGS["text"] = "txt"
PAGED = "paged"  # shown as a picture of a page
BLOCKS = "blocks"  # shown as text and tables


def read(site: Site, sha256: str) -> bytes | None:
    """The bytes named *sha256*, or None when they are not kept here."""
    if site.workspace is None or not site.workspace.store.exists():
        return None
    try:
        return Store(site.workspace).read(sha256)
    except CrawlerError:
        return None


def shown_as(locator: Any, container: str | None) -> str:
    """How a place in an original is shown: as a picture of its page, or as text (so inside an archive)."""
    kind = locator.get("kind") if locator else container
    return PAGED if kind in ("pdf", "image") and not (locator or {}).get("member") else BLOCKS


def media_type(data: bytes, container: str | None) -> tuple[str, str]:
    """Content type and file ending for *data*, which the reader took for a *container*.

    Only what cannot act in a browser is ever called anything but plain bytes; a document keeps the ending
    its program goes by, a page gets none that opens it.
    """
    if data.startswith(PDF):
        return "application/pdf", "pdf"
    if data.startswith(PNG):
        return "image/png", "png"
    if data.startswith(JPEG):
        return "image/jpeg", "jpg"
    return "application/octet-stream", ENDINGS.get(container or "", "bin")
