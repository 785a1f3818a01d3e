"""The records of an XLS workbook (BIFF8, [MS-XLS] 2.1.4) over which xlrd passes, worksheet by worksheet."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

from xlrd.compdoc import CompDoc

Record = tuple[int, bytes]  # kind, content
_BOUNDSHEET, _BOF = 0x85, 0x809


def records_of(container: CompDoc, wanted: Collection[int]) -> list[list[Record]]:
    """The *wanted* records of each worksheet, in the order of the sheets."""
    stream, base, length = container.locate_named_stream("Workbook")
    starts: list[int] = []
    found: dict[int, list[Record]] = {}
    start = 0
    for place, kind, data in _records(memoryview(stream or b"")[base : base + length]):
        if kind == _BOUNDSHEET and len(data) > 5 and data[5] == 0:
            starts.append(int.from_bytes(data[:4], "little"))
        elif kind == _BOF:
            start = place
        elif kind in wanted:
            found.setdefault(start, []).append((kind, bytes(data)))
    return [found.get(start, []) for start in starts]


def _records(stream: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + size]
        place += 4 + size
