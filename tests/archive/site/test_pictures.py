"""A report whose page shows it as pictures, through the whole pipeline: one report, each figure placed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pypdfium2 as pdfium
import pytest
from PIL import Image

import crawler.simulator
from crawler.workspace import Workspace
from extract.read import read_file
from tests.archive.site.conftest import served
from tests.nightly import Archive
from tests.portal import Column, Portal

pytest.importorskip("rapidocr", reason="the ocr extra is not installed")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pictures")]

SAMPLE = Path(crawler.simulator.__file__).parent / "samples" / "bailu-2023.pdf"
SCALE = 150 / 72


def pictures() -> dict[str, bytes]:
    """The pages of the sample as they would be scanned."""
    found: dict[str, bytes] = {}
    with pdfium.PdfDocument(SAMPLE) as document:
        for number, page in enumerate(document, start=1):
            file = io.BytesIO()
            page.render(scale=SCALE, grayscale=True).to_pil().save(file, "PNG")
            found[f"W{number}.png"] = file.getvalue()
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("pictures")
    shown = pictures()
    images = "".join(f'<p><img src="./{name}"></p>' for name in shown)
    page = f"<html><body><div class=TRS_Editor>{images}</div></body></html>".encode()
    column = Column("samples", [("政府信息公开工作年度报告", "1.html", page)], pictures=shown)
    made = Archive(root / "data", root / "registry")
    with Portal([column]) as portal:
        portal.write_registry(root / "registry")
        ended = made.run("refresh", timeout=600)
    assert ended.code == 0, ended.output + ended.errors
    return made


@pytest.fixture(scope="module")
def client(archive: Archive) -> Iterator[httpx.Client]:
    with (
        served(Workspace(archive.data)) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as opened,
    ):
        yield opened


def test_the_pictures_are_one_report_with_every_figure_of_the_original(archive: Archive) -> None:
    ((year, container),) = archive.query("SELECT year, container FROM report")
    assert (year, container) == (2023, "mhtml")
    expected = {name: cell["number"] for name, cell in read_file(SAMPLE)["cells"].items()}
    read = dict(archive.query("SELECT cell_id, number FROM cell"))
    assert read == expected
    roles = [role for (role,) in archive.query("SELECT role FROM report_source ORDER BY role")]
    assert roles == ["picture"] * (len(roles) - 1) + ["tables+prose"] and len(roles) > 2


def test_the_release_holds_when_read_again(archive: Archive) -> None:
    ended = archive.run("verify", timeout=600)
    assert ended.code == 0, ended.output + ended.errors


def test_a_figure_is_boxed_on_its_picture(archive: Archive, client: httpx.Client) -> None:
    ((uid,),) = archive.query("SELECT uid FROM report")
    page = client.get(f"/report/{uid}/cell/request.new.total").text
    (address,) = re.findall(r'<img class="original" src="([^"]+)"', page)
    boxed = Image.open(io.BytesIO(client.get(address.replace("&amp;", "&")).content))
    locator = json.loads(client.get(f"/report/{uid}.json").text)["cells"]["request.new.total"]["locator"]
    left, top, right, bottom = locator["box"]
    assert locator["member"].endswith(".png")
    assert boxed.getpixel((left - 2, (top + bottom) // 2)) == (192, 32, 16)
    inside = boxed.crop((left + 3, top + 3, right - 3, bottom - 3)).convert("L")
    assert inside.getextrema()[0] < 128  # the figure
