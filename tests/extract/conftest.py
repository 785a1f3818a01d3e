"""A recogniser that takes no time, for the readers of documents that show pictures."""

from __future__ import annotations

import pytest

from extract.model import Block, Grid, GridCell, Paragraph
from extract.readers.scan import image
from extract.readers.scan.recognition import RecogniserMissingError

Asked = list[tuple[int, float, bool]]  # number of the picture or page, inches, whether only for tables


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """A recogniser that finds a paragraph and a table in every picture; what it was asked for."""
    asked: Asked = []

    def found(data: bytes, number: int, inches: float, only_tables: bool) -> list[Block]:
        asked.append((number, round(inches, 1), only_tables))
        place = {"kind": "image", "page": number}
        return [Paragraph(f"图{number}", place), Grid(((GridCell("0", 0, 0, 1, 1, place),),), place)]

    monkeypatch.setattr(image, "picture_blocks", found)
    return asked


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The optional extra is not installed."""

    def missing(*_: object) -> list[Block]:
        raise RecogniserMissingError("缺少组件。 The extra is missing.")

    monkeypatch.setattr(image, "picture_blocks", missing)
