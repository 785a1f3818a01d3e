"""Write every sample: report files, truth files, and the manifest."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.samples.bodies import BODIES, DIVISIONS, Body, Edition
from tests.samples.compose import compose
from tests.samples.figures import figures_of, form_of
from tests.samples.prose import title_of
from tests.samples.strays import strays
from tests.synthetic.paper import Paper
from tests.synthetic.render import docx, html, pdf, text
from tests.synthetic.truth import Truth, truth_of

TARGET: Final = Path(__file__).resolve().parents[2] / "crawler" / "simulator" / "samples"
SUFFIX: Final = {"html": "html", "text": "txt", "docx": "docx", "pdf": "pdf"}
HTML_STYLES: Final = {"trs": html.TRS, "word": html.WORD, "ueditor": html.UEDITOR, "nbsp": html.NBSP}
SCAN_DPI: Final = 200
BLACK_BELOW: Final = 190  # thin strokes must survive, or 三 becomes 二
PRINT_STYLE: Final = (
    "<meta charset='utf-8'><style>td{border:1px solid;font-size:9pt}table{border-collapse:collapse}</style>"
)
# "/CreationDate (D:20261121100912+00'00')": the only bytes that differ between two prints of one page
PDF_DATE: Final = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One report to be written."""

    body: Body
    edition: Edition
    paper: Paper
    truth: Truth

    @property
    def name(self) -> str:
        return f"{self.body.key}-{self.edition.year}"

    @property
    def file(self) -> str:
        return f"{self.name}.{SUFFIX[self.edition.container]}"


def samples() -> Iterator[Sample]:
    """Every report of every body, with its truth."""
    for body in BODIES:
        for edition in body.editions:
            figures = figures_of(body)[edition.year]
            yield Sample(body, edition, compose(body, edition, figures), truth_of(figures, *form_of(edition)))


def text_bytes(sample: Sample) -> bytes | None:
    """The bytes of a sample that needs no font and no browser; None for PDF."""
    edition = sample.edition
    if edition.container == "html":
        return html.render(sample.paper, HTML_STYLES[edition.style]).encode()
    if edition.container == "docx":
        return docx.render(sample.paper)
    if edition.container == "text":
        return text.render(sample.paper, _geometries(edition)).encode()
    return None


def _geometries(edition: Edition) -> tuple[text.Geometry, ...]:
    if edition.style == "shifted":
        return (text.shifted,)
    if edition.style == "rows_left":
        return (text.last_rows_left, text.last_rows_left)
    return (text.fused if "fused_label" in edition.defects else text.one), text.full


def manifest_entry(sample: Sample) -> dict[str, Any]:
    """What the simulator and the tests need to know of one sample."""
    body, edition = sample.body, sample.edition
    conflict = "year_conflict" in edition.defects
    return {
        "file": sample.file,
        "container": "image" if edition.style == "scan" else edition.container,
        "site": body.site,
        "body": body.name,
        "division": body.division,
        "year": None if conflict else edition.year,
        "title": title_of(body, edition),
        "published": published_on(body, edition),
        "kind": "report",
        "edition": form_of(edition)[0],
        "defects": list(edition.defects),
        "truth": f"truth/{sample.name}.json",
    }


def published_on(body: Body, edition: Edition) -> str:
    """Departments and townships in January, governments in March of the next year (条例 art. 49)."""
    random = Random(f"published/{body.key}/{edition.year}")
    month = 3 if body.kind == "government" else 1
    return f"{edition.year + 1}-{month:02}-{random.randint(8, 28):02}"


def write_all(target: Path = TARGET) -> None:
    """Write every file of the samples below *target*."""
    (target / "truth").mkdir(parents=True, exist_ok=True)
    entries = []
    everything = list(samples())
    with tempfile.TemporaryDirectory() as scratch:
        font = _embedded_font(everything, Path(scratch))
        for sample in everything:
            data = text_bytes(sample) or _pdf(sample, font, Path(scratch))
            (target / sample.file).write_bytes(data)
            _write_json(target / "truth" / f"{sample.name}.json", sample.truth)
            entries.append(manifest_entry(sample))
    for entry, data in strays(target):
        (target / entry["file"]).write_bytes(data)
        entries.append(entry)
    _write_json(target / "manifest.json", entries)
    (target / "divisions.csv").write_text(divisions_csv(), encoding="utf-8")


def divisions_csv() -> str:
    """The invented divisions of the samples."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "name", "short_name", "level", "parent"))
    writer.writerows(DIVISIONS)
    return out.getvalue()


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _embedded_font(everything: list[Sample], scratch: Path) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from tests.samples import fonts

    characters = {character for sample in everything for character in text.render(sample.paper)}
    fonts.write_font(characters, scratch / "sample.ttf")
    pdfmetrics.registerFont(TTFont(fonts.NAME, str(scratch / "sample.ttf")))
    return fonts.NAME


def _pdf(sample: Sample, font: str, scratch: Path) -> bytes:
    if sample.edition.style == "chromium":
        return _printed(sample, scratch)
    data = pdf.render(sample.paper, pdf.PdfStyle(font=font))
    return _scanned(data) if sample.edition.style == "scan" else data


def _printed(sample: Sample, scratch: Path) -> bytes:
    """The sample as a browser prints it."""
    page, out = scratch / "page.html", scratch / "page.pdf"
    page.write_text(PRINT_STYLE + html.render(sample.paper, html.TRS), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True, timeout=120
    )
    return PDF_DATE.sub(rb"\g<1>20240102030405", out.read_bytes())


def _scanned(data: bytes) -> bytes:
    """An image-only PDF of the same pages."""
    import pypdfium2

    pages = [
        page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(data)
    ]
    pages = [page.point(lambda level: 0 if level < BLACK_BELOW else 255).convert("1") for page in pages]
    out = io.BytesIO()
    pages[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=SCAN_DPI,
        creationDate=None,
        modDate=None,
    )
    return out.getvalue()
