"""Which digit a glyph looks like: the ink of its outline in 28 fields, against that of many typefaces.

Typefaces differ more than one glyph can tell. But two digits of one typeface that look the same, or each like
another one, are no matter of style: the text says 3, and the font draws 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

HEIGHTS: Final = (0.08, 0.22, 0.36, 0.5, 0.64, 0.78, 0.92)  # shares of a glyph's, from its top
CORNERS: Final = 4  # of a box
FIELDS: Final = 4  # in each line across
FAR: Final = 5.0  # from all digits is what is none: a box, a dot; known typefaces come within it of their own
NARROW: Final = 0.55  # times its height is the least width of a digit; a 1 has blank fields at its sides
ALIKE: Final = 0.2  # two glyphs that differ by less are one; those of any typeface differ by 0.6 and more
UNLIKE: Final = 0.8  # times its distance from its own digit is a glyph's from another that it looks like
QUITE_UNLIKE: Final = 0.5  # the same where the file does not show what stands for the other

# The ink in each field, of 9, in the middle of some forty families of typefaces; a 1 has a foot or none.
USUAL: Final = (
    ("0", "0451232451167117612542321540"),
    ("1", "3762145103610360036004504994"),
    ("1", "2662146102610360036003500450"),
    ("2", "1461423500260061034025017896"),
    ("3", "1461322600530481003550343641"),
    ("4", "0063026304523252637322720172"),
    ("5", "3885330033203252002640433631"),
    ("6", "0254141233207642511632330541"),
    ("7", "7998212400410150043015202510"),
    ("8", "0361321636430891513661231641"),
    ("9", "1550432362152557023311414520"),
)

WEIGHTS: Final = (
    0.5,
    3.0,
)  # times its own ink is a typeface's of the usual weight, at the least and the most

Contour = Sequence[tuple[float, float]]  # y grows upwards
Inks = tuple[float, ...]
_USUAL: Final = tuple((digit, tuple(int(ink) / 9 for ink in inks)) for digit, inks in USUAL)


def are_of_others(glyphs: Mapping[str, Sequence[Contour]]) -> bool:
    """Whether the *glyphs* that one font draws for digits are plainly not all those of these digits."""
    found = {digit: own for digit, contours in glyphs.items() if (own := _inks_of(contours)) is not None}
    inks = _of_usual_weight(found)
    apart = {digit: [(_distance(own, usual), name) for name, usual in _USUAL] for digit, own in inks.items()}
    drawn = {digit: distances for digit, distances in apart.items() if min(distances)[0] < FAR}
    if any(_distance(inks[one], inks[other]) < ALIKE for one, other in combinations(drawn, 2)):
        return True
    likest = {digit: _likest(digit, distances) for digit, distances in drawn.items()}
    return any(
        share < UNLIKE and likest[other][1] < UNLIKE if other in likest else share < QUITE_UNLIKE
        for other, share in likest.values()
    )


def _of_usual_weight(inks: Mapping[str, Inks]) -> dict[str, Inks]:
    """The same in a typeface neither light nor heavy: the digits of a hairline differ by little ink."""
    usual = sum(sum(fields) for digit, fields in _USUAL if digit in inks and digit != "1")
    ink = sum(sum(own) for digit, own in inks.items() if digit != "1")  # a 1 has a foot or none
    share = min(max(usual / ink, WEIGHTS[0]), WEIGHTS[1]) if usual and ink else 1.0
    return {digit: tuple(share * one for one in own) for digit, own in inks.items()}


def _likest(digit: str, distances: Sequence[tuple[float, str]]) -> tuple[str, float]:
    """The other digit a glyph looks most like, and how near it is to that: in its distances from *digit*."""
    own = min(distance for distance, name in distances if name == digit)
    distance, other = min((distance, name) for distance, name in distances if name != digit)
    return other, distance / own if own else 1.0


def _distance(one: Inks, other: Inks) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _inks_of(contours: Sequence[Contour]) -> Inks | None:
    """The share of ink in each field of a glyph; None for one that draws nothing but a box."""
    if sum(len(set(contour)) for contour in contours) <= CORNERS:  # as fonts have that are not to be seen
        return None
    xs = [x for contour in contours for x, _ in contour]
    ys = [y for contour in contours for _, y in contour]
    if min(ys) == max(ys):
        return None
    top, high = max(ys), max(ys) - min(ys)
    wide = max(max(xs) - min(xs), NARROW * high)
    left = (min(xs) + max(xs) - wide) / 2
    edges = [
        (x0, y0, x1, y1)
        for contour in contours
        for (x0, y0), (x1, y1) in zip(contour, [*contour[1:], contour[0]], strict=True)
        if y0 != y1
    ]
    inks: list[float] = []
    for height in HEIGHTS:
        inks += _inks_across(edges, top - height * high, left, wide)
    return tuple(inks)


def _inks_across(
    edges: Sequence[tuple[float, float, float, float]], y: float, left: float, wide: float
) -> list[float]:
    """The share of ink in each field along one line: what is inside by the winding of the contours."""
    crossed = sorted(
        ((x0 + (y - y0) * (x1 - x0) / (y1 - y0) - left) / wide * FIELDS, 1 if y1 > y0 else -1)
        for x0, y0, x1, y1 in edges
        if (y0 <= y) is not (y1 <= y)
    )
    fields = [0.0] * FIELDS
    winding, start = 0, 0.0
    for x, way in crossed:
        start = start if winding else x
        winding += way
        if not winding:
            for at in range(FIELDS):
                fields[at] += max(0.0, min(x, at + 1) - max(start, at))
    return fields
