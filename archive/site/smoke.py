"""The smoke test of a staged release: what must be true of the site before anybody sees it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from datasette.database import QueryInterrupted

from archive.errors import GateError
from archive.site.application import application, asgi
from archive.site.context import site_of
from archive.site.pages import shared

PAGES = (
    "/",
    "/search",
    "/findings",
    "/questions",
    "/downloads",
    "/status",
    "/about",
    "/coverage",
    "/changes",
)
# A word no report contains, so that an index which silently matches everything is caught.
NONSENSE = "魑魅魍魉饕餮"
NEWEST = "SELECT id, uid FROM report WHERE id = (SELECT max(id) FROM report WHERE cells_number > 0)"
# The longest figure is the least likely to stand on the page for another reason.
LONGEST_FIGURE = """SELECT cell_id, raw FROM cell WHERE report_id = :id AND state = 'number'
  ORDER BY length(raw) DESC, cell_id LIMIT 1"""
BOMB = "select length(hex(zeroblob(400000000)))"


class SmokeError(GateError):
    """The staged site is not fit to be shown; the message lists every reason."""

    code = "smoke"


def check(release: Path) -> tuple[str, ...]:
    """The problems of *release* as a site, one sentence each; empty when it may be shown."""

    async def run() -> tuple[str, ...]:
        return await problems(application(release))

    return asyncio.run(run())


async def require(datasette: Any) -> None:
    """Raises SmokeError unless *datasette* passes."""
    found = await problems(datasette)
    if found:
        raise SmokeError("；".join(found))


async def problems(datasette: Any) -> tuple[str, ...]:
    """Every check in turn, against the application as it will be served."""
    await datasette.invoke_startup()
    checks: tuple[Callable[[Any, httpx.AsyncClient], Awaitable[list[str]]], ...]
    checks = (_pages, _known_figure, _search, _guard)
    transport = httpx.ASGITransport(app=asgi(datasette))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        try:
            return tuple([problem for check in checks for problem in await check(datasette, client)])
        except (sqlite3.DatabaseError, QueryInterrupted) as error:
            return (f"数据库读不出来：{error}。 The database cannot be read: {error}.",)


async def _pages(datasette: Any, client: httpx.AsyncClient) -> list[str]:
    return [problem for path in PAGES if (problem := await _expect(client, path, 200))]


async def _known_figure(datasette: Any, client: httpx.AsyncClient) -> list[str]:
    """A figure of the newest report stands on its page, and the page of that cell opens."""
    report = await shared.first(datasette, NEWEST)
    row = await shared.first(datasette, LONGEST_FIGURE, report) if report else None
    if report is None or row is None:
        return []
    page = shared.address("report", report["uid"])
    answer = await client.get(page)
    if answer.status_code != 200 or f">{row['raw']}<" not in answer.text:
        return [f"{page} 没有显示 {row['cell_id']} = {row['raw']}. The page does not show that figure."]
    problem = await _expect(client, f"{page}/cell/{row['cell_id']}", 200)
    return [problem] if problem else []


async def _search(datasette: Any, client: httpx.AsyncClient) -> list[str]:
    name = site_of(datasette).database_name
    answer = await client.get(f"/{name}/report.json?_shape=objects&_search={quote(NONSENSE)}")
    found = answer.json().get("filtered_table_rows_count") if answer.status_code == 200 else None
    return (
        []
        if found == 0
        else [f"无意义的检索应得 0 行，得到 {found}。 A nonsense search must find 0 rows, not {found}."]
    )


async def _guard(datasette: Any, client: httpx.AsyncClient) -> list[str]:
    name = site_of(datasette).database_name
    problem = await _expect(client, f"/{name}.json?sql={quote(BOMB)}", 400)
    return [problem] if problem else []


async def _expect(client: httpx.AsyncClient, path: str, status: int) -> str | None:
    answer = await client.get(path)
    if answer.status_code == status:
        return None
    found = answer.status_code
    return f"{path} 应答 {found}，应为 {status}。 Answered {found} instead of {status}."
