"""XLS records, pictures, and the files that LibreOffice converts."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from random import Random
from typing import Final

from tests.extract.fuzz import raw
from tests.extract.fuzz.model import Damaged, Reach, Valid

RECORD: Final = struct.Struct("<HH")  # the number of a record, the length of its body
BEGINNING: Final = b"\x09\x08\x10\x00"  # of the workbook's first record
PNG: Final = b"\x89PNG\r\n\x1a\n"
PICTURES: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def bytes_of(valid: Valid, random: Random) -> Damaged:
    data, how = raw.damaged(valid.data, random)
    return Damaged(data, Reach.ANY, how, valid.truth)


def records_of(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each record of the workbook stands, and the length of its body."""
    at = data.find(BEGINNING)
    while 0 <= at <= len(data) - RECORD.size:
        kind, length = RECORD.unpack_from(data, at)
        if kind == 0 and length == 0:
            return
        yield at, length
        at += RECORD.size + length


def records(valid: Valid, random: Random) -> Damaged:
    """One to three records of a workbook with another number, length or body."""
    data = bytearray(valid.data)
    names = random.choices(("kind", "length", "byte", "word", "fill"), k=random.randint(1, 3))
    for name in names:
        at, length = random.choice(list(records_of(valid.data)))
        body = at + RECORD.size
        if name == "kind":
            struct.pack_into(
                "<H", data, at, random.choice((0x0A, 0x203, 0xBD, 0xE5, 0xFC, random.randrange(65536)))
            )
        elif name == "length":
            struct.pack_into(
                "<H", data, at + 2, random.choice((0, 1, length + 1, 65535, random.randrange(9000)))
            )
        elif length and name == "byte":
            data[body + random.randrange(length)] = random.randrange(256)
        elif length > 1 and name == "word":
            struct.pack_into(
                "<H", data, body + random.randrange(length - 1), random.choice((0, 255, 32767, 65535))
            )
        else:
            data[body : body + length] = bytes([random.choice((0, 255, 127))]) * length
    return Damaged(bytes(data), Reach.ANY, " ".join(names), valid.truth)


def chunks(valid: Valid, random: Random) -> Damaged:
    """One chunk of a PNG with another body, and the checksum that fits it."""
    if not valid.data.startswith(PNG):
        return bytes_of(valid, random)
    out, at, parts = io.BytesIO(), len(PNG), []
    while at < len(valid.data):
        (length,) = struct.unpack_from(">I", valid.data, at)
        parts.append((valid.data[at + 4 : at + 8], valid.data[at + 8 : at + 8 + length]))
        at += 12 + length
    chosen = random.randrange(len(parts))
    out.write(PNG)
    for number, (name, body) in enumerate(parts):
        if number == chosen:
            body = _header(body, random) if name == b"IHDR" else raw.damaged(body, random)[0]
        out.write(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))
    return Damaged(out.getvalue(), Reach.ANY, f"chunk {chosen}", valid.truth)


def _header(body: bytes, random: Random) -> bytes:
    """Another width, height or depth."""
    sizes = (0, 1, 2, 17, 3000, 9000, 30_000, 2**31 - 1, 2**32 - 1)
    width, height, *rest = struct.unpack(">IIBBBBB", body)
    width, height = random.choice(
        ((random.choice(sizes), height), (width, random.choice(sizes)), (1, 9000), (9000, 1))
    )
    if random.random() < 0.2:
        rest[random.randrange(5)] = random.randrange(20)
    return struct.pack(">IIBBBBB", width, height, *rest)


def picture(name: str) -> bytes:
    """A small ruled table with some words, as a file of the format *name*."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (420, 300), 255)
    pen = ImageDraw.Draw(image)
    for step in range(5):
        pen.line((20, 40 + 50 * step, 400, 40 + 50 * step), fill=0, width=2)
        pen.line((20 + 95 * step, 40, 20 + 95 * step, 240), fill=0, width=2)
        pen.text((30 + 95 * step, 55), f"{3011 + 7 * step}", fill=0)
    out = io.BytesIO()
    image.save(out, name)
    return out.getvalue()
