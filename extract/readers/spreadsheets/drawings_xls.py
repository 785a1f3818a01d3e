"""What floats over the cells of an XLS sheet: where its drawings are anchored ([MS-XLS] 2.4.170, 2.5.193)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from extract.readers.spreadsheets.biff import Record
from extract.readers.spreadsheets.blocks import Place

DRAWING, OBJECT = 0xEC, 0x5D
_ANCHOR = 0xF010  # OfficeArtClientAnchorSheet
_CONTAINER = 0xF  # version of a record that holds others
_CHART, _FILTER, _REMARK = 0x05, 0x14, 0x19  # objects with figures of their own, or hidden until asked for
_MOST = 2_000  # cells that one drawing is followed over; a report's largest table has 280


def covered_cells(records: Iterable[Record]) -> frozenset[Place]:
    """The cells that something lies over, as the *records* of a worksheet tell."""
    places: set[Place] = set()
    waiting: list[Place] = []
    for kind, data in records:
        if kind == DRAWING:
            waiting = [*_anchored(data)]
        elif kind == OBJECT and len(data) > 5:
            if int.from_bytes(data[4:6], "little") not in (_CHART, _FILTER, _REMARK):
                places.update(waiting)
            waiting = []
    return frozenset(places)


def _anchored(data: bytes) -> Iterator[Place]:
    """The cells from the one that a drawing begins in to the one it ends in."""
    at = 0
    while at + 8 <= len(data):
        version, kind, size = struct.unpack_from("<HHI", data, at)
        at += 8
        if kind == _ANCHOR and size >= 18 and at + 18 <= len(data):
            _, left, _, top, _, right, wide, bottom, high = struct.unpack_from("<9H", data, at)
            right -= right > left and wide == 0
            bottom -= bottom > top and high == 0
            if 0 <= (bottom - top + 1) * (right - left + 1) <= _MOST:
                yield from (
                    (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
                )
        if version & _CONTAINER != _CONTAINER:
            at += size
