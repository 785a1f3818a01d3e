"""The archive at scale: a synthetic country of reports, built in full, then a night with a few changes.

``NIANBAO_BENCH_REPORTS`` sets the size (default 2,000; the target is 500,000 with 1,000 changed in a night).
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import resource
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from archive import divisions, load, publish
from crawler.results import EventRow, FetchRow, PortalRow, RunRow, SourceRow, SourceRunRow
from crawler.store import Capture, Resource
from crawler.workspace import Workspace
from tests.archive import factory

REPORTS = int(os.environ.get("NIANBAO_BENCH_REPORTS", "2000"))
CHANGED = max(1, REPORTS // 500)
YEARS = range(2015, 2025)
VARIANTS = 200  # different tables and texts; a report is a variant with its own issuer, year and figure
SENTENCES = 14  # per section, of some 40 characters each: 3,000 characters in all
STOCK = (
    "围绕群众和企业关切推进重点领域政府信息主动公开及时准确全面更新门户网站栏目",
    "健全政务公开领导小组工作机制落实保密审查制度优化政策解读和回应社会关切",
    "拓宽新媒体平台公众号公开栏便民大厅等渠道提升基层政务公开标准化规范化水平",
    "依法办理依申请公开事项规范登记答复归档程序缩短办理期限强化监督考核和培训指导",
    "财政预算决算应急管理生态环境教育医疗就业住房征收补偿救助等民生保障信息",
    "机构职能人事任免权责清单行政复议行政诉讼台账年度目标任务责任意识能力质量时效",
)
SEEN, CHANGED_AT = "2025-02-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00"


class SyntheticInputs:
    """As many reports as wanted: townships × years, each an extract read back from compressed JSON."""

    extractor = "bench-1"

    def __init__(self, reports: int) -> None:
        self.reports = reports
        self.changed: frozenset[int] = frozenset()
        rows = divisions.load().rows.values()
        towns = [row for row in rows if row.level == "township" and row.valid_to is None and row.codes]
        self.towns = towns[: -(-reports // len(YEARS))]
        self.variants = [zlib.compress(json.dumps(_variant(number)).encode()) for number in range(VARIANTS)]

    def captures(self) -> Iterator[Capture]:
        """One page per report; a changed one has been captured a second time."""
        for number in range(self.reports):
            yield self._capture(number, 0)
            if number in self.changed:
                yield self._capture(number, 1)

    def resources(self) -> Iterator[Resource]:
        for capture in self.captures():
            yield Resource(capture.sha256, 60_000, "text/html", capture.first_seen, capture.last_seen)

    def extract(self, sha256: str) -> Mapping[str, Any]:
        """The extract of one resource: its number and version are the beginning of its name."""
        number, version = int(sha256[:8], 16), int(sha256[8], 16)
        town, year = self._town(number)
        document: dict[str, Any] = json.loads(zlib.decompress(self.variants[number % VARIANTS]))
        issuer = f"{town.name}人民政府"
        document["issuer"]["printed"] = issuer
        document["title"]["printed"] = f"{issuer}{year}年政府信息公开工作年度报告"
        document["year"] = {"value": year, "signals": {"title": year, "body": year}}
        document["cells"]["request.new.total"] |= {"number": 3 + version, "raw": str(3 + version)}
        document["source"]["sha256"] = sha256
        document["fingerprint"] = sha256
        return document

    def portals(self) -> Iterator[PortalRow]:
        for code in sorted({self._county(town) for town in self.towns}):
            yield PortalRow(code, f"www.{code}.gov.cn", code, None, code, "trs", "simulated", True)

    def sources(self) -> Iterator[SourceRow]:
        for portal in self.portals():
            url = f"http://{portal.host}/list/"
            yield SourceRow(f"{portal.id}/list", portal.id, url, "年报", *(None,) * 4, True, *(None,) * 4)  # type: ignore[arg-type]

    def runs(self) -> Iterator[RunRow]:
        yield RunRow("run-1", CHANGED_AT, CHANGED_AT, 0, True, "1")

    def source_runs(self) -> Iterator[SourceRunRow]:
        return iter(())

    def fetches(self, run_id: str) -> Iterator[FetchRow]:
        return iter(())

    def events(self) -> Iterator[EventRow]:
        return iter(())

    def _town(self, number: int) -> tuple[divisions.DivisionRow, int]:
        return self.towns[number // len(YEARS)], YEARS[number % len(YEARS)]

    def _county(self, town: divisions.DivisionRow) -> str:
        return town.codes[-1].code[:6]

    def _capture(self, number: int, version: int) -> Capture:
        town, _ = self._town(number)
        code = self._county(town)
        url = f"http://www.{code}.gov.cn/{number}.html"
        tail = hashlib.sha256(f"{number}/{version}".encode()).hexdigest()[9:]
        at = CHANGED_AT if version else SEEN
        sha256 = f"{number:08x}{version}{tail}"
        hints = (None, "年报", None, None)
        return Capture(
            number, code, f"{code}/list", "detail", url, url, sha256, "text/html", 200, *hints, at, at, 1
        )


def _variant(number: int) -> dict[str, Any]:
    """One of the few hundred different tables and texts."""
    chance = random.Random(number)
    figures = factory.cells(disclosure__licence__decisions=chance.randrange(900))
    for row in ("new", "granted", "total"):
        for column in ("natural_person", "total"):
            figures[f"request.{row}.{column}"] |= {"number": 3, "raw": "3"}
    if number % 10 == 0:  # one report in ten leaves a table blank
        for cell_id in [name for name in figures if name.startswith("review.")]:
            figures[cell_id] = factory.cell(None)
    sections = {section: _text(chance) for section in (1, 2, 3, 4, 5, 6)}
    return factory.extract(figures=figures, sections=sections)


def _text(chance: random.Random) -> str:
    text = "".join(chance.sample(STOCK, len(STOCK))) * 2
    starts = (chance.randrange(len(text) - 40) for _ in range(SENTENCES))
    return "。".join(text[start : start + 40] for start in starts)


@cache
def _inputs() -> SyntheticInputs:
    return SyntheticInputs(REPORTS)


def run() -> list[dict[str, Any]]:
    """Full build, a night with one report in five hundred changed, a night without changes, the release."""
    inputs = _inputs()
    with tempfile.TemporaryDirectory(dir=os.environ.get("NIANBAO_BENCH_DIR")) as directory:
        workspace = Workspace(Path(directory))
        steps: list[tuple[str, int, Any]] = [
            (f"full build of {REPORTS:,}", REPORTS, lambda: load.build_from(inputs, workspace)),
            (f"night with {CHANGED:,} changed", CHANGED, lambda: _night(inputs, workspace)),
            ("night without a change", 1, lambda: load.build_from(inputs, workspace)),
            ("release with all downloads", REPORTS, lambda: publish.publish(workspace, smoke=lambda _: ())),
        ]
        return [_measured(workspace, *step) for step in steps]


def _night(inputs: SyntheticInputs, workspace: Workspace) -> None:
    inputs.changed = frozenset(itertools.islice(range(0, REPORTS, 500), CHANGED))
    load.build_from(inputs, workspace)


def _measured(workspace: Workspace, what: str, items: int, work: Any) -> dict[str, Any]:
    wall, cpu = time.monotonic(), time.process_time()
    work()
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    return {
        "table": "archive: cost of a build",
        "what": what,
        "seconds": cpu / items,
        "base": what.startswith("full"),
        "total_cpu_s": cpu,
        "total_wall_s": wall,
        "database_mb": workspace.archive_db.stat().st_size / 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
