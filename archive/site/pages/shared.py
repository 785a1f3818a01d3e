"""What every page view needs: rows from the release, a rendered answer, addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote

from datasette.utils.asgi import NotFound, Response

from archive.site.context import site_of

Row = dict[str, Any]


async def rows(datasette: Any, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
    """The rows of *sql* as dictionaries, within the site's time limit."""
    database = datasette.get_database(site_of(datasette).database_name)
    result = await database.execute(sql, parameters)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


async def first(datasette: Any, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
    """The first row of *sql*, or None."""
    found = await rows(datasette, sql, parameters)
    return found[0] if found else None


async def render(datasette: Any, request: Any, template: str, **context: Any) -> Any:
    """An HTML answer from *template*."""
    return Response.html(await datasette.render_template(template, context, request=request))


def not_found(zh: str, en: str) -> Exception:
    """To be raised: a 404 whose one sentence says what is not here."""
    error: Exception = NotFound(f"{zh} {en}")
    return error


def argument(request: Any, name: str) -> str:
    """The captured part *name* of the address, decoded."""
    return unquote(request.url_vars[name])


def address(*parts: Any) -> str:
    """The path of a page of this site: ``address("report", uid)``; every part is encoded."""
    return "".join("/" + quote(str(part), safe="") for part in parts)


def parsed(row: Row, *names: str) -> Row:
    """*row* with its JSON columns *names* decoded (None where empty)."""
    return {**row, **{name: json.loads(row[name]) if row[name] else None for name in names}}


def page_number(request: Any, last: int = 10_000) -> int:
    """``?page=``, from 1 to *last*; anything else is page 1."""
    typed = request.args.get("page") or "1"
    return max(1, min(int(typed), last)) if typed.isdecimal() and len(typed) < 9 else 1


def year_argument(request: Any) -> int | None:
    """``?year=`` as a number, or None."""
    typed = request.args.get("year") or ""
    return int(typed) if typed.isdecimal() and len(typed) == 4 else None
