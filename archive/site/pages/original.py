"""The archived originals: the page of one cell (its value, its place, how to cite it) and of one resource."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from datasette.utils.asgi import Response

from archive.site import originals, viewer
from archive.site.context import site_of
from archive.site.pages import report as report_page
from archive.site.pages.shared import Row, argument, first, not_found, render, rows

CELL = """SELECT c.*, s.sha256, s.container, f.row_zh, f.row_en, f.column_zh, f.column_en, f.unit
  FROM cell c JOIN form_cell f ON f.cell_id = c.cell_id LEFT JOIN resource s ON s.id = c.resource_id
  WHERE c.report_id = :id AND c.cell_id = :cell"""
# A figure of a table before 2019 has a place like a cell of the form, but no row and column of it.
FACT = """SELECT 'fact.' || f.position AS cell_id, f.number, f.raw, f.state, f.locator, s.sha256,
  s.container, ltrim(f.heading || '｜' || f.label, '｜') AS row_zh, '' AS row_en, '' AS column_zh,
  '' AS column_en, f.unit
  FROM fact f JOIN resource s ON s.id = f.resource_id WHERE f.report_id = :id
  AND 'fact.' || f.position = :cell"""
# The picture of a page in which a cell stands: it was captured as a source of the report
PICTURE = """SELECT r.sha256, r.container FROM report_source s JOIN resource r ON r.id = s.resource_id
  WHERE s.report_id = :id AND s.url = :url AND s.role = 'picture' ORDER BY s.last_seen DESC"""
CELL_FINDINGS = """SELECT f.check_id, f.verdict, f.left, f.right, d.title_zh, d.title_en FROM finding f
  JOIN check_definition d ON d.id = f.check_id, json_each(f.cells) j WHERE f.report_id = :id
  AND j.value = :cell"""
RESOURCE = "SELECT * FROM resource WHERE sha256 = :sha"
CAPTURES = """SELECT DISTINCT s.url, s.first_seen, s.last_seen, r.uid, r.body_name, r.year
  FROM report_source s
  JOIN report r ON r.id = s.report_id WHERE s.resource_id = :id ORDER BY s.first_seen"""
UNREAD = """SELECT url, outcome, reason_zh, reason_en, first_seen, last_seen FROM publication
  WHERE resource_id = :id"""
MOST_PAGES = 40
# What tells two places of one original apart: a page and box, a table cell, a line, of a member or a part.
PLACE = ("member", "part", "page", "box", "table", "row", "column", "paragraph", "line")


async def cell(datasette: Any, request: Any) -> Any:
    """``/report/<uid>/cell/<cell id>``: everything needed to quote one figure."""
    report = await report_page.load(datasette, argument(request, "uid"))
    key = {"id": report["id"], "cell": argument(request, "cell")}
    found = await first(datasette, CELL, key) or await first(datasette, FACT, key)
    if found is None:
        raise not_found("这份报告没有这一格。", "This report has no such cell.")
    locator = json.loads(found["locator"]) if found["locator"] else None
    place, picture = locator, await _picture(datasette, report["id"], locator)
    if picture is not None:
        found |= picture
        place = {**(locator or {}), "member": None, "page": 1, "shown": 1}
    return await render(
        datasette,
        request,
        "cell.html",
        report=report,
        cell=found,
        locator=locator,
        place_shown=place,
        view=await _view(datasette, found["sha256"], found["container"], place),
        findings=await rows(datasette, CELL_FINDINGS, key),
    )


async def _picture(datasette: Any, report_id: int, locator: Row | None) -> Row | None:
    """The picture of a page in which a place is; None for a place elsewhere."""
    member = (locator or {}).get("member")
    return await first(datasette, PICTURE, {"id": report_id, "url": member}) if member else None


async def resource(datasette: Any, request: Any) -> Any:
    """``/original/<sha256>``: where the bytes were found, and what they look like, inert."""
    found = await first(datasette, RESOURCE, {"sha": argument(request, "sha")})
    if found is None:
        raise not_found("没有这份原件。", "There is no such original.")
    return await render(
        datasette,
        request,
        "original.html",
        resource=found,
        captures=await rows(datasette, CAPTURES, {"id": found["id"]}),
        unread=await rows(datasette, UNREAD, {"id": found["id"]}),
        view=await _view(datasette, found["sha256"], found["container"], None),
        pages=range(1, min(found["pages"] or 1, MOST_PAGES) + 1),
    )


async def _view(datasette: Any, sha256: str | None, container: str | None, locator: Row | None) -> Row:
    """How to show the place: ``kind`` is paged, blocks or absent (``why`` says why)."""
    data = await _bytes(datasette, sha256) if sha256 else None
    if data is None:
        return {
            "kind": "absent",
            "zh": "原件的字节不在这台服务器上。",
            "en": "The bytes of the original are not on this server.",
        }
    if originals.shown_as(locator, container) == originals.PAGED:
        return {"kind": originals.PAGED}
    try:
        blocks = await viewer.blocks(data)
    except viewer.ViewError as error:
        return {"kind": "absent", "zh": str(error), "en": ""}
    return {"kind": originals.BLOCKS, "blocks": _around(blocks, locator)}


def _around(blocks: list[Row], locator: Row | None) -> list[Row]:
    """All blocks; or the one that holds *locator*, marked, with a little of what stands before it."""
    if locator is None:
        return blocks
    for index, block in enumerate(blocks):
        cells = [cell for row in block.get("rows", []) for cell in row] or [block]
        here = [cell for cell in cells if _same_place(cell["locator"], locator)]
        for cell in here:
            cell["here"] = True
        if here:
            return blocks[max(0, index - 2) : index + 1]
    return []


def _same_place(one: Row, other: Row) -> bool:
    return all(one.get(key) == other.get(key) for key in PLACE)


async def page_image(datasette: Any, request: Any) -> Any:
    """``/original/<sha256>/page/<n>.png?box=x0,top,x1,bottom``: one page as a picture, the box drawn on
    it.
    """
    data = await _bytes(datasette, argument(request, "sha"))
    if data is None:
        raise not_found("原件的字节不在这台服务器上。", "The bytes of the original are not on this server.")
    try:
        box = [float(edge) for edge in request.args["box"].split(",")] if request.args.get("box") else None
        dpi = float(request.args["dpi"]) if request.args.get("dpi") else None
        if box is not None and len(box) != 4:
            raise ValueError
    except ValueError:
        return Response.text("box=x0,top,x1,bottom", status=400)
    try:
        shown = bool(request.args.get("shown"))
        image = await viewer.page_image(data, int(argument(request, "page")), box, dpi, shown)
    except viewer.ViewError as error:
        raise not_found(str(error), "") from error
    return Response(image, content_type="image/png")


async def file(datasette: Any, request: Any) -> Any:
    """``/original/<sha256>/file``: the bytes as they were received, to be saved; never active on this
    site.
    """
    sha256 = argument(request, "sha")
    data = await _bytes(datasette, sha256)
    if data is None:
        raise not_found("原件的字节不在这台服务器上。", "The bytes of the original are not on this server.")
    found = await first(datasette, RESOURCE, {"sha": sha256})
    content_type, ending = originals.media_type(data, found["container"] if found else None)
    headers = {"Content-Disposition": f'attachment; filename="{sha256[:16]}.{ending}"'}
    return Response(data, content_type=content_type, headers=headers)


async def _bytes(datasette: Any, sha256: str) -> bytes | None:
    """Only what the release names is served: the store also holds lists, challenge pages and quarantine."""
    if await first(datasette, RESOURCE, {"sha": sha256}) is None:
        return None
    return await asyncio.to_thread(originals.read, site_of(datasette), sha256)
