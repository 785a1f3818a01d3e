"""``python -m tests.synthetic.producers``: synthetic reports through real programs, and how they are read.

python -m tests.synthetic.producers --count 200 --producers chromium-pdf,office-pdf
python -m tests.synthetic.producers --plain          (no breaks: what the producer alone does)
python -m tests.synthetic.producers --seed 12 --count 1 --producers office-doc --keep folder
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.synthetic.__main__ import COLUMNS, report_tally, show
from tests.synthetic.corpus import Draft, Specimen, draft_of
from tests.synthetic.measure import Tally, alarmed, read_verdict, silent_or_rejected
from tests.synthetic.producers import chromium, office, redrawn, scanned
from tests.synthetic.producers.errors import ProgramMissingError

BATCH: Final = 50  # drafts handed to a producer at once

Producer = Callable[[Sequence[Draft]], Iterable[Specimen]]
# Producer → the container whose breaks it can show (print and LibreOffice fill up ragged rows), and its way.
PRODUCERS: Final[dict[str, tuple[str, Producer]]] = {
    "chromium-pdf": ("pdf", chromium.printed),
    "office-pdf": ("pdf", lambda drafts: office.converted(drafts, "pdf")),
    # DOC, RTF and ODT go on to DOCX as extract.readers.office takes them there, but many in one call.
    "office-doc": ("pdf", lambda drafts: office.converted(drafts, "doc", "docx")),
    "office-rtf": ("pdf", lambda drafts: office.converted(drafts, "rtf", "docx")),
    "office-odt": ("pdf", lambda drafts: office.converted(drafts, "odt", "docx")),
    "office-txt": ("pdf", lambda drafts: office.converted(drafts, "txt")),
    "office-html": ("pdf", lambda drafts: office.converted(drafts, "html")),
    "sheet-xls": ("xlsx", lambda drafts: office.sheets(drafts, "xls")),
    "sheet-ods": ("xlsx", lambda drafts: office.sheets(drafts, "ods", "xlsx")),
    "cairo-pdf": ("pdf", redrawn.by_poppler),
    "pdf-text": ("pdf-text", redrawn.as_text),
    "unmapped-pdf": ("pdf", redrawn.without_maps),
    "hidden-pdf": ("image", redrawn.with_hidden_text),
    "scan": ("image", scanned.scanned),
    "sheet-pdf": ("xlsx", office.printed_sheets),
}


def main() -> int:
    """Run the producers; exit 1 when a single cell is silently wrong."""
    options = _options()
    failed = False
    print(f"{'producer':12}", *(f"{head:>{width}}" for head, width in COLUMNS))
    for name in options.producers.split(","):
        try:
            tally = _run(name, options)
        except ProgramMissingError as error:
            print(f"{name:12} skipped: {error}")
            continue
        failed |= tally.silent > 0
        report_tally(f"{name:12}", tally)
    return 1 if failed else 0


def _run(name: str, options: argparse.Namespace) -> Tally:
    tally, shown = Tally(), 0
    for specimen in _specimens(name, options):
        if options.keep:
            folder = Path(options.keep)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}-{specimen.seed}").write_bytes(specimen.data)
        verdict = read_verdict(specimen)
        tally.add(specimen, verdict)
        wrong = silent_or_rejected(verdict) or (options.alarms and specimen.legible and alarmed(verdict))
        if wrong and shown < options.show:
            show(specimen, verdict)
            shown += 1
    return tally


def _specimens(name: str, options: argparse.Namespace) -> Iterator[Specimen]:
    container, produce = PRODUCERS[name]
    seeds = range(options.seed, options.seed + options.count)
    only = () if options.plain else None
    for start in range(0, len(seeds), BATCH):
        drafts = [draft_of(seed, container, only) for seed in seeds[start : start + BATCH]]
        missing = {draft.seed for draft in drafts}
        for specimen in produce(drafts):
            missing.discard(specimen.seed)
            yield replace(specimen, container=name)
        if missing:
            print(
                f"{name:12} made nothing of {len(missing)}, not counted: seeds {sorted(missing)}", flush=True
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.synthetic.producers", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--count", type=int, default=100, help="documents per producer")
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--producers", default=",".join(PRODUCERS), help=f"of {','.join(PRODUCERS)}")
    parser.add_argument("--plain", action="store_true", help="reports without breaks")
    parser.add_argument("--show", type=int, default=20, help="how many failures per producer to print")
    parser.add_argument("--alarms", action="store_true", help="also print documents with flagged right cells")
    parser.add_argument("--keep", help="write every document to this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
