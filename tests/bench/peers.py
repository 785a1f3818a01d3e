"""Reading beside the floor of each container and, for PDF, beside the other table engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from extract import readers
from extract.model import Document, Grid, GridCell
from extract.read import read_bytes
from extract.tables import read_tables
from tests.bench.engines import PEERS, Rows, files, installed, scratch
from tests.bench.measure import cpu_seconds, peak_megabytes
from tests.synthetic.corpus import Specimen, make
from tests.synthetic.judge import is_exact

DOCUMENTS: Final = {"text": 40, "html": 40, "docx": 20, "xlsx": 20, "pdf": 4}
FIRST_SEED: Final = 500
Row = dict[str, Any]


def run() -> list[Row]:
    """All containers, PDF beside its peers."""
    rows: list[Row] = []
    for container in DOCUMENTS:
        specimens = specimens_of(container)
        table = f"Reading {container}: {len(specimens)} synthetic reports with broken layouts"
        rows += [
            {"table": table, **row} for row in (*_ours(container, specimens), *FLOORS[container](specimens))
        ]
        if container == "pdf":
            rows += [{"table": table, **row} for row in (_tables_only(specimens), *_peers(specimens))]
    return rows


def specimens_of(container: str) -> list[Specimen]:
    """The documents that are measured: the same on every machine."""
    return [make(seed, container) for seed in range(FIRST_SEED, FIRST_SEED + DOCUMENTS[container])]


def _ours(container: str, specimens: list[Specimen]) -> Iterable[Row]:
    def read() -> list[Any]:
        return [read_bytes(specimen.data)[1] for specimen in specimens]

    cells = [report.cells for report in read()]
    yield {
        "what": "nianbao",
        "seconds": cpu_seconds(read, len(specimens)),
        "base": True,
        "exact": exactness(specimens, cells),
        "peak_mb": round(peak_megabytes(read_all, container)),
    }


def _tables_only(specimens: list[Specimen]) -> Row:
    """What the other engines do, and no more: a file's bytes to its grids."""

    def read_grids() -> None:
        for specimen in specimens:
            readers.read(specimen.data)

    return {
        "what": "nianbao, up to the grids",
        "seconds": cpu_seconds(read_grids, len(specimens)),
        "note": "what the engines below do",
    }


def read_all(container: str) -> None:
    """Read every document once; run in a process of its own to see its memory."""
    for specimen in specimens_of(container):
        read_bytes(specimen.data)


def exactness(specimens: list[Specimen], cells: list[Any]) -> float:
    """Share of the true cells that come out exactly, flagged or not."""
    hits = total = 0
    for specimen, read in zip(specimens, cells, strict=True):
        for cell_id, expected in specimen.truth.items():
            got = read.get(cell_id)
            hits += got is not None and is_exact(got, expected)
            total += 1
    return hits / total


def _peers(specimens: list[Specimen]) -> Iterable[Row]:
    with scratch() as folder:
        paths = files([specimen.data for specimen in specimens], Path(folder))
        for what, module, engine, note in PEERS:
            if not installed(module):
                yield {"what": what, "note": "not installed"}
                continue

            def read(engine: Callable[[Path], list[Rows]] = engine) -> list[list[Rows]]:
                return [engine(path) for path in paths]

            cells = [read_tables(document_of(tables)).cells for tables in read()]
            yield {
                "what": what,
                "seconds": cpu_seconds(read, len(paths), runs=3),
                "exact": exactness(specimens, cells),
                "peak_mb": round(peak_megabytes(_engine_on, engine, paths)),
                "note": note,
            }


def _engine_on(engine: Callable[[Path], list[Rows]], paths: list[Path]) -> None:
    for path in paths:
        engine(path)


def document_of(tables: list[Rows]) -> Document:
    """A peer's tables as our form reader takes them, so that only the table engines are compared."""
    return Document("pdf", tuple(_grid(rows, number) for number, rows in enumerate(tables, 1)))


def _grid(rows: Rows, number: int) -> Grid:
    def cell(text: str | None, row: int, column: int) -> GridCell:
        locator = {"kind": "peer", "table": number, "row": row + 1, "column": column + 1}
        return GridCell(text or "", row, column, 1, 1, locator)

    lines = (tuple(cell(text, at, column) for column, text in enumerate(row)) for at, row in enumerate(rows))
    return Grid(tuple(lines), {"kind": "peer", "table": number})


def _pdf_floor(specimens: list[Specimen]) -> Iterable[Row]:
    import pypdfium2

    def text_only() -> None:
        for specimen in specimens:
            document = pypdfium2.PdfDocument(specimen.data)
            for page in document:
                page.get_textpage().get_text_range()
            document.close()

    yield {"what": "floor: PDFium, text only", "seconds": cpu_seconds(text_only, len(specimens))}


def _html_floor(specimens: list[Specimen]) -> Iterable[Row]:
    from lxml import html

    def parse() -> None:
        for specimen in specimens:
            html.document_fromstring(specimen.data)

    yield {"what": "floor: lxml, parse only", "seconds": cpu_seconds(parse, len(specimens))}


def _text_floor(specimens: list[Specimen]) -> Iterable[Row]:
    def split() -> None:
        for specimen in specimens:
            for line in specimen.data.splitlines():
                line.split(b"\t")

    yield {"what": "floor: split lines and tabs", "seconds": cpu_seconds(split, len(specimens))}


def _docx_floor(specimens: list[Specimen]) -> Iterable[Row]:
    import io
    import zipfile

    from lxml import etree

    def parse() -> None:
        for specimen in specimens:
            etree.fromstring(zipfile.ZipFile(io.BytesIO(specimen.data)).read("word/document.xml"))

    yield {"what": "floor: unzip and parse", "seconds": cpu_seconds(parse, len(specimens))}

    import docx

    def every_cell() -> None:
        for specimen in specimens:
            for table in docx.Document(io.BytesIO(specimen.data)).tables:
                for row in table.rows:
                    [cell.text for cell in row.cells]

    yield {
        "what": "python-docx, every cell's text",
        "seconds": cpu_seconds(every_cell, len(specimens), runs=3),
    }


def _xlsx_floor(specimens: list[Specimen]) -> Iterable[Row]:
    import io

    import openpyxl

    def load() -> None:
        for specimen in specimens:
            openpyxl.load_workbook(io.BytesIO(specimen.data))

    yield {"what": "floor: openpyxl, load only", "seconds": cpu_seconds(load, len(specimens))}


FLOORS: Final[dict[str, Callable[[list[Specimen]], Iterable[Row]]]] = {
    "text": _text_floor,
    "html": _html_floor,
    "docx": _docx_floor,
    "xlsx": _xlsx_floor,
    "pdf": _pdf_floor,
}
