"""An answer → its fetch outcome, before it is kept: what is a report page, and what only looks like one."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import Response

from crawler import outcome
from crawler.families.html import is_document
from crawler.fetch import challenge
from crawler.fetch.decoding import decode
from crawler.target import META_KEY, Target

# How the files of reports begin: PDF, ZIP (docx, xlsx, ofd), OLE (doc, xls, wps), RTF, RAR, images
BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"Rar!",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SNIFF = 65536  # bytes looked at


def classify(request: Request, response: Response) -> str:
    """The outcome of an answered request, in the fetch vocabulary."""
    target: Target = request.meta[META_KEY]
    if response.status == 304:
        return outcome.NOT_MODIFIED
    if response.status in REDIRECTS:
        return outcome.REDIRECT
    body = response.body
    if not body.startswith(BINARY):
        text = decode(body[:SNIFF])
        cookies = b" ".join(response.headers.getlist("Set-Cookie")).decode("latin-1")
        if blocked := challenge.recognise(response.status, text, cookies):
            return blocked
        if response.status == 200 and target.kind != "robots":
            return _page(target, text)
    return _by_status(response.status)


def looks_like_html(text: str) -> bool:
    """Whether *text* begins as a web page does."""
    head = text[:2048].lstrip("\ufeff \r\n\t").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<script", "<meta"))


def _page(target: Target, text: str) -> str:
    if not text.strip():
        return "error:empty_body"
    if challenge.soft_404(text):
        return outcome.SOFT_404
    if target.kind == "attachment" and is_document(target.url) and looks_like_html(text):
        return outcome.WRONG_TYPE
    return outcome.OK


def _by_status(status: int) -> str:
    if status in (404, 410):
        return outcome.GONE
    return outcome.OK if 200 <= status < 300 else f"error:{status}"
