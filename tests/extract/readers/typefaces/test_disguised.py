"""Digits whose font draws others for them, in PDF and OFD files: not read as their text says."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import ofd, pdf
from extract.readers.notation import REPLACEMENT
from extract.readers.typefaces.files import file_draws_others
from tests.extract.readers.drawing import draw, table, text, texts
from tests.extract.readers.ofd.test_glyphs import placed
from tests.extract.readers.ofd.test_ofd import made, ruled
from tests.extract.readers.ofd.test_ofd import text as ofd_text
from tests.extract.readers.typefaces.disguises import disguised, glyph_numbers, known_to_reportlab

ALL = "0123456789"
SWAPS = [{"3": "8", "8": "3"}, {"6": "9", "9": "6"}, {"1": "7", "7": "1"}, {"2": "5", "5": "2"}, {"3": "8"}]


def reading(font: str) -> list[list[str]]:
    def page(canvas: Canvas) -> None:
        for line in range(14):  # or the page has hardly any letters, and is recognised
            text(canvas, 60, 300 + 20 * line, "政府信息公开工作年度报告")
        table(canvas, [["总计", "123", "45", "6789"]])

    return texts(pdf.read(draw(page, font=font)).grids[0])


@pytest.mark.parametrize("swap", SWAPS)
def test_a_pdf_whose_font_draws_other_digits_is_not_read_as_its_text_says(swap: dict[str, str]) -> None:
    assert reading(known_to_reportlab(disguised({}))) == [["总计", "123", "45", "6789"]]
    (row,) = reading(known_to_reportlab(disguised(swap)))
    assert row == ["总计", *(REPLACEMENT * length for length in (3, 2, 4))]


@pytest.mark.parametrize("swap", SWAPS)
def test_the_file_of_a_font_is_asked_by_its_table_and_by_the_numbers_of_its_glyphs(
    swap: dict[str, str],
) -> None:
    honest = disguised({})
    numbers = glyph_numbers(honest)
    assert file_draws_others(disguised(swap), ALL) and not file_draws_others(honest, ALL)
    swapped = numbers | {digit: numbers[other] for digit, other in swap.items()}
    assert file_draws_others(honest, ALL, swapped) and not file_draws_others(honest, ALL, numbers)
    assert file_draws_others(honest, "25", {"2": numbers["5"], "5": numbers["2"]})


@pytest.mark.parametrize("font", [b"", b"no font", disguised({})[:2000]])
def test_what_is_no_font_tells_nothing(font: bytes) -> None:
    assert not file_draws_others(font, ALL)


def doubted(font: bytes, *values: str) -> list[bool]:
    page = ruled() + "".join(values)
    return [cell.confidence is not None for cell in ofd.read(made(page, fonts={1: font})).grids[0].rows[0]]


def test_cells_of_an_ofd_page_whose_font_draws_other_digits_are_doubted() -> None:
    shown = ofd_text(52, 53, "0123", "g 9 1.75"), ofd_text(82, 53, "456789", "g 9 1.75")
    assert doubted(disguised({}), *shown) == [False, False, False]
    assert doubted(disguised({"3": "8", "8": "3"}), *shown) == [False, True, True]


def test_cells_of_an_ofd_page_that_names_glyphs_of_other_digits_are_doubted() -> None:
    font = disguised({})
    numbers = glyph_numbers(font)

    def named(swap: dict[str, str]) -> list[str]:
        glyphs = numbers | {digit: numbers[other] for digit, other in swap.items()}
        both = ((52, "0123"), (82, "456789"))
        return [
            placed(x, 53, words, " ".join(str(glyphs[one]) for one in words)).replace('"1.75"', '"g 9 1.75"')
            for x, words in both
        ]

    assert doubted(font, *named({})) == [False, False, False]
    assert doubted(font, *named({"6": "9", "9": "6"})) == [False, True, True]
