"""Damage valid report files: cut, repeat, swap, overwrite; inside the members of a ZIP, too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: what, where (share of the file), how long, and with which byte or text."""

    kind: str
    at: float
    length: int
    value: int


# Pieces that mean something to some reader: put where they do not belong.
PIECES: Final = (
    b"<td",
    b"</table>",
    b"<table>",
    b'rowspan="65535"',
    b'colspan="-1"',
    b"<!--",
    b"\x00",
    b"\xff\xfe",
    b"&#x110000;",
    b"<script>",
    b"\t\t\t\t",
    b"endobj",
    b"stream\n",
    b"<<",
    b">>",
    b"/Kids [1 0 R]",
    b"/Length -1",
    b"Tj",
    b"BT",
    b"re",
    b"-1e308 0 0 1e308 0 0 cm",
    b'w:val="99999"',
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:vMerge/>",
    b'r="ZZZ999999"',
    "一、本年新收政府信息公开申请数量".encode(),
    "总计".encode(),
    "第二十条第（一）项".encode(),
    "（七）总计".encode(),
    "９９９９９９９９９９９９９９９９９９９９".encode(),
    b"1e400",
    "〔202130〕".encode(),
    "2023年99月99日".encode(),
)


def _cut(data: bytes, start: int, mutation: Mutation) -> bytes:
    return data[:start] + data[start + mutation.length :]


def _repeat(data: bytes, start: int, mutation: Mutation) -> bytes:
    piece = data[start : start + mutation.length]
    return data[:start] + piece * (2 + mutation.value % 6) + data[start + mutation.length :]


def _swap(data: bytes, start: int, mutation: Mutation) -> bytes:
    length = mutation.length
    first, second = data[start : start + length], data[start + length : start + 2 * length]
    return data[:start] + second + first + data[start + 2 * length :]


def _byte(data: bytes, start: int, mutation: Mutation) -> bytes:
    return data[:start] + bytes([mutation.value % 256]) + data[start + 1 :]


def _digit(data: bytes, start: int, mutation: Mutation) -> bytes:
    """The next digit becomes another: sizes, offsets, spans and figures change."""
    for at in range(start, min(len(data), start + 400)):
        if 48 <= data[at] <= 57:
            return data[:at] + b"%d" % (mutation.value % 10_000) + data[at + 1 :]
    return data


def _insert(data: bytes, start: int, mutation: Mutation) -> bytes:
    return data[:start] + PIECES[mutation.value % len(PIECES)] + data[start:]


def _truncate(data: bytes, start: int, mutation: Mutation) -> bytes:
    return data[:start]


KINDS: Final[dict[str, Callable[[bytes, int, Mutation], bytes]]] = {
    "cut": _cut,
    "repeat": _repeat,
    "swap": _swap,
    "byte": _byte,
    "digit": _digit,
    "insert": _insert,
    "truncate": _truncate,
}
MUTATIONS: Final = st.lists(
    st.builds(
        Mutation,
        kind=st.sampled_from(sorted(KINDS)),
        at=st.floats(0, 1, exclude_max=True),
        length=st.integers(1, 3000),
        value=st.integers(0, 65_535),
    ),
    min_size=1,
    max_size=6,
)


def drawn(random: Random) -> list[Mutation]:
    """Mutations for the long run, without hypothesis' bookkeeping."""
    return [
        Mutation(
            random.choice(sorted(KINDS)),
            random.random(),
            int(3000 ** random.random()),
            random.randrange(65_536),
        )
        for _ in range(random.randint(1, 6))
    ]


def mutate(data: bytes, mutations: Sequence[Mutation]) -> bytes:
    """*data* with every mutation applied in order."""
    for mutation in mutations:
        data = KINDS[mutation.kind](data, int(mutation.at * len(data)), mutation)
    return data


def mutate_member(data: bytes, mutations: Sequence[Mutation]) -> bytes:
    """A ZIP whose largest member is damaged and packed again, so that the damage reaches the reader."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        largest = max(source.infolist(), key=lambda info: info.file_size).filename
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, mutate(content, mutations) if name == largest else content)
    return out.getvalue()
