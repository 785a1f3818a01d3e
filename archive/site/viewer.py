"""Show a kept original inertly: a page as an image with a box drawn on it, or its blocks as plain text.

Originals are bytes somebody else wrote. They are opened in a child process with limits on memory and time,
and what comes back is a picture or text; nothing of the original is ever handed to a browser as markup.
"""

from __future__ import annotations

import asyncio
import io
import json
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from archive.errors import ArchiveError
from extract.errors import ExtractError
from extract.model import Grid, GridCell, Paragraph
from extract.readers import read

MEMORY = 2 * 1024**3
CPU_SECONDS = 20
WALL_SECONDS = 30.0
TOGETHER = 2  # children at once
PIXELS_PER_POINT = 1.6
POINTS_PER_INCH = 72
BOX_COLOUR = (192, 32, 16)
BOX_MARGIN = 2
MOST_BLOCKS = 2_000

_places = asyncio.Semaphore(TOGETHER)


class ViewError(ArchiveError):
    """An original could not be shown; its bytes can still be downloaded."""

    code = "view"


async def page_image(
    data: bytes, page: int, box: Sequence[float] | None, dpi: float | None, shown: bool = False
) -> bytes:
    """Page *page* (from 1) of a PDF, or an image, as PNG; *box* in points, or in pixels at *dpi* for a scan.

    *shown*: an image that was read in its place on a web page.

    Raises:
        ViewError: not a PDF or image, no such page, or beyond the limits.
    """
    return await _child(data, {"show": "page", "page": page, "box": box, "dpi": dpi, "shown": shown})


async def blocks(data: bytes) -> list[dict[str, Any]]:
    """The paragraphs and tables of any other container, as text with their locators. Raises ViewError."""
    found: list[dict[str, Any]] = json.loads(await _child(data, {"show": "blocks"}))
    return found


async def _child(data: bytes, wanted: Mapping[str, Any]) -> bytes:
    async with _places:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "archive.site.viewer",
            json.dumps(wanted),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            answer, _ = await asyncio.wait_for(process.communicate(data), WALL_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise ViewError("打开原件超时。 Opening the original took too long.") from None
    if process.returncode != 0:
        raise ViewError(
            "这份原件无法在此显示，请下载查看。 This original cannot be shown here; download it instead."
        )
    return answer


def _render_page(
    data: bytes, page: int, box: Sequence[float] | None, dpi: float | None, shown: bool
) -> bytes:
    from PIL import ImageDraw

    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document:
            image = document[page - 1].render(scale=PIXELS_PER_POINT).to_pil().convert("RGB")
        scale = PIXELS_PER_POINT * (POINTS_PER_INCH / dpi if dpi else 1)
    else:
        image, scale = _frame(data, page, shown), 1.0
    if box:
        left, top, right, bottom = (value * scale for value in box)
        edges = (left - BOX_MARGIN, top - BOX_MARGIN, right + BOX_MARGIN, bottom + BOX_MARGIN)
        ImageDraw.Draw(image).rectangle(edges, outline=BOX_COLOUR, width=3)
    output = io.BytesIO()
    image.save(output, "PNG")
    return output.getvalue()


def _frame(data: bytes, page: int, shown: bool) -> Any:
    """One frame of an image, at the size it was read at: the box counts in the pixels of that."""
    from PIL import Image

    from extract.readers.scan.image import MAX_PIXELS, page_size, shown_size
    from extract.readers.shown_pictures import inches_shown

    with Image.open(io.BytesIO(data)) as image:
        image.seek(page - 1)
        if image.width * image.height > MAX_PIXELS:
            raise ValueError("the image is too large")
        wide, high = image.width, image.height
        size = shown_size(wide, high, inches_shown(data)) if shown else page_size(wide, high)
        return image.convert("RGB").resize(size)


def _list_blocks(data: bytes) -> bytes:
    described = [_described(block) for block in read(data).blocks[:MOST_BLOCKS]]
    return json.dumps(described, ensure_ascii=False).encode()


def _described(block: Paragraph | Grid) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"text": block.text, "heading": block.heading, "locator": dict(block.locator)}
    starting = [[_cell(cell) for cell in row if cell.row == index] for index, row in enumerate(block.rows)]
    return {"rows": starting, "locator": dict(block.locator)}


def _cell(cell: GridCell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "rows": cell.row_span,
        "columns": cell.column_span,
        "locator": dict(cell.locator),
    }


def main() -> None:
    """The child: one original on standard input, one picture or JSON list on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    wanted = json.loads(sys.argv[1])
    shown: dict[str, Callable[[bytes], bytes]] = {
        "page": lambda data: _render_page(
            data, wanted["page"], wanted["box"], wanted["dpi"], wanted["shown"]
        ),
        "blocks": _list_blocks,
    }
    try:
        answer = shown[wanted["show"]](sys.stdin.buffer.read())
    except (ExtractError, OSError, EOFError, IndexError, ValueError, MemoryError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
