"""Damage that knows nothing of what it damages: cut, repeat, swap, overwrite, insert, truncate."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

# Pieces that mean something to some reader: put where they do not belong.
PIECES: Final = (
    b"<td",
    b"</table>",
    b"<table>",
    b'rowspan="65535"',
    b'colspan="-1"',
    b"<!--",
    b"]]>",
    b"\x00",
    b"\xff\xfe",
    b"&#x110000;",
    b"&#xD800;",
    b"\\ud800",
    b"<script>",
    b"\t\t\t\t",
    b"endobj",
    b"stream\n",
    b"<<",
    b">>",
    b"/Kids [1 0 R]",
    b"/Length -1",
    b"/Rotate 45",
    b"Tj",
    b"BT",
    b"re",
    b"-1e308 0 0 1e308 0 0 cm",
    b'w:val="99999"',
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:vMerge/>",
    b'r="ZZZ999999"',
    b"nan",
    b"inf",
    b"g 99999999999 1e308 ",
    "一、本年新收政府信息公开申请数量".encode(),
    "总计".encode(),
    "第二十条第（一）项".encode(),
    "（七）总计".encode(),
    "９９９９９９９９９９９９９９９９９９９９".encode(),
    b"1e400",
    "〔202130〕".encode(),
    "2023年99月99日".encode(),
)
LONGEST: Final = 3000


def damaged(data: bytes, random: Random) -> tuple[bytes, str]:
    """*data* after one to four changes, and the names of the changes."""
    names = random.choices(NAMES, k=random.choice((1, 1, 1, 2, 2, 4)))
    for name in names:
        data = KINDS[name](data, random.randrange(len(data) + 1), int(LONGEST ** random.random()), random)
    return data, " ".join(names)


def _cut(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start] + data[start + length :]


def _repeat(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start] + data[start : start + length] * random.randint(2, 7) + data[start + length :]


def _swap(data: bytes, start: int, length: int, random: Random) -> bytes:
    first, second = data[start : start + length], data[start + length : start + 2 * length]
    return data[:start] + second + first + data[start + 2 * length :]


def _byte(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start] + bytes([random.randrange(256)]) + data[start + 1 :]


def _bit(data: bytes, start: int, length: int, random: Random) -> bytes:
    return (
        data[:start]
        + bytes(byte ^ (1 << random.randrange(8)) for byte in data[start : start + 1])
        + data[start + 1 :]
    )


def _digit(data: bytes, start: int, length: int, random: Random) -> bytes:
    """The next digit becomes another: sizes, offsets, spans and figures change."""
    for at in range(start, min(len(data), start + 400)):
        if 48 <= data[at] <= 57:
            return (
                data[:at] + b"%d" % random.choice((0, 1, 9, 4095, random.randrange(10**9))) + data[at + 1 :]
            )
    return data


def _insert(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start] + random.choice(PIECES) + data[start:]


def _flood(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start] + random.choice(PIECES) * length + data[start:]


def _truncate(data: bytes, start: int, length: int, random: Random) -> bytes:
    return data[:start]


KINDS: Final[dict[str, Callable[[bytes, int, int, Random], bytes]]] = {
    "cut": _cut,
    "repeat": _repeat,
    "swap": _swap,
    "byte": _byte,
    "bit": _bit,
    "digit": _digit,
    "insert": _insert,
    "flood": _flood,
    "truncate": _truncate,
}
NAMES: Final = tuple(KINDS)
