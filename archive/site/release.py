"""Which release is to be served."""

from __future__ import annotations

from pathlib import Path

from archive.site.context import DATABASE
from crawler.workspace import Workspace

CURRENT = "current"


def current_release(workspace: Workspace) -> Path | None:
    """The directory ``current`` points at; if that was taken away, the newest release that is still there."""
    chosen = (workspace.releases / CURRENT).resolve()
    if (chosen / DATABASE).exists():
        return chosen
    kept = sorted(
        path.parent for path in workspace.releases.glob(f"*/{DATABASE}") if path.parent.name != CURRENT
    )
    return kept[-1].resolve() if kept else None
