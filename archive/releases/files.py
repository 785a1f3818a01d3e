"""What a release holds beside its database: downloads, their description, the manifest, every checksum."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from archive.releases import DATABASE, INSPECT, MANIFEST, SUMS, datapackage, downloads, file_digest

Exceptions = Mapping[tuple[str, str], str]


def write(directory: Path, facts: Mapping[str, Any], exceptions: Exceptions) -> None:
    """Downloads, their description, the manifest with every checksum, and what Datasette need not compute."""
    written = downloads.write_all(directory / DATABASE, directory)
    with closing(sqlite3.connect(f"{(directory / DATABASE).as_uri()}?mode=ro", uri=True)) as db:
        _write_json(directory / datapackage.NAME, datapackage.describe(db, facts["id"], facts["created"]))
    titles = [(DATABASE, "数据库（SQLite）", "Database (SQLite)")]
    titles += [(file.name, file.title_zh, file.title_en) for file in written]
    titles.append((datapackage.NAME, "各文件各列的说明", "Description of the files and their columns"))
    files = [
        {
            "name": name,
            "bytes": (directory / name).stat().st_size,
            "sha256": file_digest(directory / name),
            "title_zh": zh,
            "title_en": en,
        }
        for name, zh, en in titles
    ]
    allowed = [
        {"gate": gate, "subject": subject, "reason": reason} for (gate, subject), reason in exceptions.items()
    ]
    _write_json(directory / MANIFEST, {**facts, "gate_exceptions": allowed, "files": files})
    _write_json(directory / INSPECT, _inspect(directory / DATABASE, files[0], facts["tables"]))
    known = {str(file["name"]): str(file["sha256"]) for file in files}
    known |= {name: file_digest(directory / name) for name in (MANIFEST, INSPECT)}
    lines = (f"{sha256}  {name}\n" for name, sha256 in sorted(known.items()))
    (directory / SUMS).write_text("".join(lines), encoding="utf-8")


def _inspect(database: Path, entry: Mapping[str, Any], counts: Mapping[str, int]) -> dict[str, Any]:
    """What ``datasette inspect`` would compute, so that serving starts at once."""
    tables = {name: {"count": count} for name, count in counts.items()}
    return {
        database.stem: {
            "hash": entry["sha256"],
            "size": entry["bytes"],
            "file": database.name,
            "tables": tables,
        }
    }


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
