"""Chinese fonts that a PDF names and does not carry: the same reading on every machine, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from extract.readers.notation import REPLACEMENT
from extract.readers.pdf.annotations import Added
from extract.readers.pdf.fonts import METRICS, borrows_fonts
from extract.readers.pdf.page import sheet_of
from tests.extract.readers.drawing import draw, table, text
from tests.samples.fonts import form_font
from tests.samples.metrics_font import write_font

ROWS = [["规章", "无", "3"], ["总计", "零", "11"]]  # single characters: what PDFium drops without a glyph


def page(canvas: Canvas) -> None:
    table(canvas, ROWS)


def test_single_characters_in_a_font_not_carried_are_read_at_their_advance() -> None:
    grid = pdf.read(draw(page)).grids[0]
    assert [[cell.text for cell in row] for row in grid.rows] == ROWS


def test_a_character_takes_its_advance_whatever_the_machine_has_installed() -> None:
    document = pypdfium2.PdfDocument(draw(lambda canvas: text(canvas, 100, 60, "无年", size=20)))
    textpage = document[0].get_textpage()
    edges = [textpage.get_charbox(index, loose=True)[::2] for index in range(2)]
    assert edges == [pytest.approx((100, 120), abs=0.1), pytest.approx((120, 140), abs=0.1)]


def test_a_page_that_borrows_fonts_is_known() -> None:
    assert borrows_fonts(pypdfium2.PdfDocument(draw(page))[0])
    assert not borrows_fonts(pypdfium2.PdfDocument(draw(page, font=form_font()))[0])


def test_a_damaged_text_layer_in_a_borrowed_font_is_not_recognised_from_its_stand_in_glyphs() -> None:
    def private(canvas: Canvas) -> None:
        for row in range(6):
            text(canvas, 100, 60 + 20 * row, "\ue000\ue001\ue002\ue003" * 4)

    with pytest.raises(pdf.UnreadableError, match="第 1 页"):
        pdf.read(draw(private))


def test_the_kept_font_is_the_one_its_script_writes(tmp_path: Path) -> None:
    write_font(tmp_path / "metrics.ttf")
    assert (tmp_path / "metrics.ttf").read_bytes() == METRICS.read_bytes()


def test_a_radical_is_the_character_it_is_drawn_as() -> None:
    """Fonts use one glyph for both, and the text layer of some producers names the radical."""
    pdfmetrics.registerFont(TTFont("OneGlyph", str(METRICS)))

    def words(canvas: Canvas) -> None:
        canvas.setFont("OneGlyph", 10)
        canvas.drawString(60, 700, "⼀、⼯作⻔⺠⾏政")

    assert pdf.read(draw(words)).paragraphs[0].text == "一、工作门民行政"


def test_a_font_of_a_name_nobody_knows_is_measured_by_the_same_font() -> None:
    """A name without a Chinese character set (an Identity-H font called SimSun) loses nothing either."""
    page = draw(lambda canvas: text(canvas, 60, 100, "无")).replace(b"STSong-Light", b"SimSunAnyhow")
    assert [paragraph.text for paragraph in pdf.read(page).paragraphs] == ["无"]


def test_a_radical_in_a_form_of_another_size_stands_where_it_is_printed() -> None:
    """Two pages on one sheet: PDFium moves all letters of a form but those it puts in place of others."""
    pdfmetrics.registerFont(TTFont("OneGlyph", str(METRICS)))

    def halved(canvas: Canvas) -> None:
        canvas.beginForm("page")
        canvas.setFont("OneGlyph", 10)
        table(canvas, [["⼀年", "7"], ["行政", "⽬年"]], width=80)
        canvas.endForm()
        canvas.translate(40, 200)
        canvas.scale(0.7, 0.7)
        canvas.doForm("page")

    grid = pdf.read(draw(halved)).grids[0]
    assert [[cell.text for cell in row] for row in grid.rows] == [["一年", "7"], ["行政", "目年"]]


def _of_a_broken_font(*lines: str) -> bytes:
    """A page of *lines* in a font whose file cannot be opened, with a table of its glyphs beside it."""
    words = "\n".join(
        f"1 0 0 1 60 {700 - 30 * at} Tm <{line.encode('utf-16-be').hex()}> Tj"
        for at, line in enumerate(lines)
    )
    glyphs = b"".join((code % 20_000 + 40_000).to_bytes(2, "big") for code in range(1 << 16))
    codes = [f"{ord(one):04x}" for one in sorted(set("".join(lines)))]
    meant = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(codes)} beginbfchar {' '.join(f'<{one}> <{one}>' for one in codes)} "
        "endbfchar endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(f"BT /F1 10 Tf {words} ET".encode()),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Broken /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 9 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Broken /DW 1000 /FontDescriptor 7 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap 10 0 R >>",
        b"<< /Type /FontDescriptor /FontName /Broken /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 800 /StemV 80 /FontFile2 8 0 R >>",
        _stream(b"no font"),
        _stream(meant.encode()),
        _stream(glyphs),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size 11 >>\n%%EOF\n"


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def test_single_characters_of_a_font_that_cannot_be_opened_are_known_to_be_there() -> None:
    """PDFium lists 行政许可 and 24, and of the 0 alone nothing."""
    document = pypdfium2.PdfDocument(_of_a_broken_font("行政许可", "24", "0", *["规章"] * 20))
    sheet = sheet_of(document[0], 1, Added())
    assert "".join(character.text for character in sheet.characters).startswith("行政许可24规章")
    assert [(one.text, round(one.x0), round(one.base)) for one in sheet.unseen] == [(REPLACEMENT, 60, 202)]
