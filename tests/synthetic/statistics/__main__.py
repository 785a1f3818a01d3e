"""``python -m tests.synthetic.statistics``: read many reports of before 2019, judge each figure."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.synthetic.statistics.draw import Sheet, make
from tests.synthetic.statistics.judge import Verdict, read_verdict

HEADS = ("documents", "figures", "exact", "unheaded", "flagged", "silent")


def main() -> int:
    """Run the corpus; exit 1 when a figure is wrong or lost without a flag."""
    options = _options()
    failed = 0
    print(f"{'container':10}", *(f"{head:>9}" for head in HEADS))
    for container in options.containers.split(","):
        failed += _run(container, options)
    return 1 if failed else 0


def _run(container: str, options: argparse.Namespace) -> int:
    """Read and count the documents of one container; how many of them are silent."""
    exact = unheaded = flagged = total = silent = 0
    for seed in range(options.seed, options.seed + options.count):
        sheet = make(seed, container)
        if options.keep:
            (Path(options.keep) / f"{container}-{seed}").write_bytes(sheet.data)
        verdict = read_verdict(sheet)
        total += len(sheet.figures)
        exact, unheaded = exact + verdict.exact, unheaded + verdict.unheaded
        flagged, silent = flagged + verdict.flagged, silent + verdict.silent
        if verdict.silent:
            show(sheet, verdict)
    share = exact / total if total else 0.0
    print(
        f"{container:10} {options.count:>9} {total:>9} {share:>9.3%} {unheaded:>9} {flagged:>9} {silent:>7}"
    )
    return silent


def show(sheet: Sheet, verdict: Verdict) -> None:
    """Print one failure."""
    lost, wrong = len(verdict.lost), len(verdict.wrong)
    print(f"  {sheet.container} seed {sheet.seed} {sheet.made}: {lost} lost, {wrong} wrong")
    for seen in (*verdict.lost[:3], *verdict.wrong[:3]):
        print(f"      {seen}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.synthetic.statistics")
    parser.add_argument("--count", type=int, default=100, help="documents per container")
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--containers", default="text,html,docx,xlsx,pdf", help="of these")
    parser.add_argument("--keep", help="write every document to this folder, which must be there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
