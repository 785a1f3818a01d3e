"""What a request is for, and what is noted on its way: carried in ``Request.meta``."""

from __future__ import annotations

from dataclasses import dataclass

META_KEY = "nianbao"  # what the spider asks for; the ledger notes it with the answer
OUTCOME_KEY, SHA256_KEY = "nianbao_outcome", "nianbao_sha256"  # what came of it: for the spider
TLS_KEY, RENDERED_KEY = "nianbao_tls", "nianbao_rendered"  # how it was had: for the ledger and the capture


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
