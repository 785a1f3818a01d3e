"""A report that was silently changed: its versions, the changes of the release, the feed, the question."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import httpx
import pytest

from archive import load, publish
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.factory import World
from tests.archive.site.conftest import BASE, served

pytestmark = pytest.mark.xdist_group("changes")

URL = f"{BASE}/2024/1.html"
ATOM = "{http://www.w3.org/2005/Atom}"


def figures(new: int) -> dict[str, object]:
    """A report that adds up, with *new* applications."""
    cells = {
        f"request__{row}__{column}": number
        for row, number in (("new", new), ("granted", new), ("total", new))
        for column in ("natural_person", "total")
    }
    return factory.cells(**cells)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    workspace = Workspace(tmp_path_factory.mktemp("changes"))
    made = World()
    made.add(factory.extract(figures=figures(62)), URL)
    load.build_from(made, workspace)
    publish.publish(workspace)
    seen_later = "2025-03-01T00:00:00+00:00"
    made.add(factory.extract(figures=figures(61)), URL, first_seen=seen_later)
    load.build_from(made, workspace)
    publish.publish(workspace)
    with served(workspace) as address:
        yield address


def uid(client: httpx.Client) -> str:
    found: str = client.get("/nianbao/report.json?_shape=objects").json()["rows"][0]["uid"]
    return found


def test_both_versions_and_the_cells_between_them_are_shown(client: httpx.Client) -> None:
    page = client.get(f"/report/{uid(client)}/versions").text
    assert "版本 2" in page and "版本 1" in page
    assert "<del>62</del>" in page and "<ins>61</ins>" in page
    assert "本年新收" in page


def test_the_release_says_what_changed_and_whose_change_it_is(client: httpx.Client) -> None:
    page = client.get("/changes").text
    assert "内容改动" in page and "来源变了" in page
    assert ">62</td>" in page and ">61</td>" in page


def test_the_feed_has_one_entry_for_the_report(client: httpx.Client) -> None:
    answer = client.get("/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None and link.attrib["href"].endswith(f"/report/{uid(client)}")
    assert "来源变了" in (entry.findtext(f"{ATOM}summary") or "")


def test_the_question_about_silent_changes_finds_it(client: httpx.Client) -> None:
    answer = client.get("/nianbao/q23_silent_changes.json?_shape=objects").json()["rows"]
    changed = {row["item"]: (row["before"], row["after"]) for row in answer}
    assert changed["request.new.total"] == ("62", "61")
