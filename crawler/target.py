"""What a request is for: carried in ``Request.meta`` from the spider to the ledger."""

from __future__ import annotations

from dataclasses import dataclass

META_KEY = "nianbao"


@dataclass(frozen=True, slots=True)
class Target:
    """The purpose of one request.

    ``kind`` is list, detail, attachment or robots; ``url`` the address as listed, whatever it redirects to;
    ``title``, ``issuer`` and ``published`` are hints taken from the list line or the link.
    """

    portal_id: str
    source_id: str | None
    kind: str
    url: str
    parent_url: str | None = None
    title: str | None = None
    issuer: str | None = None
    published: str | None = None
