"""``python -m tests.synthetic``: make many broken reports, read them, and say what became of every cell.

python -m tests.synthetic --count 2000 --containers text,html,docx,xlsx,pdf
python -m tests.synthetic --seed 1234 --count 1 --containers html --keep one
python -m tests.synthetic --alarms        (also show documents whose right cells are flagged)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.synthetic.corpus import CONTAINERS, Specimen, make
from tests.synthetic.judge import Verdict
from tests.synthetic.measure import Tally, alarmed, read_verdict, silent_or_rejected, smallest

COLUMNS = (("documents", 9), ("cells", 9), ("exact", 9), ("flagged", 9), ("silent", 7), ("rejected", 8))


def main() -> int:
    """Run the corpus; exit 1 when a single cell is silently wrong."""
    options = _options()
    failed = False
    print(f"{'container':10}", *(f"{head:>{width}}" for head, width in COLUMNS))
    for container in options.containers.split(","):
        tally = _run(container, options)
        failed |= tally.silent > 0
        report_tally(f"{container:10}", tally)
    return 1 if failed else 0


def report_tally(name: str, tally: Tally) -> None:
    """Print what became of the cells, and what they suffered from."""
    print(f"{name} {tally}", flush=True)
    for blamed, count in tally.blamed.most_common(6):
        print(f"    {count:6} wrong or flagged cells in documents with {blamed}")
    for code, count in tally.alarms.most_common(6):
        print(f"    {count:6} right cells named by {code}, the source being beyond doubt")
    for code, count in tally.lost.most_common(6):
        print(f"    {count:6} cells lost to {code}, the source being beyond doubt")


def _run(container: str, options: argparse.Namespace) -> Tally:
    tally, shown = Tally(), 0
    for seed in range(options.seed, options.seed + options.count):
        specimen = make(seed, container)
        if options.keep:
            _keep(Path(options.keep), f"{container}-{seed}", specimen.data)
        verdict = read_verdict(specimen)
        tally.add(specimen, verdict)
        if shown >= options.show:
            continue
        if silent_or_rejected(verdict):
            show(*smallest(specimen, silent_or_rejected))
            shown += 1
        elif options.alarms and specimen.legible and alarmed(verdict):
            show(*smallest(specimen, alarmed))
            shown += 1
    return tally


def show(specimen: Specimen, verdict: Verdict) -> None:
    """Print one failure."""
    what = f"{len(verdict.silent)} silently wrong" if verdict.silent else f"{len(verdict.alarms)} alarms"
    what = "rejected" if verdict.rejected else what
    breaks, written = ", ".join(specimen.breaks) or "no break", ", ".join(specimen.written)
    print(f"  {specimen.container} seed {specimen.seed}: {what} with {breaks} [{written}]")
    for wrong in verdict.silent[:4]:
        print(f"      {wrong}")
    for code in sorted(set(verdict.alarms)):
        print(f"      {code} names {verdict.alarms.count(code)} right cells")
    for code in sorted(set(verdict.lost)):
        print(f"      {verdict.lost.count(code)} cells lost to {code}")


def _keep(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.synthetic", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--count", type=int, default=200, help="documents per container")
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--containers", default="text,html,docx,xlsx,pdf", help=f"of {','.join(CONTAINERS)}")
    parser.add_argument(
        "--show", type=int, default=10, help="how many failures per container to reduce and print"
    )
    parser.add_argument(
        "--alarms", action="store_true", help="also print documents whose right cells are flagged"
    )
    parser.add_argument("--keep", help="write every document to this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
