"""Questions asked of an archive, their answers as rows."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive import questions


def ask(db: sqlite3.Connection, number: int, columns: str, **chosen: Any) -> list[tuple[Any, ...]]:
    """The answer to a question: *columns* of every row, in the answer's order."""
    question = next(one for one in questions.load() if one.number == number)
    values = {one.name: str(chosen.get(one.name, "")) for one in question.parameters}
    assert chosen.keys() <= values.keys()
    return [tuple(row[name] for name in columns.split()) for row in db.execute(question.query, values)]


def rows(answer: list[tuple[Any, ...]], *first: Any) -> list[tuple[Any, ...]]:
    """The rows that begin with *first*."""
    return [row for row in answer if row[: len(first)] == first]
