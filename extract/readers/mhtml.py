"""MHTML, a page saved in one file → Document of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from extract.errors import UnreadableError
from extract.model import Document
from extract.readers import html
from extract.readers.html.pictures import Saved


def read(data: bytes) -> Document:
    """The first page in the file. Raises UnreadableError when there is none."""
    parts = list(message_from_bytes(data).walk())
    page = next((part for part in parts if _is_page(part)), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise UnreadableError("MHTML 文件里没有网页，读不了。 The MHTML file holds no page; nothing to read.")
    pictures = {address: image for part in parts for address, image in _images(part)}
    saved = Saved(pictures, (page.get("Content-Location") if page is not None else None) or "")
    return replace(html.read(content, saved), container="mhtml")


def _is_page(part: Message) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _images(part: Message) -> Iterator[tuple[str, bytes]]:
    """A picture that was saved with the page, under each address the page may show it from."""
    content = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
    if isinstance(content, bytes):
        yield part.get("Content-Location") or "", content
        yield f"cid:{(part.get('Content-ID') or '').strip('<>')}", content
