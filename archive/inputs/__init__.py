"""What the archive takes from the stages before it: captures, extracts, the log of the crawl."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from crawler.store import DOCUMENTS, Capture, Resource, Store, results
from crawler.store.results import EventRow, FetchRow, PortalRow, RunRow, SourceRow, SourceRunRow
from crawler.workspace import Workspace


class Inputs(Protocol):
    """The stages before, as the build sees them; tests give synthetic ones.

    ``captures`` and ``resources`` leave out only what was last seen before *seen_since*; ``count`` is the
    number of all captures.
    """

    extractor: str

    def captures(self, seen_since: str = "") -> Iterator[Capture]: ...
    def count(self) -> int: ...
    def resources(self, seen_since: str = "") -> Iterator[Resource]: ...
    def extract(self, sha256: str) -> Mapping[str, Any] | None: ...
    def portals(self) -> Iterator[PortalRow]: ...
    def sources(self) -> Iterator[SourceRow]: ...
    def runs(self) -> Iterator[RunRow]: ...
    def source_runs(self) -> Iterator[SourceRunRow]: ...
    def fetches(self, run_id: str) -> Iterator[FetchRow]: ...
    def events(self) -> Iterator[EventRow]: ...


class WorkspaceInputs:
    """The stages before, read from their own databases and store."""

    def __init__(self, workspace: Workspace) -> None:
        from extract.results import Extracts
        from extract.version import extractor_version

        self.extractor = extractor_version()
        self._workspace = workspace
        self._store, self._extracts = Store(workspace), Extracts(workspace)

    def __reduce__(self) -> tuple[type[WorkspaceInputs], tuple[Workspace]]:
        """Another process opens its own connections."""
        return WorkspaceInputs, (self._workspace,)

    def captures(self, seen_since: str = "") -> Iterator[Capture]:
        return self._store.captures(DOCUMENTS, seen_since=seen_since)

    def count(self) -> int:
        return self._store.count(DOCUMENTS)

    def resources(self, seen_since: str = "") -> Iterator[Resource]:
        return self._store.resources(seen_since)

    def extract(self, sha256: str) -> Mapping[str, Any] | None:
        return self._extracts.get(sha256)

    def portals(self) -> Iterator[PortalRow]:
        return results.portals(self._workspace)

    def sources(self) -> Iterator[SourceRow]:
        return results.sources(self._workspace)

    def runs(self) -> Iterator[RunRow]:
        return results.runs(self._workspace)

    def source_runs(self) -> Iterator[SourceRunRow]:
        return results.source_runs(self._workspace)

    def fetches(self, run_id: str) -> Iterator[FetchRow]:
        return results.fetches(self._workspace, run_id)

    def events(self) -> Iterator[EventRow]:
        return results.events(self._workspace)
