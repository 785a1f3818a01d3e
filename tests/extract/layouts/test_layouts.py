"""Layouts × patterns of figures: no cell is silently wrong, and each document is taken for a report."""

from __future__ import annotations

from random import Random

import pytest

from tests.extract.layouts.figures import PATTERNS, UNLIKE
from tests.extract.layouts.proof import SEEDS, verdict, verdicts
from tests.extract.layouts.registry import Layout, layouts
from tests.extract.unlike import FIGURES, IDS

LAYOUTS = {layout.name: layout for layout in layouts()}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_no_cell_is_silently_wrong(layout: Layout) -> None:
    found = list(verdicts(layout, SEEDS))
    assert {one.kind for one in found} == {"report"}
    assert {(one.pattern, one.seed): one.silent for one in found if one.silent} == {}


def test_a_figure_read_elsewhere_is_noticed() -> None:
    data = LAYOUTS["html_headers.as_the_form_has_it"].write(UNLIKE, Random(0))
    swapped = {**UNLIKE, IDS[0]: UNLIKE[IDS[1]], IDS[1]: UNLIKE[IDS[0]]}
    assert verdict("unlike", 0, data, UNLIKE).silent == {}
    assert set(verdict("unlike", 0, data, swapped).silent) == {IDS[0], IDS[1]}


def test_every_pattern_has_a_text_for_every_cell() -> None:
    for pattern in PATTERNS.values():
        assert set(pattern(Random(0))) == set(FIGURES)


def test_what_is_left_out_is_a_pattern_and_has_a_reason() -> None:
    for layout in LAYOUTS.values():
        assert set(layout.left_out) <= set(PATTERNS)
        assert all(layout.left_out.values())
