"""A page and the pictures it shows, captured apart, are read as one document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.store import Capture
from crawler.workspace import Workspace
from extract import together, work
from extract.readers import read
from extract.results import Extracts
from tests.extract.conftest import Asked
from tests.extract.readers.html.test_pictures import png, texts

URL = "http://www.a.gov.cn/nb/1.html"
PAGE = '<p>一</p><p><img src="b.png"></p><p>二</p><p><img src="/图 1.png"></p>'.encode()
B, ONE = "http://www.a.gov.cn/nb/b.png", "http://www.a.gov.cn/%E5%9B%BE%201.png"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def captured(url: str, data: bytes, parent: str | None = None, day: int = 1) -> Capture:
    kind, seen = "attachment" if parent else "detail", f"2025-02-0{day}T00:00:00Z"
    return Capture(
        1, "a", "a/nb", kind, url, url, sha(data), "", 200, parent, None, None, None, seen, seen, 1
    )


CAPTURES = (
    captured(URL, PAGE),
    captured(B, png(800), URL, day=1),
    captured(B, png(900), URL, day=2),
    captured(ONE, png(960), URL),
    captured("http://www.a.gov.cn/nb/1.pdf", b"%PDF", URL),
    captured("http://www.a.gov.cn/nb/2.html", b"<p>two</p>"),
)
BYTES = {sha(data): data for data in (PAGE, png(800), png(900), png(960), b"%PDF", b"<p>two</p>")}


class Shelf:
    """The store's public face over these captures."""

    def captures(self, kinds: object) -> Iterator[Capture]:
        return iter(CAPTURES)

    def read(self, sha256: str) -> bytes:
        return BYTES[sha256]


def test_a_page_has_the_last_of_each_picture_captured_for_it() -> None:
    (page,) = together.pages_with_pictures(lambda: CAPTURES)
    assert page.sha256 == sha(PAGE)
    assert page.pictures == ((ONE, sha(png(960))), (B, sha(png(900))))
    assert page.name == together.name_of(sha(PAGE), reversed(page.pictures))


def test_what_the_pictures_show_is_read_in_its_place_and_says_of_which_it_is(asked: Asked) -> None:
    (page,) = together.pages_with_pictures(lambda: CAPTURES)
    saved = page.saved(BYTES.__getitem__)
    assert saved == page.saved(BYTES.__getitem__)
    document = read(saved)
    assert texts(document) == ["一", "图1", "表", "二", "图2", "表"]
    assert [document.blocks[at].locator["member"] for at in (1, 4)] == [B, ONE]


def test_the_work_reads_them_together_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "Store", lambda workspace: Shelf())
    workspace = Workspace(tmp_path)
    first = work.extract(workspace, progress=False)
    (page,) = together.pages_with_pictures(lambda: CAPTURES)
    extract = Extracts(workspace).get(page.name)
    assert extract is not None and extract["source"]["container"] == "mhtml"
    assert first.due == len(BYTES) + 1
    assert work.extract(workspace, progress=False).due == 0
