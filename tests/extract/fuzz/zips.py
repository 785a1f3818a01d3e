"""ZIP-based files opened and packed again, so that damage reaches the reader and not the packer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import Final

WRITTEN: Final = (2024, 1, 2, 3, 4, 4)


@lru_cache(maxsize=64)
def members_of(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Every member by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return tuple((name, source.read(name)) for name in source.namelist())


def text_of(data: bytes, name: str) -> str:
    """One XML member as text."""
    return dict(members_of(data))[name].decode()


def packed(members: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """The members as a ZIP; the same members give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, WRITTEN)
            info.compress_type = compression
            target.writestr(info, content)
    return out.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """*data* with one member replaced."""
    return packed(dict(members_of(data)) | {name: content})


def shuffled(data: bytes, random: Random) -> tuple[bytes, str]:
    """Members lost, doubled under other names, renamed, emptied, or exchanged."""
    members = dict(members_of(data))
    name = random.choice(list(members))
    how = random.choice(("lose", "empty", "rename", "exchange", "add", "many"))
    if how == "lose":
        del members[name]
    elif how == "empty":
        members[name] = random.choice((b"", b"\x00", b"<", b"<x/>", b" " * 99_999))
    elif how == "rename":
        members[random.choice(("", "/", "../../etc/x", "a" * 9000, "年\ud7ff", "mimetype", "x/"))] = (
            members.pop(name)
        )
    elif how == "exchange":
        other = random.choice(list(members))
        members[name], members[other] = members[other], members[name]
    elif how == "add":
        members[random.choice(("word/document.xml", "OFD.xml", "xl/workbook.xml", "mimetype"))] = members[
            name
        ]
    else:
        members |= {f"{number}": b"" for number in range(random.choice((10, 300)))}
    return packed(members), how
