"""Tables and queries as CSV for spreadsheets: one more format beside Datasette's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from archive.site.hooks import hook
from archive.site.sheets import answer, document


def _render(columns: Sequence[str], rows: Iterable[Any], query_name: str | None, table: str | None) -> Any:
    values = ([row[column] for column in columns] for row in rows)
    return answer(document(columns, values, excel=True), f"{query_name or table or 'query'}-excel.csv")


@hook
def register_output_renderer() -> dict[str, Any]:
    return {"extension": "excelcsv", "render": _render, "can_render": lambda: True}
