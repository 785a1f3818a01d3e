"""ZIP → Document: the report inside, its prose and its tables possibly in different files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Document, Issue
from extract.readers.member import in_member
from extract.readers.shown_pictures import NARROWEST, Shown, inches_shown, with_pictures
from extract.readers.unpack import Members

# What archivers add by themselves.
CLUTTER = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini")
# One picture each; a TIFF is a document of many pages.
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"}
# "page 2.png" stands before "page 10.png"
NUMBER = re.compile(r"(\d+)")


def read(data: bytes) -> Document:
    """The one report in the archive: files of prose, and the first file that holds tables.

    A second file with tables would be another report, or the same one again: it is left out, and said so.
    Pictures are its pages where no file holds tables, in the order of their names; beside tables they are
    photographs and thumbnails. Raises UnreadableError when broken, encrypted, beyond the bounds, or without
    anything that can be read.
    """
    documents: dict[str, Document] = {}
    issues: list[Issue] = []
    reasons: list[str] = []
    with Members(data) as members:
        names = [name for name in members.names if not _is_clutter(name)]
        for name in names:
            if _is_picture(name):
                continue
            try:
                documents[name] = _member(members.read(name))
            except UnreadableError as error:
                reasons.append(f"{name}: {error}")
                issues.append(issue("member_skipped", name=name, reason=str(error)))
        _keep_one_with_tables(documents, issues)
        report = _joined(documents, issues)
        if not report.grids:
            report = _with_pictures(report, members, filter(_is_picture, names))
    if not report.blocks and not documents:
        why = " ".join(reasons)
        raise UnreadableError(f"压缩包里没有能读的文件。 Nothing in the ZIP file can be read. {why}".strip())
    return report


def _keep_one_with_tables(documents: dict[str, Document], issues: list[Issue]) -> None:
    with_tables = [name for name, document in documents.items() if document.grids]
    for name in with_tables[1:]:
        reason = f"{with_tables[0]} 也有表格，只读一份 (only {with_tables[0]} is read)"
        issues.append(issue("member_skipped", name=name, reason=reason))
        del documents[name]


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


def _with_pictures(report: Document, members: Members, names: Iterable[str]) -> Document:
    """*report* and the pictures that are its pages, or its tables."""
    at, pictures = len(report.blocks), []
    for name in sorted(names, key=_in_order):
        data = members.read(name)
        if (inches := inches_shown(data)) >= NARROWEST:
            pictures.append(Shown(at, inches, name, partial(bytes, data)))
    blocks, issues = with_pictures(report.blocks, pictures)
    pages = report.pages or (len(pictures) if pictures else None)
    return replace(report, blocks=tuple(blocks), pages=pages, issues=(*report.issues, *issues))


def _in_order(name: str) -> list[str | int]:
    return [int(part) if at % 2 else part for at, part in enumerate(NUMBER.split(name))]
