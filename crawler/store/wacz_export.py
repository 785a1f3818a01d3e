"""One portal and period of the store as a WACZ file, for ReplayWeb.page and pywb.

Records are copied as they stand in the segments; a revisit brings the record it refers to along, so that the
package replays by itself. Packing and indexing are py-wacz's.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import ConfigurationError, CrawlerError
from crawler.store import schema, warc
from crawler.workspace import Workspace

# What was fetched in the period. Where the server said "not modified", the fetch that brought the body stands
# in its place: replayed, a 304 is an empty page.
WANTED = """
WITH wanted (id) AS (
  SELECT id FROM fetch WHERE portal_id = :portal AND outcome <> 'not_modified'
    AND started >= :since AND started < :until
  UNION SELECT kept.id FROM fetch AS again JOIN fetch AS kept ON kept.target_url = again.target_url
    AND kept.outcome IN ('ok', 'redirect') AND kept.run_id = (
      SELECT run_id FROM fetch AS last WHERE last.target_url = again.target_url AND last.outcome = 'ok'
      AND last.id < again.id ORDER BY last.id DESC LIMIT 1)
  WHERE again.portal_id = :portal AND again.outcome = 'not_modified'
    AND again.started >= :since AND again.started < :until)
"""
FETCHES = f"""{WANTED}
SELECT segment_id, offset, length, sha256 FROM fetch JOIN wanted USING (id)
WHERE segment_id IS NOT NULL AND outcome NOT LIKE 'blocked:%' ORDER BY id
"""
ORIGINALS = "SELECT segment_id, offset, length FROM resource WHERE sha256 = ?"
PAGES = f"""{WANTED}
SELECT fetch.url, capture.title, min(fetch.started) FROM fetch JOIN wanted USING (id)
JOIN capture ON capture.url = fetch.target_url AND capture.sha256 = fetch.sha256
WHERE fetch.kind IN ('list', 'detail') GROUP BY fetch.url, fetch.sha256 ORDER BY fetch.kind DESC, fetch.url
"""


class ExportError(CrawlerError):
    """The package could not be made."""

    code = "export"


@dataclass(frozen=True, slots=True)
class Export:
    """What was packed."""

    path: Path
    records: int
    pages: int

    def __str__(self) -> str:
        return (
            f"{self.path}：{self.records} 条记录、{self.pages} 个页面。"
            f" {self.records} records, {self.pages} pages."
        )


def export(workspace: Workspace, portal_id: str, since: str, until: str, output: Path) -> Export:
    """Pack what was fetched from *portal_id* from *since* until before *until* (ISO dates, UTC).

    Raises:
        ConfigurationError: nothing was fetched from this portal in this period.
        ExportError: the packer refused.
    """
    period = {"portal": portal_id, "since": since, "until": until}
    with schema.reading(workspace.crawl_db) as database, tempfile.TemporaryDirectory() as temporary:
        if database is None:
            raise _nothing(portal_id, since, until)
        segment, pages = Path(temporary) / f"{portal_id}.warc.gz", Path(temporary) / "pages.jsonl"
        records = _copy_records(workspace, database, period, segment)
        if not records:
            raise _nothing(portal_id, since, until)
        count = _write_pages(database, period, pages)
        _pack(segment, pages, output, portal_id)
    return Export(output, records, count)


def _copy_records(
    workspace: Workspace, database: sqlite3.Connection, period: dict[str, str], target: Path
) -> int:
    names = dict(database.execute("SELECT id, name FROM segment"))
    copied: set[tuple[int, int]] = set()
    with target.open("wb") as output:
        info = b"software: nianbao\r\nformat: WARC File Format 1.1\r\n"
        output.write(warc.Record("warcinfo", None, schema.now(), "application/warc-fields", info).member())
        for segment, offset, length in _places(database, period):
            if (segment, offset) not in copied:
                copied.add((segment, offset))
                with (workspace.store / names[segment]).open("rb") as source:
                    source.seek(offset)
                    output.write(source.read(length))
    return len(copied)


def _places(database: sqlite3.Connection, period: dict[str, str]) -> Iterator[tuple[int, int, int]]:
    """Where the records stand: for each fetch the body's first record, then the fetch's own."""
    for segment, offset, length, sha256 in database.execute(FETCHES, period):
        original = sha256 and database.execute(ORIGINALS, (sha256,)).fetchone()
        if original:
            yield tuple(original)
        yield segment, offset, length


def _write_pages(database: sqlite3.Connection, period: dict[str, str], target: Path) -> int:
    count = 0
    with target.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"format": "json-pages-1.0", "id": "pages", "title": period["portal"]}) + "\n")
        for url, title, seen in database.execute(PAGES, period):
            page = {"url": url, "ts": seen, "title": title or url}
            file.write(json.dumps(page, ensure_ascii=False) + "\n")
            count += 1
    return count


def _pack(segment: Path, pages: Path, output: Path, portal_id: str) -> None:
    try:
        from wacz.main import main as wacz
    except ImportError as error:
        raise ConfigurationError(
            "导出 WACZ 需要 wacz，请运行 pip install 'nianbao[export]'。"
            " WACZ export needs the wacz package: pip install 'nianbao[export]'."
        ) from error
    output.parent.mkdir(parents=True, exist_ok=True)
    code = wacz(["create", "-o", str(output), "-p", str(pages), "--title", portal_id, "-f", str(segment)])
    if code:
        raise ExportError(
            f"无法打包 {output}（{code}），请检查该位置是否可写。"
            f" {output} could not be packed ({code}); check that the place is writable."
        )


def _nothing(portal_id: str, since: str, until: str) -> ConfigurationError:
    return ConfigurationError(
        f"{since} 至 {until} 没有采集过 {portal_id}，请检查门户名和日期。"
        f" Nothing was fetched from {portal_id} between {since} and {until};"
        " check the portal's id and the dates."
    )
