"""A table of one province instead of the whole country: these tests need no more and run faster."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive import divisions

PROVINCE = "江苏省"


@pytest.fixture
def small_division_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish only the divisions of one province; issuers are still resolved against the whole country."""
    table = divisions.load()

    def rows() -> Iterator[divisions.DivisionRow]:
        for row in table.rows.values():
            path = table.path(row)
            if row.level == "country" or (path[0].name == PROVINCE and row.level != "township"):
                yield row

    monkeypatch.setattr("archive.divisions.table", rows)
