"""Members of a ZIP-based file (DOCX, XLSX, OFD, ZIP), bounded by the bytes they really produce."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from types import TracebackType

from lxml import etree

from extract.errors import UnreadableError
from extract.readers.ooxml import transitional

MEGABYTE = 1024 * 1024
MAX_MEMBERS = 5_000
MAX_MEMBER = 256 * MEGABYTE
MAX_TOTAL = 512 * MEGABYTE
MAX_RATIO = 200  # produced : packed; text packs 1 : 20 at best
RATIO_FROM = 10 * MEGABYTE  # below this a high ratio does no harm (an empty table packs well)
CHUNK = 1 * MEGABYTE
# <?xml version="1.0" encoding="UTF-8"?>
ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_\-]+)")
# "&#xD83D;", "&#55357;": half of a surrogate pair
HALF = re.compile(
    rb"&#(?:x0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));"
)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ENCRYPTED = 0x1  # bit of a member's flags
GBK_NAMES = "gb18030"  # names without the UTF-8 flag: Chinese archivers write them in the system's charset


class Members:
    """The members of a ZIP file by name. Reads count towards one common bound.

    Raises UnreadableError for broken, encrypted and oversized files; sizes in the directory are not trusted.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _broken(error) from error
        entries = self._archive.infolist()
        if len(entries) > MAX_MEMBERS:
            raise _too_large(f"{len(entries)} 个成员", f"{len(entries)} members")
        self._entries = {_name(entry): entry for entry in entries if entry.filename and not entry.is_dir()}
        self._produced = 0

    def __enter__(self) -> Members:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> list[str]:
        """Every file in the archive, in the order of its directory."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises KeyError if there is none of that name."""
        entry = self._entries[name]
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableError("压缩包已加密，需要密码，不读。 The ZIP file is encrypted; not read.")
        produced: list[bytes] = []
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    produced.append(chunk)
                    size += len(chunk)
                    self._produced += len(chunk)
                    self._check(size, entry.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise _broken(error) from error
        return b"".join(produced)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member; entities and network are never resolved.

        Comments and instructions print nothing, and would cut the text of an element in two.
        """
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(_decodable(transitional(self.read(name))), parser)
        except KeyError as error:
            raise UnreadableError(f"文件里缺少 {name}，读不了。 The file lacks {name}; not read.") from error
        except etree.XMLSyntaxError as error:
            raise _broken(error) from error
        if root is None:
            raise UnreadableError(f"{name} 不是 XML，读不了。 {name} is not XML; not read.")
        return root

    def _check(self, size: int, packed: int) -> None:
        if size > MAX_MEMBER:
            raise _too_large(
                f"一个成员超过 {MAX_MEMBER // MEGABYTE} MB", f"a member over {MAX_MEMBER // MEGABYTE} MB"
            )
        if self._produced > MAX_TOTAL:
            raise _too_large(
                f"总共超过 {MAX_TOTAL // MEGABYTE} MB", f"over {MAX_TOTAL // MEGABYTE} MB in all"
            )
        if size > RATIO_FROM and size > MAX_RATIO * max(packed, 1):
            raise _too_large(f"压缩比超过 {MAX_RATIO}", f"a compression ratio over {MAX_RATIO}")


def _decodable(xml: bytes) -> bytes:
    """*xml* with what no text can hold replaced: a tree that recovers would keep it, and not be read."""
    xml = HALF.sub(b"&#xFFFD;", xml)
    declared = ENCODING.search(xml[:200])
    if xml.startswith(UTF16_MARKS) or (declared and declared[1].lower() not in {b"utf-8", b"utf8"}):
        return xml
    try:
        xml.decode()
    except UnicodeDecodeError:
        return xml.decode("utf-8", "replace").encode()
    return xml


def _name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & 0x800:  # the name is marked as UTF-8
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode(GBK_NAMES)
    except UnicodeError:
        return entry.filename


def _broken(error: Exception) -> UnreadableError:
    return UnreadableError(
        f"压缩包（ZIP、DOCX、XLSX 或 OFD）损坏，打不开（{error}）。 "
        f"The ZIP-based file is broken and cannot be opened ({error})."
    )


def _too_large(zh: str, en: str) -> UnreadableError:
    return UnreadableError(
        f"压缩包展开后过大（{zh}），不读。 The ZIP-based file expands to too much ({en}); not read."
    )
