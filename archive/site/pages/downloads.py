"""The release as files, with their sizes and checksums; a download can be resumed."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from archive.releases import MANIFEST, SUMS
from archive.site.context import site_of
from archive.site.files import FileAnswer
from archive.site.pages.shared import argument, not_found, render


def listed(datasette: Any) -> list[dict[str, Any]]:
    """What the manifest lists: name, bytes, sha256, and where it describes them a title."""
    return list(site_of(datasette).manifest.get("files", []))


async def page(datasette: Any, request: Any) -> Any:
    """``/downloads``."""
    return await render(
        datasette, request, "downloads.html", files=listed(datasette), manifest=site_of(datasette).manifest
    )


async def file(datasette: Any, request: Any) -> Any:
    """``/downloads/<name>``: only what the manifest lists, the manifest itself and the checksums."""
    name = argument(request, "name")
    release: Path = site_of(datasette).release
    path = release / name
    if name not in {MANIFEST, SUMS, *(entry["name"] for entry in listed(datasette))} or not path.is_file():
        raise not_found(f"这个版本没有文件 {name}。", f"This release has no file {name}.")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileAnswer(path, media_type, request)
