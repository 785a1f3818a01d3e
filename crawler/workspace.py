"""Where everything lives: one data directory, ``NIANBAO_DATA`` (default ``./data``)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of one archive. Each is written by one stage only and read by the next."""

    root: Path

    @classmethod
    def from_environment(cls, root: str | Path | None = None) -> Workspace:
        """The workspace at *root*, else ``NIANBAO_DATA``, else ``./data``; the directory is created."""
        chosen = Path(root or os.environ.get("NIANBAO_DATA") or "data").expanduser().resolve()
        chosen.mkdir(parents=True, exist_ok=True)
        return cls(chosen)

    @property
    def crawl_db(self) -> Path:
        """Portals, sources, frontier, fetches, runs; written by the crawler."""
        return self.root / "crawl.db"

    @property
    def store(self) -> Path:
        """WARC segments with every byte received; written by the crawler."""
        return self.root / "store"

    @property
    def extracts_db(self) -> Path:
        """One JSON document per (sha256, extractor version); written by extract."""
        return self.root / "extracts.db"

    @property
    def archive_db(self) -> Path:
        """Reports, cells, findings, coverage; written by the archive."""
        return self.root / "archive.db"

    @property
    def releases(self) -> Path:
        """Immutable releases, and ``current``, a symbolic link to the one being served."""
        return self.root / "releases"

    @property
    def runs(self) -> Path:
        """One JSON and one HTML report per nightly run."""
        return self.root / "runs"

    @property
    def lock(self) -> Path:
        """Held (``flock``) by the one command that may read, build or publish."""
        return self.root / "refresh.lock"
