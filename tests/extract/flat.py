"""``python -m tests.extract.flat``: read many PDFs as the worker pool does and watch the memory.

python -m tests.extract.flat --count 10000
python -m tests.extract.flat --count 10000 --documents 1000000 ../shared/real/*.pdf   (one child for all)
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from threading import local

from extract import task
from extract.sandbox import Limits, Sandbox
from tests.extract.readers.drawing import draw, table
from tests.synthetic.corpus import make

FIRST_SEED = 1_500
SMALL_PER_REPORT = 9  # one-table PDFs read for each whole report
POINTS = (("start", 0.02), ("quarter", 0.25), ("half", 0.5), ("three quarters", 0.75), ("end", 1.0))


@dataclass(frozen=True, slots=True)
class Reading:
    """Resident megabytes when *done* documents were read."""

    at: str
    done: int
    parent: float
    children: float  # the largest reading process


def readings(documents: Sequence[bytes], count: int, limits: Limits, workers: int) -> Iterator[Reading]:
    """Read *count* documents, *documents* in turn, and say at each of the POINTS what memory is used."""
    sandboxes: list[Sandbox] = []
    own = local()

    def read(data: bytes) -> bool:
        if not hasattr(own, "sandbox"):
            own.sandbox = Sandbox(limits)
            sandboxes.append(own.sandbox)
        return task.run(own.sandbox, data).unreadable

    source = cycle(documents)
    done = 0
    with ThreadPoolExecutor(workers) as pool:
        for at, share in POINTS:
            due = max(1, round(share * count)) - done
            unreadable = sum(pool.map(read, islice(source, due)))
            if unreadable:
                raise SystemExit(f"{unreadable} documents could not be read")
            done += due
            children = [_resident(box.process_id) for box in sandboxes if box.process_id is not None]
            yield Reading(at, done, _resident(os.getpid()), max(children))
    for sandbox in sandboxes:
        sandbox.close()


def documents_of(reports: Sequence[bytes]) -> list[bytes]:
    """*reports* among small PDFs of one table each, no two of which are alike."""
    mixed: list[bytes] = []
    for number, report in enumerate(reports):
        mixed.append(report)
        mixed += [_small(number * SMALL_PER_REPORT + index) for index in range(SMALL_PER_REPORT)]
    return mixed


def _small(number: int) -> bytes:
    rows = [["行政许可", str(number)], ["行政处罚", "0"], ["行政强制", ""]]
    return draw(lambda canvas: table(canvas, rows))


def _resident(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def main() -> int:
    """Print one line per point."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.flat")
    parser.add_argument("files", nargs="*", type=Path, help="PDFs to read with them")
    parser.add_argument("--count", type=int, default=10_000, help="documents to read")
    parser.add_argument("--synthetic", type=int, default=12, help="whole synthetic reports among them")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--documents", type=int, default=Limits().documents, help="that one child reads before it is replaced"
    )
    options = parser.parse_args()
    made = [make(seed, "pdf").data for seed in range(FIRST_SEED, FIRST_SEED + options.synthetic)]
    documents = documents_of(made + [path.read_bytes() for path in options.files])
    started = time.monotonic()
    print(f"{'':15} {'documents':>9} {'parent MB':>10} {'child MB':>9} {'seconds':>8}")
    for reading in readings(documents, options.count, Limits(documents=options.documents), options.workers):
        seconds = time.monotonic() - started
        print(
            f"{reading.at:15} {reading.done:9} {reading.parent:10.1f} {reading.children:9.1f} {seconds:8.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
