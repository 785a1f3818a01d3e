"""The command line of the fuzz; ``--help`` lists what it can do."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.extract.fuzz import real, run
from tests.extract.fuzz.oracle import DOUBT
from tests.extract.fuzz.targets import NAMES, damaged


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 1 when anything but a report or a stated refusal came out, or a number was silently wrong."""
    options = _options(arguments)
    if options.one:
        return _one(*options.one.split(":"), options.write)
    if options.again:
        return _again(options.log)
    if options.real:
        sample = real.run(options.real, options.containers)
        return 1 if any(one["faults"] for one in sample.values()) else 0
    options.log.parent.mkdir(parents=True, exist_ok=True)
    blocks = run.plan(options.documents, options.containers, options.even)
    found = run.run(options.log, blocks, options.processes, options.seconds)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 1 if any(one["faults"] for one in found["containers"].values()) else 0


def _one(container: str, number: str, write: Path | None) -> int:
    """One document: how it was made, what it was taken for, and the faults."""
    from tests.extract.fuzz.child import faults_of, prepare

    document = damaged(container, int(number))
    if write is not None:
        write.write_bytes(document.data)
    prepare()
    outcome, faults = faults_of(document, twice=True)
    print(
        f"{container}:{number} {len(document.data)} bytes, {document.reach}: {document.how[:200]} → {outcome}"
    )
    for code, what in faults:
        print(f"  {code} {what}")
    return 1 if any(code != DOUBT for code, _ in faults) else 0


def _again(log: Path) -> int:
    """Every document that the log has a fault of."""
    found = {(line["container"], fault[0]) for line in run.logged(log) for fault in line["faults"]}
    return max((_one(container, str(number), None) for container, number in sorted(found)), default=0)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.extract.fuzz")
    parser.add_argument("--documents", type=int, default=run.MILLION, help="in all containers together")
    parser.add_argument("--containers", type=lambda text: text.split(","), default=NAMES)
    parser.add_argument("--even", action="store_true", help="as many of each container, not by its share")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="start no more blocks after this time")
    parser.add_argument("--log", type=Path, default=Path("build/fuzz.jsonl"), help="resumed when it exists")
    parser.add_argument("--real", type=int, default=0, help="so many of each container as the pipeline does")
    parser.add_argument("--one", metavar="CONTAINER:NUMBER", help="read one document and say how it was made")
    parser.add_argument("--write", type=Path, help="with --one: keep its bytes here")
    parser.add_argument(
        "--again", action="store_true", help="read the documents again that the log has a fault of"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
