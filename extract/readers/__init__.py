"""Bytes of any report file → :class:`~extract.model.Document`, chosen by content and never by name.

Each container has one module, or package, with one public function, ``read(data: bytes) -> Document``;
it is imported when first needed, so that reading an HTML page does not load the PDF or OCR machinery.
"""

from __future__ import annotations

from importlib import import_module

from extract.errors import UnreadableError
from extract.model import Document
from extract.readers.letters import with_letters
from extract.readers.sniff import container_of

# container → module or package in here that reads it
READERS = {
    "html": "html",
    "json": "html",  # what a page would have shown, as its server sends it
    "mhtml": "mhtml",
    "text": "text",
    "pdf": "pdf",
    "image": "scan.image",
    "docx": "docx",
    "wordxml": "wordxml",
    "xlsx": "spreadsheets.xlsx",
    "xls": "spreadsheets.xls",
    "ofd": "ofd",
    "zip": "zipped",
    "doc": "office",
    "odt": "office",
    "ods": "office",
    "rtf": "office",
    "fodt": "office",
    "fods": "office",
    "uof": "office",
    "xmlsheet": "office",
}


def read(data: bytes, name: str | None = None) -> Document:
    """Read *data*; *name* only appears in error messages.

    Raises :class:`UnreadableError` with one sentence (Chinese, then English) for whatever cannot be read:
    empty, broken, encrypted, too large, of a kind no report comes in, or in need of a tool not installed.
    """
    try:
        container = container_of(data)
        module = import_module(f"extract.readers.{READERS[container]}")
        document: Document = module.read(data)
    except UnreadableError as error:
        if name is None:
            raise
        raise UnreadableError(f"{name}: {error}") from error
    return with_letters(document)
