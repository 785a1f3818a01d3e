"""Where requests may go: the hosts and ports a portal names, public addresses only, http and https only.

Asked before every request, also those that redirects ask for; the resolver asks again for every address a
name resolves to, so that no name can lead inside.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.registry import Portal

SCHEMES = frozenset({"http", "https"})
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
# Inside translators (RFC 8215) and IPv4-compatible addresses, which nothing public has any more (RFC 4291)
NEVER = (ipaddress.IPv6Network("64:ff9b:1::/48"), ipaddress.IPv6Network("::/96"))


class RefusedError(Exception):
    """A request that must not be made; ``outcome`` says why in the fetch vocabulary."""

    def __init__(self, outcome: str, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Guard:
    """The hosts of the portals of one crawl, and the fixed addresses of the simulated ones."""

    hosts: Mapping[str, frozenset[str]] = field(default_factory=dict)  # portal id → host[:port]
    addresses: Mapping[str, str] = field(default_factory=dict)  # host name → address
    refused: dict[str, str] = field(default_factory=dict)  # host name → the address it must not lead to

    @classmethod
    def of(cls, portals: Iterable[Portal]) -> Guard:
        """The guard for these *portals*."""
        hosts: dict[str, frozenset[str]] = {}
        addresses: dict[str, str] = {}
        for portal in portals:
            hosts[portal.id] = portal.allowed_hosts
            if portal.address:
                addresses |= {host.partition(":")[0]: portal.address for host in portal.allowed_hosts}
        return cls(hosts, addresses)

    def check(self, portal_id: str, url: str, *, redirected: bool) -> None:
        """Pass, or raise :class:`RefusedError`, for a request of this portal to *url*."""
        parts = urlsplit(url)
        if parts.scheme in SCHEMES and _netloc(parts.netloc) in self.hosts.get(portal_id, frozenset()):
            return
        outcome = "off_list_redirect" if redirected else "off_list"
        raise RefusedError(outcome, f"{url} is not on the hosts of portal {portal_id}")

    def check_address(self, host: str, address: str) -> None:
        """Pass, or raise :class:`RefusedError`, for a connection to *address* on behalf of *host*."""
        if self.addresses.get(host) == address or is_public(address):
            return
        self.refused[host] = address
        raise RefusedError("private_address", f"{host} resolves to {address}, which is not a public address")


def is_public(address: str) -> bool:
    """Whether *address* is reachable on the public internet: not private, loopback, link-local, reserved.

    An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4, Teredo) is what that one is.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and (carried := _carried(parsed)):
        return all(map(_is_public, carried))
    return _is_public(parsed)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in block for block in NEVER)


def _carried(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses to which packets for *address* would in the end be sent."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def _netloc(netloc: str) -> str:
    """*netloc* as portal files write it; user names and passwords in an address never match."""
    return netloc.lower().removesuffix(":80").removesuffix(":443")
