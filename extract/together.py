"""A page and the pictures it shows, captured apart: read as the one document that its readers see.

Where a page shows its tables, or all of its report, as pictures, the crawler fetches these as well. What they
say is read in its place on the page; a table that goes on in the next picture is one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.encoders import encode_base64
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

from crawler.pictures import is_picture
from crawler.store import Capture

PAGES = ("detail", "rendered")


@dataclass(frozen=True, slots=True)
class PageWithPictures:
    """A page (``sha256``, found at ``url``) and the ``pictures`` captured for it: addresses and sha256s."""

    url: str
    sha256: str
    pictures: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """What its extract is kept under."""
        return name_of(self.sha256, self.pictures)

    def saved(self, read: Callable[[str], bytes]) -> bytes:
        """The page and its pictures as one MHTML file; *read* gives the bytes of a sha256."""
        whole = MIMEMultipart("related", boundary=f"nianbao-{self.name}")
        whole.attach(_part("text", "html", self.url, read(self.sha256)))
        for address, sha256 in self.pictures:
            whole.attach(_part("image", "unknown", address, read(sha256)))
        return whole.as_bytes()


def name_of(page: str, pictures: Iterable[tuple[str, str]]) -> str:
    """The name of the extract of a *page* (its sha256) with its *pictures* (address and sha256 of each)."""
    lines = [page, *(f"{address} {sha256}" for address, sha256 in sorted(pictures))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def pages_with_pictures(captures: Callable[[], Iterable[Capture]]) -> Iterator[PageWithPictures]:
    """Every page of *captures*, as often as it changed, with the last of each picture captured for it."""
    pictures: dict[str, dict[str, Capture]] = defaultdict(dict)
    for capture in captures():
        if capture.parent_url is not None and capture.kind not in PAGES and is_picture(capture.url):
            known = pictures[capture.parent_url].get(capture.url)
            if known is None or _age(known) < _age(capture):
                pictures[capture.parent_url][capture.url] = capture
    for capture in captures() if pictures else ():
        if capture.kind in PAGES and capture.url in pictures:
            shown = sorted((url, one.sha256) for url, one in pictures[capture.url].items())
            yield PageWithPictures(capture.final_url, capture.sha256, tuple(shown))


def _age(capture: Capture) -> tuple[str, str, str]:
    return capture.last_seen, capture.first_seen, capture.sha256


def _part(kind: str, subtype: str, address: str, data: bytes) -> Message:
    part = MIMEBase(kind, subtype)
    part.set_payload(data)
    encode_base64(part)
    part["Content-Location"] = address
    return part
