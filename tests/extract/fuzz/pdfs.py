"""PDF: the objects, the content stream of a page operator by operator, the ruling lines."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import Final

from tests.extract.fuzz import odd, raw
from tests.extract.fuzz.model import Damaged, Reach, Valid

# "8 0 obj … endobj"
OBJECT: Final = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
# "/Length 6741 >> stream … endstream"
STREAM: Final = re.compile(rb"stream\n(.*)endstream", re.DOTALL)
ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
# "n 2 180 m 495 180 l S": one ruling line
RULE: Final = re.compile(rb"^n (?:[-\d.]+ ){2}m (?:[-\d.]+ ){2}l S$", re.MULTILINE)
NUMBER: Final = re.compile(rb"-?\d+(?:\.\d+)?")
# what prints nothing, between two operators that end a line
SILENT: Final = (
    b"% 88 77 Tj",
    b"q Q",
    b"BT ET",
    b"/Artifact BMC EMC",
    b"0 0 m n",
    b"",
    b"q 1 0 0 1 0 0 cm Q",
    b"[] 0 d",
)
# a page that prints more, or elsewhere
STRANGE: Final = (
    b"0 0 99999 99999 re f",
    b"1e308 0 0 1e308 0 0 cm",
    b"0 0 0 0 0 0 cm",
    b"3 Tr",
    b"BT /F2 9999 Tf (" + b"\\0009" * 300 + b") Tj ET",
    b"BT /F2 0 Tf (\\0009) Tj ET",
    b"BT /F9 9 Tf (9) Tj ET",
    b"q " * 500,
    b"Q " * 50,
    b"/Fm0 Do",
    b"BI /W 99999 /H 99999 /BPC 8 /CS /G ID \x00 EI",
    b"0 0 0 RG 0 0 m 500 500 l S",
    b"n 0 0 m " + b"1 1 l 9 9 l " * 300 + b"S",
    b"".join(b"%d %d 1 1 re f\n" % (n, n) for n in range(300)),
    b"-90 rotate",
    b"0 1 -1 0 595 0 cm",
    b".9 .1 -.1 .9 0 0 cm",
)


@lru_cache(maxsize=16)
def objects_of(data: bytes) -> Mapping[int, bytes]:
    """The bodies of all objects by number."""
    return {int(found[1]): found[2] for found in OBJECT.finditer(data)}


def content_of(data: bytes) -> tuple[int, bytes]:
    """The first page's content stream and the number of its object."""
    for number, body in objects_of(data).items():
        if (stream := STREAM.search(body)) is not None:
            return number, stream[1]
    raise ValueError("no stream")


def rebuilt(data: bytes, changed: Mapping[int, bytes], table: bool = True) -> bytes:
    """*data* with some objects replaced and a cross-reference table that fits, or none."""
    objects = {**objects_of(data), **changed}
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    if table:
        rows = (
            b"%010d %05d %c \n" % ((places[n], 0, b"n") if n in places else (0, 65535, b"f"))
            for n in range(size)
        )
        out.write(b"xref\n0 %d\n%s" % (size, b"".join(rows)))
    root = ROOT.search(data)
    assert root is not None
    out.write(b"trailer\n<</Size %d/Root %s 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root[1], start))
    return out.getvalue()


def stream(content: bytes, packed: bool = False) -> bytes:
    """*content* as the body of a stream object."""
    if packed:
        content = zlib.compress(content)
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (
        len(content),
        b"/Filter/FlateDecode" * packed,
        content,
    )


def with_content(valid: Valid, content: bytes, random: Random) -> bytes:
    number, _ = content_of(valid.data)
    return rebuilt(valid.data, {number: stream(content, random.random() < 0.5)}, random.random() < 0.9)


def quiet(valid: Valid, random: Random) -> Damaged:
    """Operators that print nothing, compression, garbage around the file, a lost cross-reference table."""
    lines = content_of(valid.data)[1].split(b"\n")
    for _ in range(random.randint(1, 6)):
        lines.insert(random.randrange(len(lines)), random.choice(SILENT))
    data = with_content(valid, b"\n".join(lines), random)
    data = (
        random.choice((b"", b"", b"\xef\xbb\xbf\r\n", b"x" * 900))
        + data
        + random.choice((b"", b"\x00" * 999, b"%%EOF\n"))
    )
    return Damaged(data, Reach.QUIET, "operators", valid.truth)


def rules(valid: Valid, random: Random) -> Damaged:
    """Ruling lines lost, doubled, moved; the text stays where it is."""
    content = content_of(valid.data)[1]
    found = list(RULE.finditer(content))
    chosen = random.sample(found, k=min(len(found), int((2 * len(found)) ** random.random())))
    for line in sorted(chosen, key=lambda m: -m.start()):
        value = random.choice(odd.NUMBERS).encode()
        words = random.choice(
            (
                b"",
                line[0] + b"\n" + line[0],
                NUMBER.sub(lambda _, v=value: v, line[0], count=random.randint(1, 3)),
            )
        )
        content = content[: line.start()] + words + content[line.end() :]
    return Damaged(with_content(valid, content, random), Reach.ORDER, f"{len(chosen)} rules", valid.truth)


def _drawn(text: str) -> bytes:
    """A text as the content stream writes it: two octal bytes for each character."""
    return b"(" + b"".join(b"\\%03o" % byte for byte in text.encode("utf-16-be")) + b") Tj"


def figure(valid: Valid, random: Random) -> Damaged:
    content = content_of(valid.data)[1]
    cell_id = random.choice(list(valid.truth))
    old = b"(" + b"".join(b"\\000%c" % ord(digit) for digit in valid.truth[cell_id]) + b") Tj"
    words = random.choice(
        [
            one
            for one in odd.TEXTS
            if one.isprintable() and one.strip() and len(one) < 9 and max(one) < "\uffff"
        ]
    )
    printed = {cell_id: words} if content.count(old) == 1 else {}
    changed = content.replace(old, _drawn(words)) if printed else content
    return Damaged(
        with_content(valid, changed, random), Reach.FIGURE, repr(printed)[:80], valid.truth, printed
    )


def operators(valid: Valid, random: Random) -> Damaged:
    """Lines of the content stream lost, doubled, exchanged, strange; numbers replaced."""
    lines = content_of(valid.data)[1].split(b"\n")
    names = random.choices(
        ("drop", "double", "exchange", "strange", "number", "flood"), k=random.choice((1, 1, 2, 4))
    )
    for name in names:
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        if name == "drop":
            del lines[at : at + random.choice((1, 1, 8))]
        elif name == "double":
            lines[at:at] = lines[at : at + 8] * random.choice((1, 2, 9))
        elif name == "exchange":
            lines[at], lines[other] = lines[other], lines[at]
        elif name == "strange":
            lines.insert(at, random.choice(STRANGE))
        elif name == "flood":
            lines.insert(at, (lines[at] + b" ") * 200)
        else:
            value = random.choice(odd.NUMBERS).encode()
            lines[at] = NUMBER.sub(lambda _, v=value: v, lines[at], count=random.choice((1, 2, 99)))
        lines = lines or [b""]
    return Damaged(with_content(valid, b"\n".join(lines), random), Reach.ANY, " ".join(names), valid.truth)


def objects(valid: Valid, random: Random) -> Damaged:
    """Bytes of one object: fonts, pages, catalogue, the content."""
    number = random.choice(list(objects_of(valid.data)))
    body, how = raw.damaged(objects_of(valid.data)[number], random)
    data = rebuilt(valid.data, {number: body}, random.random() < 0.8)
    return Damaged(data, Reach.ANY, f"object {number}: {how}", valid.truth)


def bytes_of(valid: Valid, random: Random) -> Damaged:
    data, how = raw.damaged(valid.data, random)
    return Damaged(data, Reach.ANY, how, valid.truth)
