"""The corpus itself: reproducible, honest about its truth, and no break loses a cell."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.synthetic import blank_form as form
from tests.synthetic.corpus import make, without
from tests.synthetic.draw import Scale, draw
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import Paper, Table, boxes_of, grid_of
from tests.synthetic.publishers import LINE_BREAKS, PUBLISHER_BREAKS
from tests.synthetic.shapes import SHAPE_BREAKS
from tests.synthetic.story import tell
from tests.synthetic.truth import state_of

FIGURES = {cell: str(number) for number, cell in enumerate(form.cell_ids("2021", False), 100)}


def printed(paper: Paper) -> dict[str, str]:
    """Cell id → text of every value cell on paper, each exactly once."""
    boxes = [
        (box.cell_id, box.text)
        for block in paper.blocks
        if isinstance(block, Table)
        for _, _, box in boxes_of(grid_of(block))
        if box.cell_id
    ]
    assert len(boxes) == len(dict(boxes))
    return dict(boxes)


@pytest.mark.parametrize(
    "name", sorted({*SHAPE_BREAKS, *PUBLISHER_BREAKS, *LINE_BREAKS} - {"number_in_two_cells"})
)
@pytest.mark.parametrize("seed", range(5))
def test_no_break_loses_moves_or_repeats_a_value(name: str, seed: int) -> None:
    wording = Wording()
    tables = (
        disclosure_table(FIGURES, wording),
        request_table(FIGURES, wording),
        review_table(FIGURES, wording),
    )
    broken = (SHAPE_BREAKS | PUBLISHER_BREAKS | LINE_BREAKS)[name](
        Random(seed), tell(Random(seed), 2023, tables)
    )
    assert printed(broken) == FIGURES


@pytest.mark.parametrize("container", ["text", "html", "docx"])
def test_one_seed_makes_one_document(container: str) -> None:
    assert make(7, container) == make(7, container)
    assert make(7, container).data != make(8, container).data


def test_leaving_out_a_break_keeps_the_rest() -> None:
    specimen = next(made for made in (make(seed, "html") for seed in range(100)) if len(made.breaks) > 3)
    fewer = without(specimen, specimen.breaks[0])
    assert fewer.breaks == specimen.breaks[1:]
    assert fewer.edition == specimen.edition


@pytest.mark.parametrize("seed", range(20))
def test_drawn_figures_balance(seed: int) -> None:
    numbers = draw(Random(seed), Scale(requests=200, reviews=5), "2021", False)
    for column, _ in form.COLUMNS:
        new, carried_in, total, carried_out = (
            numbers[f"request.{row}.{column}"] for row in ("new", "carried_in", "total", "carried_out")
        )
        assert new + carried_in == total + carried_out
        assert total == sum(numbers[f"request.{row}.{column}"] for row in form.result_rows(False))


@pytest.mark.parametrize(
    ("text", "state", "number"),
    [
        ("0", "number", 0), ("1,234", "number", 1234), ("１２", "number", 12), ("26.5500", "number", 26.55),
        ("251000元", "number", 251000), ("-2", "number", -2), ("", "blank", None), ("\xa0", "blank", None),
        ("／", "slash", None), ("——", "dash", None), ("无", "word", None),
    ],
)  # fmt: skip
def test_states(text: str, state: str, number: float | None) -> None:
    assert state_of(text) == (state, number)


def test_labels_alone_without_a_line_are_not_beyond_doubt() -> None:
    specimen = next(
        found
        for seed in range(50_160, 50_170)
        if "all_blank" in (found := make(seed, "pdf")).breaks and "unruled" in found.written
    )
    assert not specimen.legible
    assert replace(specimen, written=()).legible
