"""Broken layouts, read back: no cell is silently wrong. The long run: ``python -m tests.synthetic``."""

from __future__ import annotations

import pytest

from tests.synthetic.corpus import make
from tests.synthetic.labels import LABEL_BREAKS
from tests.synthetic.measure import Tally, read_verdict, silent_or_rejected, smallest
from tests.synthetic.shapes import SHAPE_BREAKS
from tests.synthetic.values import VALUE_BREAKS

# container → documents read in the suite
SHORT_RUN = {"text": 80, "html": 80, "docx": 40, "xlsx": 20, "pdf": 25}


@pytest.mark.parametrize("container", SHORT_RUN)
def test_no_cell_is_silently_wrong(container: str) -> None:
    tally = Tally()
    for seed in range(10_000, 10_000 + SHORT_RUN[container]):
        specimen = make(seed, container)
        verdict = read_verdict(specimen)
        tally.add(specimen, verdict)
        if silent_or_rejected(verdict):
            least, shown = smallest(specimen, silent_or_rejected)
            pytest.fail(
                f"seed {seed}, {least.breaks}, {least.written}: {[str(wrong) for wrong in shown.silent]}"
            )
    assert tally.cells > 190 * SHORT_RUN[container]


# Columns that changed places without ruling lines; 不适用 over two lines taken for a label; a blank row that
# took its neighbour's figures; a total cut into two cells on a page whose other rows fill but one; a row one
# column to the left of rows as wide; 1 5件 read as 15; the first figure of a page taken for its number;
# figures beside the first words of a label that the page cut; swapped columns below half a corner; rows that
# alone stand under their header; the one row with a total, where a figure in two cells had moved it there.
ONCE_SILENT = [
    ("pdf", 20_062),
    ("pdf", 20_096),
    ("pdf", 910_015),
    ("pdf", 2_000_305),
    ("html", 1_000_012),
    ("pdf", 20_383),
    ("pdf", 3_000_162),
    ("html", 5_000_075),
    ("pdf", 5_000_498),
    ("pdf", 5_000_697),
    ("text", 6_000_730),
    ("text", 41_000_191),
    ("pdf", 51_000_435),
    ("html", 6_000_730),
    ("text", 6_001_345),
    ("text", 6_001_478),
    ("pdf", 6_000_328),
    ("xlsx", 7_000_911),
    ("pdf", 7_000_911),
    ("xlsx", 91_151),
]


# What a seed made before publishers had habits of their own
BREAKS = {*VALUE_BREAKS, *LABEL_BREAKS, *SHAPE_BREAKS}


@pytest.mark.parametrize(("container", "seed"), ONCE_SILENT)
def test_what_was_once_silently_wrong_is_not_again(container: str, seed: int) -> None:
    assert not silent_or_rejected(read_verdict(make(seed, container, BREAKS)))
