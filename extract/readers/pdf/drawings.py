"""What a PDF page draws besides its text: ruling lines, pictures, filled areas."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableError
from extract.readers.pdf.calls import (
    clip_of,
    clip_paths_of,
    count_of_marks,
    fill_of,
    mode_of,
    stroke_of,
)
from extract.readers.pdf.covers import Covers
from extract.readers.pdf.marks import has_stand_in, is_on_a_layer
from extract.readers.pdf.objects import Matrix, bounds_of, box_of, matrix_of, objects_of, product
from extract.readers.pdf.sizes import OddSizes
from extract.readers.pdfium import address_of
from extract.readers.sheet import WHITE, Box, Rule
from extract.readers.sheet.strokes import Point, leans, rules_along
from extract.readers.sheet.tiles import rules_around

THIN = 3.0  # points: a filled shape thinner than this is a drawn line
STRAIGHT = 0.7  # points: how far a line may lean and still count as horizontal or vertical
MAX_OBJECTS = 100_000  # per page
MAX_RULES = 100_000  # per page, every dot of a dotted border counted
ONE_SHAPE = 5  # segments: a filled path has to have more of them to draw two shapes
SHEER = 150  # of 255: ink one sees more through than that is a watermark's
OPAQUE = 250  # of 255: nothing is seen through such ink
LIGHTER = 15  # of 255: by how much a cell is lighter than the ground that shows between the cells
# What PDFium fills in: made once, as a page may ask for it thousands of times (PDFium knows no threads)
_COLOUR = (ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint())
_COLOUR_PLACES = tuple(map(ctypes.addressof, _COLOUR))
FAINT = 26  # of 255: ink of which less is laid on is not seen
FILLED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP})
OUTLINED = FILLED | {raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP}
UNSEEN_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})

Colour = tuple[int, int, int]


@dataclass(slots=True)
class Drawings:
    """The lines, pictures and coloured areas of a page, and whether some of its text may not be seen."""

    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)  # of shapes that are neither lines nor areas
    fills: list[Box] = field(default_factory=list)
    shades: list[int] = field(default_factory=list)  # of each of them
    colours: list[Colour] = field(default_factory=list)
    has_unseen_text: bool = False
    windows: dict[int, Box] = field(default_factory=dict)  # text object → what a clip path lets see of it
    moved: dict[int, Matrix] = field(default_factory=dict)  # text object → what takes its form to the display
    sheer: set[int] = field(default_factory=set)  # text objects whose ink lets the ground show
    stood_in: list[Any] = field(default_factory=list)  # text objects with other words to be copied
    odd: OddSizes = field(default_factory=OddSizes)
    covers: Covers = field(default_factory=Covers)  # text objects that may be hidden by something else


def drawings_of(page: pdfium.PdfPage, place: Matrix, number: int) -> Drawings:
    """Everything drawn on *page*; *place* takes page space to display space.

    Raises UnreadableError beyond the bounds.
    """
    drawn = Drawings()
    for seen, (kind, handle, matrix) in enumerate(objects_of(page.raw, place, 0)):
        if seen > MAX_OBJECTS or len(drawn.rules) > MAX_RULES:
            raise UnreadableError(
                f"第 {number} 页的图形超过上限，不读。 Page {number} draws more objects than the limit of "
                f"{MAX_OBJECTS} or more lines than {MAX_RULES}; not read."
            )
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            _take_text(handle, matrix, drawn)
            if matrix != place:
                drawn.moved[address_of(handle)] = matrix
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _draw_path(handle, matrix, drawn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = bounds_of(handle, matrix)
            drawn.images.append(box)
            drawn.covers.add_picture(box)
    drawn.rules += rules_around(drawn.fills)
    return drawn


def _take_text(text: Any, matrix: Matrix, drawn: Drawings) -> None:
    """Note what speaks against reading a text object as it stands."""
    mode = mode_of(text)
    shade = _shade_of_text(text, mode)
    if 0 < _COLOUR[3].value < SHEER:
        drawn.sheer.add(address_of(text))
    unseen = shade is None or shade >= WHITE or (drawn.colours and colour_of(text) in drawn.colours)
    drawn.has_unseen_text = drawn.has_unseen_text or bool(unseen) or mode in UNSEEN_MODES
    drawn.covers.texts.append((text, matrix))
    drawn.odd.take(text, matrix)
    if count_of_marks(text) > 0:
        if has_stand_in(text):
            drawn.stood_in.append(text)
        if is_on_a_layer(text):
            drawn.covers.doubted.add(address_of(text))
    clip = clip_of(text)
    paths = clip_paths_of(clip) if clip else 0
    if paths > 0 and (window := _window(text, matrix, clip, paths)) is not None:
        drawn.windows[address_of(text)] = window


def _window(text: Any, matrix: Matrix, clip: Any, paths: int) -> Box | None:
    """The displayed box outside of which the *paths* of a *clip* hide *text*; None if all of it is seen.

    Rows of a fixed height cut off the lines of a label that do not fit; they lie over the next row.
    """
    boxes = [box for path in range(paths) if (box := _clip_box(clip, path)) is not None]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    window = box_of(matrix, max(lefts), max(bottoms), min(rights), min(tops))
    x0, top, x1, bottom = bounds_of(text, matrix)
    inside = window[0] <= x0 and window[1] <= top and x1 <= window[2] and bottom <= window[3]
    return None if inside else window


def _clip_box(clip: Any, path: int) -> Box | None:
    """Left, bottom, right, top of one path that clips; None for a path of no points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
        xs.append(x.value)
        ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def is_unseen(text: Any) -> bool:
    """True for a text object drawn without ink (as hidden recognition layers are)."""
    return mode_of(text) in UNSEEN_MODES


def is_white(text: Any) -> bool:
    """True for a text object printed in white, or with nothing."""
    return (shade := _shade_of_text(text, mode_of(text))) is None or shade >= WHITE


def colour_of(item: Any) -> Colour:
    """The colour an object is filled with; black where it is not known."""
    red, green, blue, _ = _COLOUR
    return (red.value, green.value, blue.value) if fill_of(item, *_COLOUR_PLACES) else (0, 0, 0)


def _shade_of_text(text: Any, mode: int) -> int | None:
    """The same of a text object that is printed in this *mode*: by its outlines, filled, or both."""
    if mode not in OUTLINED:
        return _shade(text)
    outlines = _shade(text, stroke_of)
    inside = _shade(text) if mode in FILLED else None
    return min((shade for shade in (outlines, inside) if shade is not None), default=None)


def _shade(item: Any, colour_in: Any = fill_of) -> int | None:
    """The darkest of an object's colours, 0 to 255 (black where it is not known); None if it has no ink."""
    red, green, blue, alpha = _COLOUR
    if not colour_in(item, *_COLOUR_PLACES):
        alpha.value = OPAQUE
        return 0
    return min(red.value, green.value, blue.value) if alpha.value >= FAINT else None


def _draw_path(handle: Any, matrix: Matrix, drawn: Drawings) -> None:
    """Take the straight lines one path draws, strokes and thin fills alike, and the area it fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for points, bent in _shapes(handle, matrix, bool(stroke.value)):
        drawn.rules.extend(rules_along(points, bool(stroke.value), THIN, STRAIGHT, bent))
        leaning = len(points) > 1 and leans(points, STRAIGHT) and (len(points) > 2 or bool(stroke.value))
        if fill.value or leaning:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = min(xs), min(ys), max(xs), max(ys)
            if leaning:
                drawn.marks.append(box)
            if fill.value and min(box[2] - box[0], box[3] - box[1]) > THIN:
                _fill(box, handle, drawn)


def _fill(box: Box, handle: Any, drawn: Drawings) -> None:
    """Take one filled area: coloured, or lighter than one it lies on and so framed by what is left of that.

    <table bgcolor=black cellspacing=1> <td bgcolor=white>: every line of such a table is a gap.
    """
    shade = _shade(handle)
    if shade is None:
        return
    if _COLOUR[3].value >= OPAQUE:
        drawn.covers.add_area(box)
    x0, top, x1, bottom = box
    for (left, above, right, below), ground in zip(drawn.fills, drawn.shades, strict=True):
        if ground + LIGHTER < shade and left <= x0 and above <= top and x1 <= right and bottom <= below:
            drawn.rules += [Rule(x0, y, x1, y) for y in (top, bottom)]
            drawn.rules += [Rule(x, top, x, bottom) for x in (x0, x1)]
            break
    if shade < WHITE:
        drawn.fills.append(box)
        drawn.shades.append(shade)
        drawn.colours.append(colour_of(handle))


def _shapes(handle: Any, matrix: Matrix, stroked: bool) -> Iterator[tuple[list[Point], set[int]]]:
    """The displayed points of each subpath; of one filled shape, which most lines are, the box will do.

    Beside them those, by number, to which a curve leads.
    """
    count = raw.FPDFPath_CountSegments(handle)
    upright = not any(matrix[1:3]) or not (matrix[0] or matrix[3])
    if not stroked and count <= ONE_SHAPE and upright:
        x0, top, x1, bottom = bounds_of(handle, matrix)
        yield [(x0, top), (x1, bottom)], set()
    else:
        yield from _subpaths(handle, count, product(matrix_of(handle), matrix))


def _subpaths(handle: Any, count: int, matrix: Matrix) -> Iterator[tuple[list[Point], set[int]]]:
    """The points of each subpath (a curve by its ends and handles: good enough for the box of a dot)."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    bent: set[int] = set()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if points and kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, bent
            points, bent = [], set()
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            bent.add(len(points))
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, bent
