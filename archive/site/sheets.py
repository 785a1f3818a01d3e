"""CSV that is safe to open: no cell runs as a formula, and a spreadsheet recognises the encoding.

Text starting with a formula sign gets a leading quote; numbers stay numbers. Datasette's own CSV and JSON
stay raw.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from datasette import Response

from archive.releases.downloads import BOM, safe


def document(columns: Sequence[str], rows: Iterable[Iterable[Any]], *, excel: bool) -> str:
    """A whole CSV file; *excel* adds the byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([safe(column) for column in columns])
    writer.writerows([safe(value) for value in row] for row in rows)
    return (BOM if excel else "") + text.getvalue()


def answer(text: str, filename: str) -> Any:
    """*text* as a file to be saved as *filename* (ASCII)."""
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return Response(text, content_type="text/csv; charset=utf-8", headers=headers)
