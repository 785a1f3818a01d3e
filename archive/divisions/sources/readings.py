"""Pinyin of the names above the township, for comparing names with host names."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path

DATA_FILE = "readings.csv.gz"


def write(path: Path, names: Iterable[str]) -> int:
    """Write name → syllables (no tones, ü as v), compressed; returns the number of names.

    Needs the package pypinyin (MIT), used by the builder only; it knows the readings of most place names.
    """
    from pypinyin import lazy_pinyin

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    distinct = sorted(set(names))
    writer.writerows((name, " ".join(lazy_pinyin(name))) for name in distinct)
    path.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0))
    return len(distinct)
