"""TLS, always verified: first as today's rules want it, then once more as old servers need it.

Seen on real portals: no RFC 5746 renegotiation, Diffie-Hellman groups of 1024 bits. The second attempt
accepts these (OpenSSL security level 1) and verifies the certificate all the same; the fetch says that it
was needed.
"""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from scrapy import Request
from scrapy.core.downloader.contextfactory import _get_creator_context
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.client import BrowserLikePolicyForHTTPS

from crawler.fetch.failures import outcome_of
from crawler.target import TLS_KEY

LEGACY_CIPHERS = b"DEFAULT@SECLEVEL=1"
OP_LEGACY_SERVER_CONNECT = 0x4  # openssl/ssl.h: talk to servers without RFC 5746


class LegacyContexts(BrowserLikePolicyForHTTPS):
    """Verifying contexts at security level 1."""

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802
        creator = optionsForClientTLS(hostname.decode("ascii"))
        context = _get_creator_context(creator)
        context.set_cipher_list(LEGACY_CIPHERS)
        context.set_options(OP_LEGACY_SERVER_CONNECT)
        assert context.get_verify_mode() & SSL.VERIFY_PEER
        return creator


class VerifyingHandler(HTTP11DownloadHandler):
    """HTTP and HTTPS; remembers which hosts need the legacy contexts."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._legacy = HTTP11DownloadHandler(crawler)
        contexts: Any = LegacyContexts()  # type: ignore[no-untyped-call]
        self._legacy._contextFactory = contexts
        self._legacy_hosts: set[str] = set()

    async def download_request(self, request: Request) -> Response:
        """One verified attempt, and after a failed handshake one more that still verifies."""
        host = request.meta.get("download_slot", "")
        if host in self._legacy_hosts:
            return await self._download_legacy(request)
        try:
            return await super().download_request(request)
        except Exception as error:
            if outcome_of(error) != "tls:handshake":
                raise
            response = await self._download_legacy(request)
            self._legacy_hosts.add(host)
            return response

    async def close(self) -> None:
        await self._legacy.close()
        await super().close()

    async def _download_legacy(self, request: Request) -> Response:
        request.meta[TLS_KEY] = "legacy"
        return await self._legacy.download_request(request)
