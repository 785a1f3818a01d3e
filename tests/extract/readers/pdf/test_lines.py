"""Lines that are none, and cells without one: dots of two tables, strikes, filled areas."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from extract.readers.ruled.ruling import lattices_of
from extract.readers.sheet import Box, Rule
from extract.readers.sheet.tiles import rules_around
from tests.extract.readers.drawing import HEIGHT, draw, rule, table, text, texts

ROW = [(60.0 + 60 * column, 100.0, 118.0 + 60 * column, 118.0) for column in range(4)]
HEAD: Box = (60.0, 80.0, 298.0, 98.0)


def test_cells_filled_palely_are_cells_and_one_over_all_columns_too() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.93, 0.95, 0.98)
        for x0, top, x1, bottom in (HEAD, *ROW):
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)
        text(canvas, 130, 84, "第二十条第（一）项")
        for column, words in enumerate(("规章", "1", "", "11")):
            text(canvas, 66 + 60 * column, 104, words)

    grids = pdf.read(draw(page)).grids
    assert [texts(grid) for grid in grids] == [[["第二十条第（一）项"], ["规章", "1", "", "11"]]]


def test_marked_words_and_the_ground_of_a_page_are_no_cells() -> None:
    touching = [(60.0 + 60 * column, 100.0, 120.0 + 60 * column, 118.0) for column in range(4)]
    assert rules_around(touching) == []
    assert rules_around(ROW[:2]) == []
    ground: Box = (0.0, 0.0, 600.0, 800.0)
    mark: Box = (70.0, 104.0, 90.0, 114.0)
    assert rules_around([ground, *ROW, mark]) == rules_around(ROW) != []


def _dot(x: float, y: float) -> list[Rule]:
    """A dot as the reader takes it: part of a level line or of an upright one."""
    return [Rule(x - 0.25, y, x + 0.25, y), Rule(x, y - 0.25, x, y + 0.25)]


def test_dots_of_two_tables_above_each_other_make_no_line_between_them() -> None:
    rules: list[Rule] = []
    for top, bottom, middle in ((100, 120, 130), (124, 144, 170)):
        rules += [rule for x in range(60, 301) for y in (top, bottom) for rule in _dot(x, y)]
        rules += [rule for y in range(top, bottom) for x in (60, middle, 300) for rule in _dot(x, y)]
    places = {round(x) for lattice in lattices_of(rules) for x in lattice.xs}
    assert places == {60, 130, 170, 300}


def test_lines_that_strike_text_at_the_side_of_its_cell_make_no_cells_of_their_own() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["规范性文件", "", "390"], ["行政强制", "", "867"]])
        for top, struck, figure in ((100, "21", "649"), (120, "34", "704")):
            text(canvas, 121, top + 5, struck + figure)
            rule(canvas, 121, top + 10, 131, top + 10)

    grid = pdf.read(draw(page)).grids[0]
    assert texts(grid) == [["规范性文件", "21649", "390"], ["行政强制", "34704", "867"]]
    assert [cell.confidence for row in grid.rows for cell in row] == [None, 0.5, None] * 2


def test_the_lines_of_one_table_are_not_moved_to_those_of_another() -> None:
    rules: list[Rule] = []
    for number, middle in enumerate((130.0, 132.5, 135.0, 137.5)):
        top = 100.0 + 60 * number
        rules += [Rule(60, y, 300, y) for y in (top, top + 20)]
        rules += [Rule(x, top, x, top + 20) for x in (60, middle, 300)]
    assert [lattice.xs[1] for lattice in lattices_of(rules)] == [130.0, 132.5, 135.0, 137.5]


def test_the_lines_of_tables_in_one_frame_are_not_moved_far() -> None:
    frame = [Rule(20, 80, 20, 400), Rule(340, 80, 340, 400)]
    rules: list[Rule] = [*frame, Rule(20, 80, 340, 80), Rule(20, 400, 340, 400)]
    for number, middle in enumerate((130.0, 132.5, 135.0, 137.5, 140.0)):
        top = 100.0 + 60 * number
        rules += [Rule(60, y, 300, y) for y in (top, top + 20)]
        rules += [Rule(x, top, x, top + 20) for x in (60, middle, 300)]
    sides = sorted(x for lattice in lattices_of(rules) for x in lattice.xs if 100 < x < 200)
    assert len(sides) == 5
    assert all(abs(x - middle) < 3 for x, middle in zip(sides, (130, 132.5, 135, 137.5, 140), strict=True))
