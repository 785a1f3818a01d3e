"""ZIP → Document: the report inside, its prose and its tables possibly in different files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Document, Grid, Issue, Locator
from extract.readers.unpack import Members

# What archivers add by themselves.
CLUTTER = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini")

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"}


def read(data: bytes) -> Document:
    """The one report in the archive: files of prose, and the first file that holds tables.

    A second file with tables would be another report, or the same one again: it is left out, and said so.
    Raises UnreadableError when broken, encrypted, beyond the bounds, or without anything that can be read.
    """
    documents: dict[str, Document] = {}
    issues: list[Issue] = []
    reasons: list[str] = []
    with Members(data) as members:
        for name in sorted(members.names, key=_is_picture):
            if _is_clutter(name) or (_is_picture(name) and documents):
                continue  # beside a report, pictures are photographs and thumbnails
            try:
                documents[name] = _member(members.read(name))
            except UnreadableError as error:
                reasons.append(f"{name}: {error}")
                issues.append(issue("member_skipped", name=name, reason=str(error)))
    if not documents:
        why = " ".join(reasons)
        raise UnreadableError(f"压缩包里没有能读的文件。 Nothing in the ZIP file can be read. {why}".strip())
    with_tables = [name for name, document in documents.items() if document.grids]
    for name in with_tables[1:]:
        reason = f"{with_tables[0]} 也有表格，只读一份 (only {with_tables[0]} is read)"
        issues.append(issue("member_skipped", name=name, reason=reason))
        del documents[name]
    return _joined(documents, issues)


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURES


def _is_clutter(name: str) -> bool:
    return name.startswith(CLUTTER[0]) or PurePosixPath(name).name in CLUTTER


def _member(data: bytes) -> Document:
    from extract.readers import read as read_any  # the package's door: a ZIP may hold every other container

    if data.startswith(b"PK") and _is_plain_zip(data):
        raise UnreadableError("压缩包里还有压缩包，不读。 A ZIP inside the ZIP; not read.")
    return read_any(data)


def _is_plain_zip(data: bytes) -> bool:
    from extract.readers.sniff import container_of

    return container_of(data) == "zip"


def _joined(documents: Mapping[str, Document], issues: Iterable[Issue]) -> Document:
    """One document; files without tables come first, as the prose of a report does."""
    order = sorted(documents, key=lambda name: bool(documents[name].grids))
    blocks = tuple(in_member(block, name) for name in order for block in documents[name].blocks)
    metadata = {key: value for name in order for key, value in documents[name].metadata.items()}
    inner = [found for name in order for found in documents[name].issues]
    pages = [pages for name in order if (pages := documents[name].pages) is not None]
    return Document("zip", blocks, sum(pages) if pages else None, metadata, (*issues, *inner))


def in_member(block: Block, name: str) -> Block:
    """*block* with the member's name in its locators."""
    if not isinstance(block, Grid):
        return replace(block, locator=_within(block.locator, name))
    moved = {
        id(cell): cell._replace(locator=_within(cell.locator, name)) for row in block.rows for cell in row
    }
    rows = tuple(tuple(moved[id(cell)] for cell in row) for row in block.rows)
    return Grid(rows, _within(block.locator, name))


def _within(locator: Locator, name: str) -> Locator:
    return {**locator, "member": name}
