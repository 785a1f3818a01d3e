"""Datasette's metadata, generated: tables and columns from dictionary.yml, canned queries from
questions/*.sql.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from archive.questions import Question

DICTIONARY = Path(__file__).parents[1] / "dictionary.yml"
SEARCH_TABLE = "report_fts"

SETTINGS: Mapping[str, Any] = {
    "suggest_facets": False,
    "allow_facet": False,
    "default_facet_size": 40,  # more than there are provinces
    "sql_time_limit_ms": 1500,
    "facet_time_limit_ms": 300,
    "max_returned_rows": 1000,
    "default_page_size": 50,
    "allow_download": False,  # downloads are files of the release, with their checksums
    "max_csv_mb": 0,  # a limit here would end a file in the middle with status 200
    "default_cache_ttl": 300,
    "num_sql_threads": 3,
    "truncate_cells_html": 400,
}
# Configured facets are shown although readers cannot add their own; both columns are indexed.
FACETS = {"report": ["province", "year"]}
# Narrow, composite-key tables have no order worth clicking; a sort there is a scan of millions of rows.
SORTABLE = {"report": ["id", "year", "new", "total", "carried_out", "findings_source", "published"]}


def metadata(database: str, questions: Iterable[Question], dictionary: Path = DICTIONARY) -> dict[str, Any]:
    """The metadata of the site: *database* is the name it is served under."""
    described: Mapping[str, Any] = yaml.safe_load(dictionary.read_text(encoding="utf-8"))["tables"]
    return {
        "title": "年报档案 Nianbao",
        "description": "政府信息公开工作年度报告：谁在何时说了什么，是否对得上。"
        " Who said what, when, and whether it adds up.",
        "about": "关于与方法 About and methods",
        "about_url": "/about",
        "databases": {
            database: {
                "description": "全部数据，可用 SQL 查询。 All data, open to SQL.",
                "tables": {name: _table(name, entry) for name, entry in described.items()}
                | {f"{SEARCH_TABLE}{suffix}": {"hidden": True} for suffix in ("", *_SHADOWS)},
                "queries": {question.id: _query(question) for question in questions},
            }
        },
    }


_SHADOWS = ("_config", "_data", "_docsize", "_idx")


def _table(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "title": name,
        "description": f"{entry['zh']} {entry['en']}",
        "columns": {column: _column(text) for column, text in (entry.get("columns") or {}).items()},
        "sortable_columns": SORTABLE.get(name, []),
    }
    if name in FACETS:
        table["facets"] = FACETS[name]
    if name == "report":
        # Datasette cannot see that a contentless index belongs to the table.
        table |= {"fts_table": SEARCH_TABLE, "fts_pk": "id", "sort_desc": "id"}
    return table


def _column(text: Any) -> str:
    if isinstance(text, Mapping):
        unit = f" [{text['unit']}]" if text.get("unit") else ""
        return f"{text['zh']} {text['en']}{unit}"
    return str(text)


def _query(question: Question) -> dict[str, Any]:
    return {
        "sql": question.query,
        "title": f"{question.number}. {question.title_zh} {question.title_en}",
        "description": f"{question.why_zh} {question.why_en}",
        "params": [parameter.name for parameter in question.parameters],
        "hide_sql": True,
    }
