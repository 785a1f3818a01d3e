"""``datapackage.json``: the CSV files, with meaning and type of every column (Frictionless Data Package)."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.releases.downloads import TABLES, Download
from archive.schema import dictionary
from archive.schema.tables import sql_type

NAME = "datapackage.json"
_TYPES = {"INTEGER": "integer", "REAL": "number", "NUMERIC": "number", "TEXT": "string"}


def describe(db: sqlite3.Connection, release: str, created: str) -> dict[str, Any]:
    """The package of a release."""
    return {
        "name": "nianbao",
        "title": "年报：政府信息公开工作年度报告档案 / Archive of government information-disclosure reports",
        "version": release,
        "created": created,
        "resources": [_resource(db, download) for download in TABLES],
    }


def _resource(db: sqlite3.Connection, download: Download) -> dict[str, Any]:
    assert download.query is not None
    return {
        "name": download.name.partition(".")[0],
        "path": download.name,
        "title": f"{download.title_zh} / {download.title_en}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"compression": "gz"} if download.name.endswith(".gz") else {}),
        "schema": {"fields": [_field(name, download.tables) for name in download.query.columns(db)]},
    }


def _field(name: str, tables: tuple[str, ...]) -> dict[str, str]:
    described = dictionary.read()
    meaning = next(described[table].columns[name] for table in tables if name in described[table].columns)
    unit = f" [{meaning.unit}]" if meaning.unit else ""
    return {
        "name": name,
        "type": _TYPES[sql_type(name, tables)],
        "description": f"{meaning.zh} {meaning.en}{unit}",
    }
