"""OFD text whose glyphs are named beside its codes: a glyph of two digits casts doubt on both."""

from __future__ import annotations

import pytest

from extract.readers import ofd
from tests.extract.readers.ofd.test_ofd import made, ruled, text


def placed(x: float, y: float, words: str, glyphs: str, counts: str = "") -> str:
    counted = counts or f'CodeCount="{len(words)}" GlyphCount="{len(glyphs.split())}"'
    named = f'<ofd:CGTransform CodePosition="0" {counted}><ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>'
    return text(x, y, words, "1.75").replace("<ofd:TextCode", f"{named}<ofd:TextCode")


@pytest.mark.parametrize(
    ("glyphs", "other", "doubted"),
    [
        ("20 26", "26 20", [False, False]),
        ("20 26", "26 21", [True, True]),
        ("20 26", "27 28", [True, True]),
        ("20", "20", [True, True]),
    ],
)
def test_a_digit_of_several_glyphs_or_a_glyph_of_several_digits_is_doubtful(
    glyphs: str, other: str, doubted: list[bool]
) -> None:
    page = ruled() + placed(52, 53, "39", glyphs) + placed(82, 53, "93", other) + text(52, 63, "39", "1.75")
    (grid,) = ofd.read(made(page)).grids
    assert [cell.text for row in grid.rows for cell in row] == ["", "39", "93", "", "39", ""]
    assert [cell.confidence is not None for cell in grid.rows[0][1:]] == doubted
    assert grid.rows[1][1].confidence is None


def test_transforms_are_for_the_codes_that_follow_them() -> None:
    words = placed(52, 53, "3", "20").replace("</ofd:TextObject>", "")
    words += placed(0, 0, "9", "26").partition(">")[2].replace('X="0"', 'X="1.75"')
    (grid,) = ofd.read(made(ruled() + words + placed(82, 53, "93", "26 20"))).grids
    assert [cell.confidence for cell in grid.rows[0]] == [None, None, None]
