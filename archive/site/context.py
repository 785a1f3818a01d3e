"""What one running site knows besides its database: the release, the workspace behind it, the questions."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from archive.questions import Question
from archive.releases import DATABASE, MANIFEST
from archive.site.words import Label
from crawler.workspace import Workspace

SITE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One entry of the main navigation."""

    path: str
    label: Label


NAVIGATION = (
    NavigationItem("/search", Label("检索", "Search")),
    NavigationItem("/coverage", Label("覆盖", "Coverage")),
    NavigationItem("/questions", Label("问题", "Questions")),
    NavigationItem("/findings", Label("核对", "Findings")),
    NavigationItem("/changes", Label("变动", "Changes")),
    NavigationItem("/status", Label("状态", "Status")),
    NavigationItem("/nianbao", Label("数据", "Data & SQL")),
    NavigationItem("/downloads", Label("下载", "Downloads")),
    NavigationItem("/about", Label("关于", "About")),
)


@dataclass(frozen=True)
class Site:
    """One release being served. *workspace* is None when the bytes behind the release are not at hand."""

    release: Path
    workspace: Workspace | None
    questions: tuple[Question, ...]
    navigation = NAVIGATION

    @property
    def database(self) -> Path:
        return self.release / DATABASE

    @property
    def database_name(self) -> str:
        """The name Datasette serves the file under: its stem."""
        return self.database.stem

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The release's manifest; empty for a database that was never published (tests, a copied file)."""
        path = self.release / MANIFEST
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    @property
    def release_id(self) -> str:
        return self.release.name

    @cached_property
    def created(self) -> str | None:
        """When the release was made (ISO, UTC)."""
        return self._one("SELECT max(created) FROM release")

    @cached_property
    def last_crawl(self) -> str | None:
        """When the crawler last finished looking at any source (ISO, UTC)."""
        return self._one("SELECT max(finished) FROM source_run")

    @cached_property
    def edition(self) -> str:
        """Changes whenever an answer may change: with the release, or with the code and templates
        serving it.
        """
        status = self.database.stat()
        digest = hashlib.sha256(f"{self.release} {status.st_size} {status.st_mtime_ns}".encode())
        for path in sorted(SITE.rglob("*")):
            if path.suffix in {".html", ".css", ".js", ".py"}:
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def question(self, identifier: str) -> Question | None:
        """The question served as the canned query *identifier*."""
        return next((question for question in self.questions if question.id == identifier), None)

    def _one(self, sql: str) -> str | None:
        with closing(sqlite3.connect(f"file:{self.database}?immutable=1", uri=True)) as connection:
            row = connection.execute(sql).fetchone()
            return None if row is None or row[0] is None else str(row[0])


_sites: WeakKeyDictionary[Any, Site] = WeakKeyDictionary()


def bind(datasette: Any, site: Site) -> None:
    """Tie *site* to its Datasette instance, for the plugins' hooks."""
    _sites[datasette] = site


def site_of(datasette: Any) -> Site:
    """The site *datasette* serves."""
    return _sites[datasette]
