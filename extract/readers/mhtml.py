"""MHTML, a page saved in one file → Document of the page."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from extract.errors import UnreadableError
from extract.model import Document
from extract.readers import html


def read(data: bytes) -> Document:
    """The first page in the file. Raises UnreadableError when there is none."""
    page = next((part for part in message_from_bytes(data).walk() if _is_page(part)), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise UnreadableError("MHTML 文件里没有网页，读不了。 The MHTML file holds no page; nothing to read.")
    return replace(html.read(content), container="mhtml")


def _is_page(part: Message) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}
