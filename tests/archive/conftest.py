"""A table of one province instead of the whole country: these tests need no more and run faster."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive import divisions

PROVINCE, CITY = "江苏省", "淮安市"


def small_table() -> Iterator[divisions.DivisionRow]:
    """The country, one province, and the townships of one city."""
    table = divisions.load()
    for row in table.rows.values():
        path = table.path(row)
        names = [step.name for step in path]
        if row.level == "country" or (names[0] == PROVINCE and (row.level != "township" or CITY in names)):
            yield row


@pytest.fixture
def small_division_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish one province only, townships of one city; issuers still resolve against the whole country."""
    monkeypatch.setattr("archive.divisions.table", small_table)
