"""Near-duplicate prose: MinHash finds who may be alike, the shingles themselves decide.

Compared is section five (problems and improvements), where copying shows: digits, punctuation and the body's
own name are taken out, and what the form or the law itself says is no copying. A report is compared with the
first of its like (the smallest id, the oldest year), so that a text shared by a thousand towns is a thousand
findings and not half a million pairs.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter
from functools import cache
from typing import Any

import numpy
from datasketch import MinHash

from archive.schema.database import column, insert

SECTION = 5
SHINGLE = 5  # characters
SCHEME = "affine32"  # named, so that a new release of the library cannot change what is found
PERMUTATIONS, BANDS = 64, 8  # bands of eight: 0.9 alike is found with probability 0.99
ALIKE = 0.9
MULTIPLIER, STIR = numpy.uint64(0x100000001B3), numpy.uint64(0xFF51AFD7ED558CCD)
SHORTEST = 60  # characters; below, two honest texts may well agree

# Anything but Han characters.
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
# What every report says because the form or the regulation says it.
_BOILERPLATE = re.compile(
    "中华人民共和国政府信息公开条例|政府信息公开工作|政府信息公开|存在的?(?:主要)?问题(?:(?:及|和)改进(?:情况|措施))?|改进措施|"
    "国务院办公厅|习近平新时代中国特色社会主义思想"
)


def words(text: str, body_name: str) -> str:
    """*text* as it is compared."""
    bare = _NOT_HAN.sub("", text.replace(body_name, ""))
    return _BOILERPLATE.sub("", bare)


def similarity(left: str, right: str) -> float:
    """Jaccard similarity of the shingles of two texts from :func:`words`, 0 to 1."""
    mine, theirs = _shingles(left), _shingles(right)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def signature(text: str) -> list[int]:
    """One number per band; reports that share one are worth comparing. Empty for too short a text."""
    if len(text) < SHORTEST:
        return []
    sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme=SCHEME)
    sketch.update_batch(_hashes(text))
    rows = numpy.asarray(sketch.hashvalues, dtype="<u8").reshape(BANDS, -1)
    return [_band(number, row.tobytes()) for number, row in enumerate(rows)]


def text_of(db: sqlite3.Connection, report_id: int) -> str:
    """What a report is compared by; empty when there is no such report or section."""
    query = """SELECT s.text, r.body_name FROM section s JOIN report r ON r.id = s.report_id
               WHERE s.report_id = ? AND s.number = ? ORDER BY s.position"""
    rows = db.execute(query, (report_id, SECTION)).fetchall()
    return words("".join(text for text, _ in rows), rows[0][1]) if rows else ""


def compare(db: sqlite3.Connection) -> None:
    """Fill ``near_duplicate`` for the reports of ``temp.due``."""
    db.execute("DELETE FROM near_duplicate WHERE report_id IN (SELECT report_id FROM temp.due)")
    firsts = """
      SELECT b.report_id, (SELECT min(o.report_id) FROM work_band o WHERE o.band = b.band) AS first
      FROM temp.due JOIN work_band b ON b.report_id = due.report_id
    """
    shared: dict[int, Counter[int]] = {}
    for report_id, first in db.execute(firsts):
        if first != report_id:
            shared.setdefault(report_id, Counter())[first] += 1
    for report_id, candidates in shared.items():
        own = text_of(db, report_id)
        best = max((similarity(own, text_of(db, other)), -other) for other in candidates)
        if best[0] >= ALIKE:
            insert(db, "near_duplicate", [(report_id, -best[1], round(best[0], 4))])


def compared_with(db: sqlite3.Connection, report_id: int) -> set[int]:
    """The reports compared with this one: the later ones of its like, and itself."""
    query = """
      SELECT DISTINCT o.report_id FROM work_band b JOIN work_band o ON o.band = b.band
      WHERE b.report_id = ? AND b.report_id = (SELECT min(report_id) FROM work_band WHERE band = b.band)
    """
    return set(column(db, query, [report_id]))


def _shingles(text: str) -> set[str]:
    return {text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1)}


def _hashes(text: str) -> list[int]:
    """A 32-bit hash of each distinct shingle: a polynomial over its characters, then MurmurHash3's end."""
    characters = numpy.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(numpy.uint64)
    count = len(characters) - SHINGLE + 1
    hashes = numpy.zeros(count, dtype=numpy.uint64)
    for offset in range(SHINGLE):
        hashes = hashes * MULTIPLIER + characters[offset : offset + count]
    hashes ^= hashes >> numpy.uint64(33)
    hashes *= STIR
    hashes ^= hashes >> numpy.uint64(33)
    distinct: list[int] = numpy.unique(hashes >> numpy.uint64(32)).tolist()
    return distinct


def _band(number: int, data: bytes) -> int:
    digest = hashlib.blake2b(data, digest_size=8, salt=bytes([number])).digest()
    return int.from_bytes(digest, "big") >> 11


@cache
def _permutations() -> Any:
    # Made once: making them costs more than sketching a text.
    return MinHash(num_perm=PERMUTATIONS, scheme=SCHEME).permutations
