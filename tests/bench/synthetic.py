"""A country of reports that never were, townships × years, written into ``crawl.db`` and ``extracts.db``.

Every report has its own figures, prose and places in the original; three in four are pages, one is a PDF.
Figures mostly add up and carry over from year to year, one report in fifty does not; one in twenty shares its
fifth section with others; some three thousand characters of prose each.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from archive import divisions
from crawler.store import schema
from crawler.workspace import Workspace
from extract import form, results
from extract.version import extractor_version
from tests.bench.prose import passage

YEARS = range(2012, 2025)
SEEN, CHANGED = "2025-02-01T00:00:00Z", "2026-02-01T00:00:00Z"
COPIED = 20  # one report in so many has the fifth section of another
WRONG = 50  # one report in so many does not add up
PDF = 4  # one report in so many is a PDF
CHUNK = 2_000
LEVEL = 1  # of compression: the extractor's 9 reads as fast and writes slower


def generate(workspace: Workspace, reports: int) -> None:
    """Fill *workspace* with *reports* reports as the crawler and the reader would leave them."""
    workspace.root.mkdir(parents=True, exist_ok=True)
    with closing(schema.open_for_writing(workspace.crawl_db)) as crawl:
        crawl.execute("PRAGMA synchronous = OFF")
        crawl.execute("BEGIN")
        _write_portals(crawl, reports)
        _write_captures(crawl, ((number, 0) for number in range(reports)))
        crawl.execute("COMMIT")
    _write_extracts(workspace, [(number, 0) for number in range(reports)])


def change(workspace: Workspace, numbers: Sequence[int]) -> None:
    """A night later the pages of *numbers* say something else."""
    with closing(schema.open_for_writing(workspace.crawl_db)) as crawl:
        crawl.execute("BEGIN")
        crawl.execute("INSERT INTO run VALUES ('run-2', ?, ?, 0, 1, '1')", (CHANGED, CHANGED))
        _write_captures(crawl, ((number, 1) for number in numbers))
        crawl.execute("COMMIT")
    _write_extracts(workspace, [(number, 1) for number in numbers])


def _write_portals(crawl: sqlite3.Connection, reports: int) -> None:
    towns = _towns()[: -(-reports // len(YEARS))]
    codes = sorted({_county(town) for town in towns})
    crawl.executemany(
        "INSERT INTO portal VALUES (?, ?, ?, NULL, ?, 'trs', 'simulated', 1)",
        ((code, f"www.{code}.gov.cn", code, code) for code in codes),
    )
    crawl.executemany(
        "INSERT INTO source (id, portal_id, url, title) VALUES (?, ?, ?, '年报')",
        ((f"{code}/list", code, f"http://www.{code}.gov.cn/list/") for code in codes),
    )
    crawl.execute("INSERT INTO run VALUES ('run-1', ?, ?, 0, 1, '1')", (SEEN, SEEN))
    crawl.executemany(
        "INSERT INTO source_run (run_id, source_id, started, finished, outcome)"
        " VALUES ('run-1', ?, ?, ?, 'complete')",
        ((f"{code}/list", SEEN, SEEN) for code in codes),
    )


def _write_captures(crawl: sqlite3.Connection, wanted: Iterable[tuple[int, int]]) -> None:
    crawl.execute("INSERT OR IGNORE INTO segment (id, name, created) VALUES (1, 'synthetic', ?)", (SEEN,))
    for number, version in wanted:
        town, year = _town(number)
        code, sha256 = _county(town), _sha256(number, version)
        at, container = CHANGED if version else SEEN, "application/pdf" if _is_pdf(number) else "text/html"
        url = f"http://www.{code}.gov.cn/{number}.html"
        crawl.execute(
            "INSERT INTO resource VALUES (?, 60000, ?, '', ?, '', ?, 1, 0, 0, 0, ?, ?)",
            (sha256, container, sha256, url, at, at),
        )
        title = f"{town.name}人民政府{year}年政府信息公开工作年度报告"
        crawl.execute(
            "INSERT INTO capture (portal_id, source_id, kind, url, final_url, sha256, content_type, status,"
            " title, published, first_seen, last_seen) VALUES (?, ?, 'detail', ?, ?, ?, ?, 200, ?, ?, ?, ?)",
            (code, f"{code}/list", url, url, sha256, container, title, f"{year + 1}-01-20", at, at),
        )


def _write_extracts(workspace: Workspace, wanted: Sequence[tuple[int, int]]) -> None:
    chunks = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
    with closing(sqlite3.connect(workspace.extracts_db)) as extracts:
        extracts.execute("PRAGMA journal_mode = WAL")
        extracts.execute("PRAGMA synchronous = OFF")
        extracts.execute(results.SCHEMA)
        with multiprocessing.get_context("spawn").Pool() as pool:
            for rows in pool.imap(_extracts, chunks) if len(chunks) > 1 else map(_extracts, chunks):
                extracts.executemany("INSERT OR REPLACE INTO extract VALUES (?, ?, ?)", rows)
                extracts.commit()


def _extracts(wanted: Sequence[tuple[int, int]]) -> list[tuple[str, str, bytes]]:
    version = extractor_version()
    documents = (orjson.dumps(extract(*one), option=orjson.OPT_SORT_KEYS) for one in wanted)
    packed = (zlib.compress(document, LEVEL) for document in documents)
    return [(_sha256(*one), version, document) for one, document in zip(wanted, packed, strict=True)]


def extract(number: int, version: int) -> dict[str, Any]:
    """What the reader would say of report *number*; *version* 1 has other figures."""
    chance = random.Random(number)
    town, year = _town(number)
    issuer = f"{town.name}人民政府"
    sections = list(_sections(chance, number))
    licences = chance.randrange(900) + version
    cells = _cells(chance, number, version, licences)
    return {
        "cells": cells,
        "claims": [
            _claim("licence", licences),
            _claim("request_received", cells["request.new.total"]["number"]),
        ],
        "dates": {
            "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31",
            "period_printed": f"{year}年1月1日至{year}年12月31日",
            "published": f"{year + 1}-01-20",
            "signed": None,
        },
        "edition": _edition(year),
        "extractor": {"name": "nianbao-extract", "version": extractor_version()},
        "fee_statement": {"class": "none_charged", "amount_yuan": None, "cases": None, "text": "未收费"},
        "fingerprint": _sha256(number, version),
        "issuer": {
            "printed": issuer,
            "name": issuer,
            **dict.fromkeys(("division_code", "basis", "confidence")),
        },
        "facts": [],
        "issues": [],
        "kind": {"value": "report", "reason": "有表格", "reason_en": "has the tables"},
        "legal_basis": ["国办公开办函〔2021〕30号"],
        "sections": sections,
        "source": {
            "path": None,
            "sha256": _sha256(number, version),
            "container": "pdf" if _is_pdf(number) else "html",
            "pages": 5 if _is_pdf(number) else None,
        },
        "title": {"printed": f"{issuer}{year}年政府信息公开工作年度报告", "locator": None},
        "year": {"value": year, "signals": {"title": year, "body": year}},
    }


def _cells(chance: random.Random, number: int, version: int, licences: int) -> dict[str, Any]:
    figures = dict.fromkeys(_cell_ids(_edition(_town(number)[1])), 0)
    carried_in, carried_out = _stock(number - 1) if number % len(YEARS) else 0, _stock(number)
    new = carried_out + chance.randrange(6) + version
    handled = new + carried_in - carried_out
    rows = {"new": new, "carried_in": carried_in, "carried_out": carried_out}
    rows |= {"granted": handled, "total": handled}
    for row, count in rows.items():
        figures[f"request.{row}.natural_person"] = figures[f"request.{row}.total"] = count
    if number % WRONG == 7:
        figures["request.total.total"] += 1
    table = "disclosure2019" if "disclosure2019.licence.decisions" in figures else "disclosure"
    figures[f"{table}.licence.decisions"] = licences
    places = _pdf_places if _is_pdf(number) else _page_places
    cells: dict[str, Any] = {
        cell_id: {"raw": str(figure), "state": "number", "number": figure, "locator": locator}
        for (cell_id, figure), locator in zip(figures.items(), places(chance, number, figures), strict=True)
    }
    if number % 10 == 0:  # one report in ten leaves a table blank
        for cell_id in [name for name in cells if name.startswith("review.")]:
            cells[cell_id] |= {"raw": "", "state": "blank", "number": None}
    return cells


def _page_places(chance: random.Random, number: int, figures: Iterable[str]) -> Iterator[dict[str, Any]]:
    # A portal has its own template; the tables of all its pages look alike.
    steps = random.Random(int(_county(_town(number)[0])))
    above = "/html/body" + "".join(f"/div[{steps.randrange(1, 9)}]" for _ in range(4))
    first = chance.randrange(2, 5)  # lines above the figures
    for table, line, column in _grid(tuple(figures)):
        row = first + line
        path = f"{above}/table[{table}]/tbody/tr[{row}]/td[{column}]"
        yield {"kind": "html", "table": table, "row": row, "column": column, "path": path}


def _pdf_places(chance: random.Random, number: int, figures: Iterable[str]) -> Iterator[dict[str, Any]]:
    left, top, height = 60 + chance.random() * 40, 80 + chance.random() * 100, 16 + chance.random() * 8
    for table, line, column in _grid(tuple(figures)):
        y, x = round(top + height * line, 2), round(left + 50.4 * column, 2)
        yield {"kind": "pdf", "page": 1 + table, "box": [x, y, round(x + 50.4, 2), round(y + height, 2)]}


@cache
def _grid(figures: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Table, line and column of every figure, counted from 1, 0 and 1."""
    found, lines, columns = [], dict[tuple[str, str], int](), dict[tuple[str, str], int]()
    tables = dict.fromkeys(figure.split(".")[0] for figure in figures)
    for figure in figures:
        table, row, column = figure.split(".")
        line = lines.setdefault((table, row), sum(1 for known, _ in lines if known == table))
        at = columns.setdefault((table, column), 1 + sum(1 for known, _ in columns if known == table))
        found.append((list(tables).index(table) + 1, line, at))
    return tuple(found)


def _sections(chance: random.Random, number: int) -> Iterator[dict[str, Any]]:
    for section in range(1, 7):
        copied = section == 5 and number % COPIED == 0
        writer = random.Random(number // (COPIED * 10)) if copied else chance
        locator = {"kind": "pdf", "page": 1, "box": [72.0, 90.5, 520.25, 640.0]}
        if not _is_pdf(number):
            locator = {"kind": "html", "path": f"/html/body/div[3]/div[2]/p[{section * 3}]"}
        heading = f"{'一二三四五六'[section - 1]}、第{section}部分"
        yield {"number": section, "heading": heading, "text": passage(writer), "locator": locator}


def _claim(metric: str, number: int) -> dict[str, Any]:
    return {
        "metric": metric,
        "number": number,
        "unit": "件",
        "approximate": False,
        "qualifier": "exact",
        "text": f"全年共办理{number}件。",
        "locator": {"kind": "html", "path": "/html/body/div[3]/div[2]/p[4]"},
    }


@cache
def _towns() -> tuple[divisions.DivisionRow, ...]:
    rows = divisions.load().rows.values()
    return tuple(row for row in rows if row.level == "township" and row.valid_to is None and row.codes)


@cache
def _cell_ids(edition: str) -> tuple[str, ...]:
    return tuple(form.EDITIONS[edition].cell_ids())


def _edition(year: int) -> str:
    return "2021" if year >= 2021 else "2019"


def _town(number: int) -> tuple[divisions.DivisionRow, int]:
    return _towns()[number // len(YEARS)], YEARS[number % len(YEARS)]


def _county(town: divisions.DivisionRow) -> str:
    return town.codes[-1].code[:6]


def _stock(number: int) -> int:
    """Requests still open at the end of the year of report *number*."""
    return hash((number, 11)) % 3


def _is_pdf(number: int) -> bool:
    return number % PDF == 3


def _sha256(number: int, version: int) -> str:
    return hashlib.sha256(f"{number}/{version}".encode()).hexdigest()


if __name__ == "__main__":
    started = time.monotonic()
    generate(Workspace(Path(sys.argv[1])), int(sys.argv[2]))
    print(f"{time.monotonic() - started:.0f} s")
