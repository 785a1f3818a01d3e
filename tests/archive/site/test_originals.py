"""From a figure to where it is printed, in every container, through the whole pipeline; and never active."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

import crawler.simulator
from archive.site import originals
from crawler.workspace import Workspace
from tests.archive.site.conftest import served
from tests.nightly import Archive
from tests.portal import Column, Portal

pytestmark = pytest.mark.xdist_group("originals")

SAMPLES = Path(crawler.simulator.__file__).parent / "samples"
FILES = {
    "html": "bailu-2024.html",
    "pdf": "bailu-2023.pdf",
    "text": "zhuli-2023.txt",
    "docx": "tongdu-2023.docx",
}
ATTACK = b"<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
# <td class="here" id="here">590<span …
HERE = re.compile(r'class="here" id="here">([^<]*)<')


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("originals")
    documents = []
    for container, name in FILES.items():
        body = (SAMPLES / name).read_bytes()
        if container == "html":
            body += ATTACK
        documents.append((f"{container} 政府信息公开工作年度报告", name, body))
    made = Archive(root / "data", root / "registry")
    with Portal([Column("samples", documents)]) as portal:
        portal.write_registry(root / "registry")
        ended = made.run("refresh")
    assert ended.code == 0, ended.output + ended.errors
    return made


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    with served(Workspace(archive.data)) as running:
        yield running


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as opened:
        yield opened


def report_of(archive: Archive, container: str) -> tuple[str, str]:
    """(uid, sha256) of the report read from *container*."""
    ((uid, sha256),) = archive.query("SELECT uid, sha256 FROM report WHERE container = ?", container)
    return uid, sha256


@pytest.mark.parametrize("container", ["html", "text", "docx"])
def test_the_place_shown_holds_exactly_the_figure(
    archive: Archive, client: httpx.Client, container: str
) -> None:
    uid, _ = report_of(archive, container)
    cells = archive.query(
        "SELECT cell_id, raw FROM cell c JOIN report r ON r.id = c.report_id"
        " WHERE r.uid = ? AND c.state = 'number' AND c.cell_id IN ('request.new.total',"
        " 'request.granted.natural_person', 'review.lawsuit_after.total', 'disclosure.fees.amount')",
        uid,
    )
    assert len(cells) >= 3
    for cell_id, raw in cells:
        page = client.get(f"/report/{uid}/cell/{cell_id}").text
        assert HERE.findall(page) == [raw], cell_id


def test_the_place_in_a_pdf_is_boxed_on_the_page(archive: Archive, client: httpx.Client) -> None:
    uid, sha256 = report_of(archive, "pdf")
    page = client.get(f"/report/{uid}/cell/request.new.total").text
    (address,) = re.findall(r'<img class="original" src="([^"]+)"', page)
    boxed = client.get(address.replace("&amp;", "&"))
    plain = client.get(address.partition("?")[0])
    assert boxed.headers["content-type"] == plain.headers["content-type"] == "image/png"
    with_box, without = (Image.open(io.BytesIO(answer.content)) for answer in (boxed, plain))
    changed = [with_box.getpixel(point) for point in _differences(with_box, without)]
    assert changed and set(changed) == {(192, 32, 16)}
    locator = json.loads(client.get(f"/report/{uid}.json").text)["cells"]["request.new.total"]["locator"]
    left = min(x for x, _ in _differences(with_box, without))
    assert abs(left / 1.6 - locator["box"][0]) < 4
    assert client.get(f"/original/{sha256}/page/999.png").status_code == 404
    assert client.get(f"/original/{sha256}/page/1.png?box=1,2").status_code == 400


def _differences(one: Image.Image, other: Image.Image) -> list[tuple[int, int]]:
    width, height = one.size
    return [
        (x, y) for y in range(height) for x in range(width) if one.getpixel((x, y)) != other.getpixel((x, y))
    ]


def test_the_bytes_are_given_as_received_and_cannot_act(archive: Archive, client: httpx.Client) -> None:
    _, sha256 = report_of(archive, "html")
    answer = client.get(f"/original/{sha256}/file")
    assert ATTACK in answer.content
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("container", "ending"), [("docx", "docx"), ("pdf", "pdf"), ("text", "txt"), ("html", "bin")]
)
def test_an_original_keeps_the_ending_of_its_program(
    archive: Archive, client: httpx.Client, container: str, ending: str
) -> None:
    """A page alone gets none that would open it, and run it, from the reader's own disk."""
    _, sha256 = report_of(archive, container)
    disposition = client.get(f"/original/{sha256}/file").headers["content-disposition"]
    assert disposition == f'attachment; filename="{sha256[:16]}.{ending}"'


def test_every_document_the_reader_tells_apart_has_its_ending() -> None:
    assert [originals.media_type(b"PK", name)[1] for name in ("xlsx", "ofd", "zip", None)] == [
        "xlsx",
        "ofd",
        "zip",
        "bin",
    ]


def test_nothing_of_the_original_becomes_markup(archive: Archive, client: httpx.Client) -> None:
    uid, sha256 = report_of(archive, "html")
    for path in (f"/original/{sha256}", f"/report/{uid}", f"/report/{uid}/cell/request.new.total"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>" not in page.text and "onerror" not in page.text


def test_only_what_the_release_names_is_served(archive: Archive, client: httpx.Client) -> None:
    """The store also holds list pages and robots.txt: evidence for us, not documents of the archive."""
    released = {sha256 for (sha256,) in archive.query("SELECT sha256 FROM resource")}
    fetched = {sha256 for (sha256,) in archive.query("SELECT sha256 FROM fetch WHERE sha256 IS NOT NULL")}
    for sha256 in fetched - released:
        assert client.get(f"/original/{sha256}/file").status_code == 404


def test_without_the_store_the_page_says_so(archive: Archive, tmp_path: Path) -> None:
    """A released database copied to another machine has every locator, and no bytes."""
    uid, sha256 = report_of(archive, "html")
    copied = Workspace(tmp_path)
    shutil.copytree(archive.data / "releases", copied.releases, symlinks=True)
    with served(copied) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        page = client.get(f"/report/{uid}/cell/request.new.total")
        assert page.status_code == 200 and "不在这台服务器上" in page.text
        assert client.get(f"/original/{sha256}/file").status_code == 404


def test_downloads_can_be_continued(archive: Archive, client: httpx.Client) -> None:
    listed = client.get("/downloads/manifest.json").json()["files"]
    name, size = listed[0]["name"], listed[0]["bytes"]
    whole = client.get(f"/downloads/{name}")
    assert (len(whole.content), whole.headers["content-length"]) == (size, str(size))
    rest = client.get(f"/downloads/{name}", headers={"Range": "bytes=100-"})
    assert rest.status_code == 206 and rest.content == whole.content[100:]
    assert rest.headers["content-range"] == f"bytes 100-{size - 1}/{size}"
    last = client.get(f"/downloads/{name}", headers={"Range": "bytes=-10"})
    assert last.content == whole.content[-10:]
    assert client.get(f"/downloads/{name}", headers={"Range": f"bytes={size}-"}).status_code == 416
    for path in ("/downloads/%2e%2e%2fnianbao.db", "/downloads/inspect.json", "/downloads/nothing.csv"):
        assert client.get(path, follow_redirects=True).status_code == 404
