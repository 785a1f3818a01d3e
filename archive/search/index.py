"""The full-text index of reports, kept in step with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.schema import PAGE, SEARCH_TABLE
from archive.schema.database import transaction
from archive.search import segment

Document = tuple[int, str, str]  # report id, segmented body, segmented title

_ADD = f"INSERT INTO {SEARCH_TABLE}(rowid, body, title) VALUES (?, ?, ?)"
# A contentless index forgets a row only when told exactly what it had been given.
_REMOVE = f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}, rowid, body, title) VALUES ('delete', ?, ?, ?)"

_SET = f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}, rank) VALUES (?, ?)"
# How many segments of one level are merged as they come (automerge, 0: none) or at the latest (crisismerge).
NIGHTLY = {"automerge": 4, "crisismerge": 16}
# A leaf of the index just fills a page of the database (archive.schema), as SQLite's own 4,050 fill 4,096.
BULK = {"automerge": 0, "crisismerge": 1000, "pgsz": PAGE - 46}
MERGED = 20_000  # leaves merged in one transaction; all at once, the log would be as large as the index


def postpone(db: sqlite3.Connection) -> None:
    """Write segments as they come until :func:`settle` merges them all at once."""
    db.executemany(_SET, BULK.items())


def settle(db: sqlite3.Connection) -> None:
    """Merge all segments into one, and merge little by little from now on."""
    before = -MERGED
    while db.total_changes - before > 1:  # SQLite's documented sign that there was something left to merge
        before = db.total_changes
        with transaction(db):
            db.execute(_SET, ("merge", -MERGED))
    with transaction(db):
        db.executemany(_SET, NIGHTLY.items())


@dataclass(slots=True)
class SearchIndex:
    """Changes of one transaction, written together at its end.

    Together, because a full-text table writes out what it holds whenever a statement in between needs a
    savepoint: report by report that costs three times as much.
    """

    db: sqlite3.Connection
    _removed: list[Document] = field(default_factory=list)
    _added: list[Document] = field(default_factory=list)

    def add(self, added: Document) -> None:
        """Index a report, as :func:`document` gives it."""
        self._added.append(added)

    def remove(self, report_id: int, sections: Iterable[tuple[str, str]], title: str | None) -> None:
        """Forget a report, given what it was indexed by."""
        self._removed.append(document(report_id, sections, title))

    def write(self) -> None:
        """Bring the index up to date; call inside the transaction that changed the reports."""
        self.db.executemany(_REMOVE, self._removed)
        self.db.executemany(_ADD, self._added)
        self._removed.clear()
        self._added.clear()


def document(report_id: int, sections: Iterable[tuple[str, str]], title: str | None) -> Document:
    """A report as it is indexed: its title and the (heading, text) of its sections."""
    body = "\n".join(f"{heading}\n{text}" for heading, text in sections)
    return report_id, segment(body), segment(title)
