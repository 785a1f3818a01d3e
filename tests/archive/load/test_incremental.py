"""However the archive got there, it says the same: nights in any order against one build from nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from archive import load
from archive.releases.content import content_hash
from archive.schema.database import BY_NAME
from crawler.store.results import EventRow
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.built import open_db
from tests.archive.checks.examples import PROBLEMS
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

ISSUERS = ("淮安市人民政府", "淮安市教育局", "涟水县高沟镇人民政府", "盱眙县人民政府", "不存在的机关")
DIVISIONS = ("320800", "320826", "320830")  # 淮安市, 涟水县, 盱眙县
TEXTS = (PROBLEMS, PROBLEMS + "特此报告。", "本机关没有需要说明的问题。")


def document(chance: random.Random) -> dict[str, object] | None:
    """A report, something that is none, or a document not read yet."""
    if chance.random() < 0.1:
        return None
    figures = factory.cells(
        request__new__total=chance.randrange(4),
        request__carried_in__total=chance.randrange(3),
        request__carried_out__total=chance.randrange(3),
        disclosure__rules__valid=chance.choice([0, 0, 2, None]),
    )
    return factory.extract(
        chance.choice(ISSUERS),
        chance.choice([2022, 2023, 2024, None]),
        figures=figures if chance.random() < 0.8 else {},
        sections={5: chance.choice(TEXTS)},
        kind="report" if chance.random() < 0.9 else "news",
        salt=str(chance.random()),
    )


def old_report(chance: random.Random) -> dict[str, object]:
    """A report before 2019, with figures of its own."""
    facts = [
        {
            "heading": chance.choice(["", "一、主动公开情况"]),
            "label": chance.choice(["主动公开政府信息数", "收到申请总数"]),
            "raw": str(row),
            "state": "number",
            "number": row,
            "unit": "件",
            "locator": {"kind": "html", "table": 1, "row": row, "column": 2, "path": f"/html/t/tr[{row}]"},
        }
        for row in chance.sample(range(1, 9), 2)
    ]
    issuer, year = chance.choice(ISSUERS), chance.choice([2014, 2015])
    return factory.extract(issuer, year, edition="pre2019", facts=facts, salt=str(chance.random()))


def corrected(world: World, chance: random.Random, day: str) -> None:
    """A report that is there is published again at its address, one figure changed."""
    capture = chance.choice(world.captured)
    known = world.extracts.get(capture.sha256)
    if known is None or not known["cells"]:
        return
    figures = factory.cells(request__new__total=chance.randrange(50, 90))
    again = factory.extract(
        known["issuer"]["printed"], known["year"]["value"], figures=figures, salt=str(chance.random())
    )
    world.add(again, capture.url, kind=capture.kind, parent=capture.parent_url, first_seen=day)


def vanished(world: World, chance: random.Random, day: str) -> None:
    """A page is no longer in its list: an event; what was captured stays."""
    url, number = chance.choice(world.captured).url, len(world.event_rows) + 1
    world.event_rows.append(EventRow(number, "run-1", "test-portal/list", day, "vanished", url, None))


def registered_otherwise(world: World, chance: random.Random, day: str) -> None:
    """The portal, or its source, turns out to belong to another place: every issuer is weighed anew."""
    (portal,), (source,) = world.portal_rows, world.source_rows
    if chance.random() < 0.5:
        world.portal_rows = [replace(portal, division=chance.choice(DIVISIONS))]
    else:
        issuer = chance.choice([None, "盱眙县教育局", "淮安市教育局"])
        world.source_rows = [replace(source, division=chance.choice([None, *DIVISIONS]), issuer=issuer)]


def read_by_another_reader(world: World, chance: random.Random, day: str) -> None:
    """The reader has changed: it reads some of the same bytes differently."""
    world.extractor = f"test-{day}"
    for sha256, known in list(world.extracts.items()):
        if chance.random() < 0.4:
            made = document(chance) or factory.extract(kind="empty", salt=day)
            world.extracts[sha256] = {**made, "source": known["source"]}


EVENTS = (corrected, vanished, registered_otherwise, read_by_another_reader)


def night(world: World, chance: random.Random, number: int) -> None:
    """A few pages come, change, get attachments, are read at last, or go; and one thing more happens."""
    day = f"2025-0{number + 1}-01T00:00:00+00:00"
    for _ in range(4):
        url = f"http://www.test-portal.gov.cn/{chance.randrange(12)}.html"
        if chance.random() < 0.2:
            world.add(old_report(chance), url, first_seen=day)
        elif chance.random() < 0.3:
            world.add(document(chance), f"{url}.pdf", kind="attachment", parent=url, first_seen=day)
        else:
            world.add(document(chance), url, first_seen=day)
    chance.choice(EVENTS)(world, chance, day)
    seen = {(capture.url, capture.sha256): capture for capture in world.captured}
    world.captured[:] = seen.values()
    unread = [capture for capture in world.captured if capture.sha256 not in world.extracts]
    if unread and chance.random() < 0.5:
        sha256 = chance.choice(unread).sha256
        made = factory.extract(chance.choice(ISSUERS), 2023, salt=sha256)
        made["source"]["sha256"] = sha256
        world.extracts[sha256] = made
    if world.captured and chance.random() < 0.3:
        world.captured.pop(chance.randrange(len(world.captured)))


def content(workspace: Workspace) -> tuple[str, dict[str, list[tuple[object, ...]]]]:
    """The content hash, and the rows behind it so that a difference can be seen."""
    db = open_db(workspace)
    db.execute("DELETE FROM evidence_layout WHERE id NOT IN (SELECT layout_id FROM evidence)")
    tables = [
        *("publication", "resolution", "report", "fact"),
        *("finding", "near_duplicate", "version_change", "coverage_item"),
    ]
    rows = {
        name: [tuple(r) for r in db.execute(f"SELECT * FROM {name} ORDER BY {_key(name)}")] for name in tables
    }
    found = db.execute("SELECT rowid FROM report_fts WHERE report_fts MATCH '不足' ORDER BY rowid")
    rows["found by search"] = [tuple(row) for row in found]
    db.row_factory = None
    return content_hash(db), rows


def _key(table: str) -> str:
    return ", ".join(f'"{name}"' for name in BY_NAME[table].key)


@pytest.mark.parametrize("seed", range(6))
def test_nights_and_one_build_agree(tmp_path: Path, seed: int) -> None:
    chance, world = random.Random(seed), World()
    world.add_portal()
    incremental = Workspace(tmp_path / "nightly")
    for number in range(6):
        night(world, chance, number)
        load.build_from(world, incremental)
    scratch = Workspace(tmp_path / "scratch")
    chance.shuffle(world.captured)
    load.build_from(world, scratch)
    mine, theirs = content(incremental), content(scratch)
    assert mine[1] == theirs[1]
    assert mine[0] == theirs[0]
