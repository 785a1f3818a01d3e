"""``python -m tests.extract.layouts``: every layout with more seeds than the tests have time for."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.extract.layouts.proof import Verdict, verdicts
from tests.extract.layouts.registry import layouts


def main() -> int:
    """One line per layout: of each pattern the silent and the flagged cells; exit 1 on any silent cell."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.layouts")
    parser.add_argument("--seeds", type=int, default=4, help="of each pattern of figures")
    parser.add_argument("--name", default="", help="only the layouts with this in their name")
    options = parser.parse_args()
    wrong = read = 0
    for layout in layouts(options.name):
        found = list(verdicts(layout, options.seeds))
        faults = [one for one in found if one.silent or one.kind != "report"]
        print("**" if faults else "  ", layout.name, _counts(found), flush=True)
        for one in faults[:3]:
            print(f"      {one.pattern} {one.seed} {one.kind} {list(one.silent.items())[:3]}")
        wrong += len(faults)
        read += len(found)
    print(f"{read} documents, {wrong} with silent cells or not recognised")
    return 1 if wrong or not read else 0


def _counts(found: list[Verdict]) -> str:
    """``pattern:silent!/flagged``, both summed over the seeds."""
    silent: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for one in found:
        silent[one.pattern] += len(one.silent)
        flagged[one.pattern] += one.flagged
    return " ".join(f"{pattern}:{silent[pattern]}!/{flagged[pattern]}" for pattern in flagged)


if __name__ == "__main__":
    sys.exit(main())
