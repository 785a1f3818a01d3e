"""PDF table engines beside ours. A peer that is not installed is reported as such, never as slow."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

Rows = list[list[str | None]]


def pdfplumber_stock(path: Path) -> list[Rows]:
    """pdfplumber as its README shows it."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return [table for page in document.pages for table in page.extract_tables()]


def pymupdf_tables(path: Path) -> list[Rows]:
    """PyMuPDF's own table finder."""
    import pymupdf

    with pymupdf.open(path) as document:
        return [table.extract() for page in document for table in page.find_tables().tables]


def camelot_lattice(path: Path) -> list[Rows]:
    """camelot for ruled tables."""
    import camelot

    tables = camelot.read_pdf(str(path), pages="all", flavor="lattice")
    return [table.df.values.tolist() for table in tables]


def tabula_lattice(path: Path) -> list[Rows]:
    """tabula-java for ruled tables, through a Java child process."""
    import tabula

    frames = tabula.read_pdf(
        str(path), pages="all", lattice=True, pandas_options={"header": None, "dtype": str}, silent=True
    )
    return [[[_text(cell) for cell in row] for row in frame.values.tolist()] for frame in frames]


def img2table_native(path: Path) -> list[Rows]:
    """img2table on pages rendered to images, with the text of the PDF's own layer."""
    from img2table.document import PDF

    pages = PDF(str(path), pdf_text_extraction=True).extract_tables(implicit_rows=False)
    return [
        [[cell.value for cell in row] for row in table.content.values()]
        for tables in pages.values()
        for table in tables
    ]


def _text(cell: Any) -> str | None:
    return cell if isinstance(cell, str) else None


# what, module that must be importable, engine, note
PEERS: Final = (
    ("pdfplumber, stock extract_tables()", "pdfplumber", pdfplumber_stock, ""),
    ("PyMuPDF find_tables", "pymupdf", pymupdf_tables, "AGPL"),
    ("camelot, lattice", "camelot", camelot_lattice, ""),
    ("tabula, lattice", "tabula", tabula_lattice, "Java"),
    ("img2table", "img2table", img2table_native, ""),
)


def installed(module: str) -> bool:
    """Whether a peer can be imported here."""
    with suppress(ImportError, ValueError):
        return find_spec(module) is not None
    return False


def files(documents: list[bytes], folder: Path) -> list[Path]:
    """The documents as files: most peers read nothing else."""
    paths = []
    for number, data in enumerate(documents):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        paths.append(path)
    return paths


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes away with the measurement."""
    return tempfile.TemporaryDirectory(prefix="nianbao-bench-")
