"""Datasette's metadata, generated: tables and columns from dictionary.yml, canned queries from
questions/*.sql.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.questions import Question
from archive.schema import SEARCH_TABLE, dictionary
from archive.schema.dictionary import Meaning, TableMeaning

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


def metadata(database: str, questions: Iterable[Question]) -> dict[str, Any]:
    """The metadata of the site: *database* is the name it is served under."""
    return {
        "title": "年报档案 Nianbao",
        "description": "政府信息公开工作年度报告：谁在何时说了什么，是否对得上。"
        " Who said what, when, and whether it adds up.",
        "about": "关于与方法 About and methods",
        "about_url": "/about",
        "databases": {
            database: {
                "description": "全部数据，可用 SQL 查询。 All data, open to SQL.",
                "tables": {name: _table(name, meaning) for name, meaning in dictionary.read().items()}
                | {f"{SEARCH_TABLE}{suffix}": {"hidden": True} for suffix in ("", *_SHADOWS)},
                "queries": {question.id: _query(question) for question in questions},
            }
        },
    }


_SHADOWS = ("_config", "_data", "_docsize", "_idx")


def _table(name: str, meaning: TableMeaning) -> dict[str, Any]:
    table: dict[str, Any] = {
        "title": name,
        "description": f"{meaning.zh} {meaning.en}",
        "columns": {column: _column(text) for column, text in meaning.columns.items()},
        "sortable_columns": SORTABLE.get(name, []),
    }
    if name in FACETS:
        table["facets"] = FACETS[name]
    if name == "report":
        # Datasette cannot see that a contentless index belongs to the table.
        table |= {"fts_table": SEARCH_TABLE, "fts_pk": "id", "sort_desc": "id"}
    return table


def _column(meaning: Meaning) -> str:
    return f"{meaning.zh} {meaning.en}" + (f" [{meaning.unit}]" if meaning.unit else "")


def _query(question: Question) -> dict[str, Any]:
    return {
        "sql": question.query,
        "title": f"{question.number}. {question.title_zh} {question.title_en}",
        "description": f"{question.why_zh} {question.why_en}",
        "params": [parameter.name for parameter in question.parameters],
        "hide_sql": True,
    }
