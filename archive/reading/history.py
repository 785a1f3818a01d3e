"""Readings of one report over time and place → its versions, and the one that is current."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.inputs.publications import together
from archive.reading import Contradiction, Reading, compare

DAY = 10  # characters of "2026-11-21": two addresses seen on one day count as seen at the same time


@dataclass(frozen=True, slots=True)
class Part:
    """The readings of one report on one publication, oldest first."""

    publication_url: str
    readings: tuple[Reading, ...]

    @property
    def current(self) -> Reading:
        """What the publication said last."""
        return self.readings[-1]


@dataclass(slots=True)
class Version:
    """One distinct content of a report, from its first to its last sighting at any address."""

    number: int
    reading: Reading
    url: str
    first_seen: str
    last_seen: str
    changes: tuple[tuple[str, str | None, str | None], ...] = ()


def principal(parts: Sequence[Part]) -> Part:
    """The publication that speaks for the report: seen last, with the most figures; ties by address."""
    if len(parts) == 1:
        return parts[0]
    return min(
        parts,
        key=lambda part: (
            _descending(part.current.last_seen[:DAY]),
            -part.current.tables.numbers,
            -part.current.tables.cells_found,
            part.publication_url,
        ),
    )


def versions(parts: Sequence[Part]) -> list[Version]:
    """Every distinct content, numbered from 1 in order of appearance, each with what it changed."""
    sightings = sorted(
        ((reading, part) for part in parts for reading in part.readings),
        key=lambda seen: (seen[0].first_seen, seen[1].publication_url, seen[0].fingerprint),
    )
    found: dict[str, Version] = {}
    last_at: dict[str, Reading] = {}
    previous: Reading | None = None
    for reading, part in sightings:
        known = found.get(reading.fingerprint)
        if known is not None:
            known.last_seen = max(known.last_seen, reading.last_seen)
        else:
            before = last_at.get(part.publication_url) or _moved(previous, reading)
            found[reading.fingerprint] = Version(
                len(found) + 1,
                reading,
                part.publication_url,
                reading.first_seen,
                reading.last_seen,
                tuple(changes(before, reading)) if before else (),
            )
        last_at[part.publication_url] = previous = reading
    return list(found.values())


def changes(before: Reading, after: Reading) -> Iterable[tuple[str, str | None, str | None]]:
    """What differs, item by item: cell ids as printed, title, issuer, year and section texts."""
    old, new = _items(before), _items(after)
    for item in sorted(old.keys() | new.keys()):
        if old.get(item) != new.get(item):
            yield item, old.get(item), new.get(item)


def copies(parts: Sequence[Part], chosen: Part) -> list[Contradiction]:
    """Cells that other documents or addresses of the same report print differently at the same time."""
    found = chosen.current.contradictions()
    for part in parts:
        if part is not chosen and together(chosen.current.tables, part.current.tables):
            found += compare(chosen.current.tables, part.current.tables)
    return found


def _moved(previous: Reading | None, reading: Reading) -> Reading | None:
    # A first reading at a new address continues the report only when the old address was gone by then.
    if previous is None or together(previous.tables, reading.tables):
        return None
    return previous


def _items(reading: Reading) -> Mapping[str, str | None]:
    items: dict[str, Any] = {cell_id: cell["raw"] for cell_id, cell in reading.cells.items()}
    items["title"] = reading.first("title", "printed")
    items["issuer"] = reading.first("issuer", "printed")
    year = reading.first("year", "value")
    items["year"] = None if year is None else str(year)
    extract = reading.text.extract
    assert extract is not None
    for section in extract["sections"]:
        key = f"section.{section['number']}"
        items[key] = f"{items[key]}\n{section['text']}" if key in items else section["text"]
    for fact in reading.facts:
        key = f"fact.{fact['label']}"
        items[key] = f"{items[key]}\n{fact['raw']}" if key in items else fact["raw"]
    return items


def _descending(text: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in text)
