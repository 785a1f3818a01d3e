"""Drafts written as DOCX or XLSX and converted by LibreOffice, many files in one call."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from openpyxl import load_workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tests.synthetic.corpus import CUT_OFF, Draft, Specimen
from tests.synthetic.producers import official
from tests.synthetic.producers.errors import program
from tests.synthetic.producers.official_style import draw_style
from tests.synthetic.render import xlsx

SECONDS: Final = 600
A4: Final = 9  # the number of the paper in a workbook
STEPS: Final = ("xlsx", "pdf")
# What LibreOffice is asked for, where the suffix alone would not do.
FILTERS: Final = {"html": "html:HTML (StarWriter)", "xls": "xls:MS Excel 97", "doc": "doc:MS Word 97"}


def convert(files: Sequence[bytes], source: str, target: str) -> list[bytes | None]:
    """*files* of the suffix *source* as *target*, in their order; None where LibreOffice made nothing."""
    soffice = program("soffice", "libreoffice", package="libreoffice")
    with tempfile.TemporaryDirectory(prefix="producers-") as folder:
        root = Path(folder)
        names = [root / f"{number:05}.{source}" for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={(root / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", FILTERS.get(target, target)),
                *("--outdir", str(root / "out"), *map(str, names)),
            ],
            timeout=SECONDS,
            check=False,
            capture_output=True,
        )
        made = [root / "out" / f"{name.stem}.{target}" for name in names]
        return [path.read_bytes() if path.exists() else None for path in made]


def converted(drafts: Sequence[Draft], *targets: str) -> Iterator[Specimen]:
    """Official papers as the first of *targets*, that as the second, and so on."""
    papers, habits = [], []
    for draft in drafts:
        random = draft.random
        style = draw_style(random)
        papers.append(official.render(random, draft.paper, style))
        habits.append(style.habits)
    yield from _through(drafts, papers, habits, ("docx", *targets))


def sheets(drafts: Sequence[Draft], *targets: str) -> Iterator[Specimen]:
    """Workbooks as *targets*, one after the other."""
    yield from _through(
        drafts, [xlsx.render(d.paper) for d in drafts], [[]] * len(drafts), ("xlsx", *targets)
    )


def printed_sheets(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """Workbooks set up for print and printed: one page wide, columns of a width, text wrapped in its cell."""
    yield from _through(drafts, [_set_up(xlsx.render(d.paper)) for d in drafts], [[]] * len(drafts), STEPS)


def _set_up(workbook: bytes) -> bytes:
    book = load_workbook(io.BytesIO(workbook))
    sheet = book.active
    assert sheet is not None
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    last = sheet.max_column
    for column in range(1, last + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 12
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    merged = {cells.min_row for cells in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        texts = [str(cell.value) for cell in row if cell.value is not None]
        is_prose = len(texts) == 1 and row[0].value is not None and row[0].row not in merged
        if is_prose:
            sheet.merge_cells(None, row[0].row, 1, row[0].row, last)
        longest = max(map(len, texts), default=0)
        sheet.row_dimensions[row[0].row].height = 15 * max(1, -(-longest // (6 * last if is_prose else 5)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _through(
    drafts: Sequence[Draft], files: Sequence[bytes], habits: Sequence[list[str]], steps: Sequence[str]
) -> Iterator[Specimen]:
    made: list[bytes | None] = list(files)
    for source, target in pairwise(steps):
        kept = [number for number, data in enumerate(made) if data is not None]
        results = convert([made[number] or b"" for number in kept], source, target)
        made = [None] * len(made)
        for number, data in zip(kept, results, strict=True):
            made[number] = data
    for draft, data, marks in zip(drafts, made, habits, strict=True):
        if data is not None:
            yield draft.written(data, [*marks, *[CUT_OFF] * _is_cut_off(data, steps[-1], marks)])


def _is_cut_off(data: bytes, suffix: str, marks: Sequence[str]) -> bool:
    """Whether LibreOffice printed a wide table on upright pages, which it does now and then."""
    if suffix != "pdf" or "landscape" not in marks:
        return False
    document = pdfium.PdfDocument(data)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    return all(wide < high for wide, high in sizes)
