"""Content encodings of HTTP bodies, removed within a limit on what comes out."""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"  # what we ask for and can undo
GZIP_NAMES = frozenset({"gzip", "x-gzip"})
GZIP, ZLIB, RAW_DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class EncodingError(ValueError):
    """The body cannot be decoded: an unknown encoding, damaged or cut-off data."""


class TooLargeError(EncodingError):
    """More comes out than the limit allows."""


def encodings(header: str) -> tuple[str, ...]:
    """The encodings a ``Content-Encoding`` header names, in the order they were applied."""
    names = (part.strip().lower() for part in header.split(","))
    return tuple(name for name in names if name and name != "identity")


def decode(data: bytes, header: str, limit: int) -> bytes:
    """*data* without the encodings named by a ``Content-Encoding`` *header*; at most *limit* bytes.

    Raises:
        TooLargeError: the decoded body would exceed *limit* (a compression bomb).
        EncodingError: unknown encoding, or data that is damaged or cut off.
    """
    for name in reversed(encodings(header)):
        if name in GZIP_NAMES:
            data = _inflate_members(data, limit)
        elif name == "deflate":
            data = _inflate_deflate(data, limit)
        else:
            raise EncodingError(f"unknown content encoding {name}")
    return data


def _inflate_members(data: bytes, limit: int) -> bytes:
    """All gzip members; some servers send several, some add zero bytes after the last."""
    parts: list[bytes] = []
    rest = data
    while rest.strip(b"\x00"):
        part, rest = _inflate(rest, GZIP, limit)
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _inflate_deflate(data: bytes, limit: int) -> bytes:
    """zlib data as RFC 9110 says, or the bare deflate stream that some servers send instead."""
    if not data:
        return b""
    try:
        return _inflate(data, ZLIB, limit)[0]
    except TooLargeError:
        raise
    except EncodingError:
        return _inflate(data, RAW_DEFLATE, limit)[0]


def _inflate(data: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    decompressor = zlib.decompressobj(window)
    try:
        decoded = decompressor.decompress(data, limit + 1)
    except zlib.error as error:
        raise EncodingError(str(error)) from error
    if len(decoded) > limit:
        raise TooLargeError(f"more than {limit} bytes after decompression")
    if not decompressor.eof:
        raise EncodingError("compressed data ends too early")
    return decoded, decompressor.unused_data
