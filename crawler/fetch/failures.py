"""What Scrapy and Twisted raise, as fetch outcomes."""

from __future__ import annotations

from scrapy import exceptions
from twisted.internet import error as network
from twisted.web.client import ResponseFailed, ResponseNeverReceived

from crawler.fetch.guard import RefusedError

OUTCOMES: tuple[tuple[type[BaseException], str], ...] = (
    (exceptions.ResponseDataLossError, "truncated"),
    (exceptions.DownloadTimeoutError, "timeout"),
    (exceptions.DownloadCancelledError, "too_large"),
    (exceptions.CannotResolveHostError, "dns"),
    (exceptions.DownloadConnectionRefusedError, "refused"),
    (network.DNSLookupError, "dns"),
    (network.ConnectionRefusedError, "refused"),
    (network.NoRouteError, "unreachable"),
    (network.TimeoutError, "timeout"),
    (network.TCPTimedOutError, "timeout"),
    (network.ConnectionLost, "reset"),
    (network.ConnectionDone, "reset"),
    (exceptions.IgnoreRequest, "error:redirects"),
)
# Chromium's words: "Page.goto: net::ERR_NAME_NOT_RESOLVED at http://…"
BROWSER_ERRORS = {
    "net::ERR_NAME_NOT_RESOLVED": "dns",
    "net::ERR_CONNECTION_REFUSED": "refused",
    "net::ERR_CONNECTION_RESET": "reset",
    "net::ERR_EMPTY_RESPONSE": "reset",
    "net::ERR_ADDRESS_UNREACHABLE": "unreachable",
    "net::ERR_INTERNET_DISCONNECTED": "unreachable",
    "net::ERR_TOO_MANY_REDIRECTS": "error:redirects",
    "net::ERR_CERT": "tls:cert",
    "net::ERR_SSL": "tls:handshake",
    "net::ERR_TIMED_OUT": "timeout",
    "net::ERR_BLOCKED_BY_CLIENT": "off_list_redirect",
    "net::ERR_FAILED": "off_list_redirect",  # the page was led to an address the Blocker refused
    "Timeout": "timeout",
}
# OpenSSL's words for a certificate that cannot be trusted
CERTIFICATE = "certificate verify failed"


def outcome_of(error: BaseException) -> str:
    """The fetch outcome for *error*, looking through Scrapy's and Twisted's wrappers."""
    chain = list(_chain(error))
    for link in chain:
        if isinstance(link, RefusedError):
            return link.outcome
    if any(type(link).__module__.startswith("service_identity") for link in chain):
        return "tls:cert"  # a certificate for another name
    if any("SSL" in type(link).__module__ for link in chain):
        return "tls:cert" if any(CERTIFICATE in str(link) for link in chain) else "tls:handshake"
    for kind, outcome in OUTCOMES:
        if any(isinstance(link, kind) for link in chain):
            return outcome
    if type(error).__module__.startswith("playwright"):
        for words, outcome in BROWSER_ERRORS.items():
            if words in str(error):
                return outcome
    return f"error:{type(error).__name__}"


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        link = waiting.pop()
        if link is None or link in found:
            continue
        found.append(link)
        waiting += [link.__cause__, link.__context__]
        if isinstance(link, (ResponseFailed, ResponseNeverReceived)):
            waiting += [reason.value for reason in link.reasons]
    return found
