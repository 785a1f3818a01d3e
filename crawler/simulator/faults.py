"""Everything that goes wrong on real portals, to be switched on for a host and a path.

Four kinds: answers that replace the portal's own, changes to the portal's own answer, misbehaviour on the
wire, and what a whole site does: ``short_list``, ``empty_list``, ``page_echo``, ``rotating_downloads``,
``duplicate_posts``.
"""

from __future__ import annotations

import os
import re
import socket
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import cache
from http.server import BaseHTTPRequestHandler
from threading import Event

from crawler.simulator.model import Request, Response

# href="/contents/1/2.html"
HREF = re.compile(rb'href="([^"#?;]+\.(?:s?html?))"')
SITE_FAULTS = frozenset({"short_list", "empty_list", "page_echo", "rotating_downloads", "duplicate_posts"})
AGAIN = "again=1"  # what a redirect loop adds and takes away
BOMB_BYTES = 256 * 1024 * 1024
GZIP = 31  # zlib's number for a gzip header
FLOOD_BYTES = 2 * 1024 * 1024 * 1024
CHALLENGE = "<html><head><meta charset=utf-8></head><body><script>{script}</script></body></html>"
OBFUSCATED = "$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=93051;$_ts.cd=\"" + "qqrWrAlbmq" * 120 + '";'
CAPTCHA = "<html><head><title>安全验证</title></head><body>请输入验证码 <img src=/captcha.jpg></body></html>"
SOFT_404 = (
    "<html><head><title>提示</title></head><body><p>对不起，您访问的页面不存在或已删除。</p></body></html>"
)


@dataclass(slots=True)
class Fault:
    """A fault for paths of one host; ``times`` uses it up, ``seconds`` is for slow answers, Retry-After."""

    host: str
    path: str
    name: str
    times: int | None = None
    seconds: float = 1.0
    hits: int = field(default=0)

    def matches(self, request: Request) -> bool:
        """Whether it strikes this request: shell-style patterns on the host and on path and query."""
        spent = self.times is not None and self.hits >= self.times
        return not spent and fnmatch(request.host, self.host) and fnmatch(request.path, self.path)

    @property
    def passes(self) -> bool:
        """Whether a patient client gets the document all the same."""
        return self.times is not None or self.name in HARMLESS


def _challenge(status: int, script: str) -> Response:
    return Response.html(CHALLENGE.format(script=script), status)


def _redirect(location: str) -> Response:
    return Response(b"", 302).with_headers(Location=location)


def _port(request: Request) -> str:
    return request.headers.get("host", "").partition(":")[2]


def _loop(request: Request) -> Response:
    if request.path.endswith(AGAIN):
        return _redirect(request.path[: -len(AGAIN) - 1])
    return _redirect(f"{request.path}{'&' if '?' in request.path else '?'}{AGAIN}")


REPLACEMENTS: dict[str, Callable[[Request, Fault], Response]] = {
    "500": lambda request, fault: Response.html("<h1>500 Internal Server Error</h1>", 500),
    "503": lambda request, fault: Response.html("<h1>503 Service Unavailable</h1>", 503),
    "403": lambda request, fault: Response.html("<h1>403 Forbidden</h1>", 403),
    "404": lambda request, fault: Response.html("<h1>404 Not Found</h1>", 404),
    "410": lambda request, fault: Response.html("<h1>410 Gone</h1>", 410),
    "429": lambda request, fault: Response.html("<h1>429</h1>", 429).with_headers(
        Retry_After=str(round(fault.seconds))
    ),
    "challenge_412": lambda request, fault: _challenge(412, OBFUSCATED),
    "challenge_202": lambda request, fault: _challenge(202, OBFUSCATED),
    "challenge_521": lambda request, fault: _challenge(
        521, "document.cookie='__jsl_clearance_s='+('x')"
    ).with_headers(Set_Cookie="__jsluid_s=0123456789abcdef; path=/"),
    "challenge_468": lambda request, fault: _challenge(468, "window.location.reload()"),
    "arg1": lambda request, fault: _challenge(200, "var arg1='5E1B7A0C';function setCookie(){};acw_sc__v2"),
    "captcha": lambda request, fault: Response.html(CAPTCHA),
    "soft_404": lambda request, fault: Response.html(SOFT_404),
    "redirect_loop": lambda request, fault: _loop(request),
    "redirect_off_site": lambda request, fault: _redirect(f"http://www.trap-site.com:{_port(request)}/trap"),
    "redirect_loopback": lambda request, fault: _redirect(f"http://127.0.0.1:{_port(request)}/trap"),
    "redirect_https": lambda request, fault: _redirect(  # where nobody speaks TLS
        f"https://{request.headers.get('host', '')}{request.path}"
    ),
    "redirect_file": lambda request, fault: _redirect("file:///etc/hostname"),
    "meta_refresh": lambda request, fault: Response.html('<meta http-equiv="refresh" content="0;url=../">'),
    "empty_body": lambda request, fault: Response.html(""),
    "robots_disallow": lambda request, fault: Response(
        b"User-agent: *\nDisallow: /\n", media_type="text/plain"
    ),
}


def _gbk(response: Response) -> Response:
    text = response.body.decode("utf-8").replace("charset=utf-8", "charset=gbk")
    return replace(response, body=text.encode("gb18030"), media_type="text/html")


def _session_urls(response: Response) -> Response:
    body = HREF.sub(rb'href="\1;JSESSIONID=0A1B2C3D4E5F"', response.body)
    return replace(response, body=body)


CHANGES: dict[str, Callable[[Response], Response]] = {"gbk": _gbk, "session_urls": _session_urls}


def _reset(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(handler.connection.detach())  # really closed, although the handler's files still refer to it
    handler.close_connection = True


def _reset_unknown_agent(
    handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event
) -> None:
    """Drop whoever does not call itself a browser, as some portals do."""
    if "mozilla" not in handler.headers.get("User-Agent", "").lower():
        _reset(handler, response, fault, stop)
        return
    _head(handler, response, len(response.body))
    handler.wfile.write(response.body)


def _hang(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    stop.wait(600)


def _slow(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    _head(handler, response, len(response.body))
    step = max(1, len(response.body) // 10)
    for start in range(0, len(response.body), step):
        if stop.wait(fault.seconds / 10):
            return
        handler.wfile.write(response.body[start : start + step])


def _truncated(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    _head(handler, response, len(response.body))
    handler.wfile.write(response.body[: len(response.body) // 2])


def _wrong_length(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    _head(handler, response, len(response.body) + 1000)
    handler.wfile.write(response.body)


@cache
def _bomb() -> bytes:
    """A quarter of a gigabyte of nothing, packed once: packing it takes longer than clients wait."""
    packer, block = zlib.compressobj(1, wbits=GZIP), bytes(2**20)
    return b"".join(packer.compress(block) for _ in range(BOMB_BYTES // len(block))) + packer.flush()


def _gzip_bomb(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    bomb = _bomb()
    _head(handler, response.with_headers(Content_Encoding="gzip"), len(bomb))
    handler.wfile.write(bomb)


def _endless(handler: BaseHTTPRequestHandler, response: Response, fault: Fault, stop: Event) -> None:
    _head(handler, response, None)
    block = b"<p>" + b"0" * 65536 + b"</p>"
    for _ in range(FLOOD_BYTES // len(block)):
        if stop.is_set():
            return
        handler.wfile.write(block)


WIRE: dict[str, Callable[[BaseHTTPRequestHandler, Response, Fault, Event], None]] = {
    "reset": _reset,
    "reset_unknown_agent": _reset_unknown_agent,
    "hang": _hang,
    "slow": _slow,
    "truncated": _truncated,
    "wrong_length": _wrong_length,
    "gzip_bomb": _gzip_bomb,
    "endless": _endless,
}
HARMLESS = frozenset({"slow", *CHANGES})  # the document still arrives whole
FAULTS = frozenset({*REPLACEMENTS, *CHANGES, *WIRE, *SITE_FAULTS})


def _head(handler: BaseHTTPRequestHandler, response: Response, length: int | None) -> None:
    handler.send_response(response.status)
    handler.send_header("Content-Type", response.media_type)
    for name, value in response.headers.items():
        handler.send_header(name, value)
    if length is not None:
        handler.send_header("Content-Length", str(length))
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
