"""ZIP-based files are bounded by the bytes they produce, whatever their directory claims."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.errors import UnreadableError
from extract.readers import unpack
from extract.readers.unpack import MEGABYTE, Members


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_members_are_read_by_name_in_directory_order() -> None:
    with Members(packed({"二.txt": b"2", "a.txt": b"1"})) as members:
        assert members.names == ["二.txt", "a.txt"]
        assert members.read("a.txt") == b"1"


def test_names_written_by_a_chinese_archiver_are_read() -> None:
    data = packed({"nnnn.txt": b"1"}).replace(b"nnnn", "年报".encode("gb18030"))
    with Members(data) as members:
        assert members.names == ["年报.txt"]


def test_a_bomb_is_stopped_by_its_ratio() -> None:
    with (
        Members(packed({"bomb": b"\0" * (40 * MEGABYTE)})) as members,
        pytest.raises(UnreadableError, match="ratio"),
    ):
        members.read("bomb")


def test_the_total_and_the_single_member_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_MEMBER", 2 * MEGABYTE)
    monkeypatch.setattr(unpack, "MAX_TOTAL", 3 * MEGABYTE)
    data = packed(dict.fromkeys("ab", b"\x00" * (2 * MEGABYTE)) | {"c": b"\0" * (3 * MEGABYTE)})
    with Members(data) as members, pytest.raises(UnreadableError, match="member over 2 MB"):
        members.read("c")
    with Members(data) as members, pytest.raises(UnreadableError, match="over 3 MB in all"):
        members.read("a"), members.read("b")


def test_the_number_of_members_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_MEMBERS", 2)
    with pytest.raises(UnreadableError, match="3 members"):
        Members(packed(dict.fromkeys("abc", b"")))


def test_a_forged_size_is_a_broken_file_not_a_short_one() -> None:
    data = packed({"a": b"x" * 1000}).replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with Members(data) as members, pytest.raises(UnreadableError, match="broken"):
        members.read("a")


def test_entities_are_not_resolved() -> None:
    xml = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><r>&e;</r>'
    with Members(packed({"a.xml": xml})) as members:
        assert (members.xml("a.xml").text or "") == ""
