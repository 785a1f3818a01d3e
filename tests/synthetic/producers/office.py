"""Drafts written as DOCX or XLSX and converted by LibreOffice, many files in one call."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.synthetic.corpus import Draft, Specimen
from tests.synthetic.producers import official
from tests.synthetic.producers.errors import program
from tests.synthetic.render import xlsx

SECONDS: Final = 600
# What LibreOffice is asked for, where the suffix alone would not do.
FILTERS: Final = {"html": "html:HTML (StarWriter)", "xls": "xls:MS Excel 97", "doc": "doc:MS Word 97"}


def convert(files: Sequence[bytes], source: str, target: str) -> list[bytes | None]:
    """*files* of the suffix *source* as *target*, in their order; None where LibreOffice made nothing."""
    soffice = program("soffice", "libreoffice", package="libreoffice")
    with tempfile.TemporaryDirectory(prefix="producers-") as folder:
        root = Path(folder)
        names = [root / f"{number:05}.{source}" for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={(root / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", FILTERS.get(target, target)),
                *("--outdir", str(root / "out"), *map(str, names)),
            ],
            timeout=SECONDS,
            check=False,
            capture_output=True,
        )
        made = [root / "out" / f"{name.stem}.{target}" for name in names]
        return [path.read_bytes() if path.exists() else None for path in made]


def converted(drafts: Sequence[Draft], *targets: str) -> Iterator[Specimen]:
    """Official papers as the first of *targets*, that as the second, and so on."""
    papers, habits = [], []
    for draft in drafts:
        random = draft.random
        style = official.draw_style(random)
        papers.append(official.render(random, draft.paper, style))
        habits.append(style.habits)
    yield from _through(drafts, papers, habits, ("docx", *targets))


def sheets(drafts: Sequence[Draft], *targets: str) -> Iterator[Specimen]:
    """Workbooks as *targets*, one after the other."""
    yield from _through(
        drafts, [xlsx.render(d.paper) for d in drafts], [[]] * len(drafts), ("xlsx", *targets)
    )


def _through(
    drafts: Sequence[Draft], files: Sequence[bytes], habits: Sequence[list[str]], steps: Sequence[str]
) -> Iterator[Specimen]:
    made: list[bytes | None] = list(files)
    for source, target in pairwise(steps):
        kept = [number for number, data in enumerate(made) if data is not None]
        results = convert([made[number] or b"" for number in kept], source, target)
        made = [None] * len(made)
        for number, data in zip(kept, results, strict=True):
            made[number] = data
    for draft, data, marks in zip(drafts, made, habits, strict=True):
        if data is not None:
            yield draft.written(data, marks)
