"""The long run that watches memory works; by hand it reads 10,000 documents."""

from __future__ import annotations

from extract.sandbox import Limits
from tests.extract.flat import POINTS, documents_of, readings
from tests.synthetic.corpus import make


def test_memory_is_told_at_every_point_of_the_run() -> None:
    found = list(readings(documents_of([make(1_500, "pdf").data]), 50, Limits(documents=20), workers=1))
    assert [reading.at for reading in found] == [at for at, _ in POINTS]
    assert found[-1].done == 50
    assert found[-1].children < found[0].children + 20  # megabytes
