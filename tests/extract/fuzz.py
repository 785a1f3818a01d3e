"""The fuzz target of every reader, and the long run by hand.

    python -m tests.extract.fuzz --count 1000000
    python -m tests.extract.fuzz --containers pdf --seconds 600 --seed 7

Each document is read by a child process; a child that dies or hangs costs one document and is reported with
the seed that makes it again. Exit 1 when anything but a report or a stated refusal came out.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final

from tests.extract.mutate import Mutation, drawn, mutate, mutate_member
from tests.synthetic.corpus import make

CONTAINERS: Final = ("text", "html", "docx", "xlsx", "pdf")
ZIPPED: Final = frozenset(("docx", "xlsx"))
VALID: Final = 25  # valid documents per container that are damaged
HANG_SECONDS: Final = 600.0  # of wall time: a damaged text layer may send every page to recognition


@cache
def valid(container: str, seed: int) -> bytes:
    """One valid document; PDF page streams are left uncompressed, so that damage reaches the page content."""
    from reportlab import rl_config

    compression, rl_config.pageCompression = rl_config.pageCompression, 0
    try:
        return make(seed, container).data
    finally:
        rl_config.pageCompression = compression


def damaged(container: str, seed: int, mutations: Sequence[Mutation]) -> bytes:
    """Valid document number *seed* of *container*, damaged."""
    data = valid(container, seed % VALID)
    if container in ZIPPED and seed % 4:
        return mutate_member(data, mutations)
    return mutate(data, mutations)


def outcome(data: bytes) -> str:
    """ "report", another kind, or "refused"; a fault of a reader is raised."""
    from extract.errors import UnreadableError
    from extract.read import read_bytes

    try:
        _, report = read_bytes(data)
    except UnreadableError:
        return "refused"
    return report.kind


def _serve(pipe: Connection) -> None:
    while True:
        container, seed = pipe.recv()
        try:
            pipe.send(outcome(damaged(container, seed, drawn(Random(f"fuzz/{container}/{seed}")))))
        except Exception as error:  # everything a reader raises by accident is what the fuzz looks for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            pipe.send(f"FAULT {where} {type(error).__name__}: {error}"[:200])


class Child:
    """One process that reads; started again when it dies or hangs."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._pipe, other = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def ask(self, container: str, seed: int) -> str:
        """The outcome of one document, or DIED, or HUNG."""
        try:
            self._pipe.send((container, seed))
            if self._pipe.poll(HANG_SECONDS):
                return str(self._pipe.recv())
            word = "HUNG"
        except (EOFError, ConnectionError):
            word = "DIED"
        self.stop()
        self._start()
        return word

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def main(arguments: Sequence[str] | None = None) -> int:
    """The long run."""
    options = _options(arguments)
    child, counts, ends = Child(), Counter[str](), time.monotonic() + options.seconds
    bad = 0
    done = 0
    for seed in range(options.seed, options.seed + options.count):
        for container in options.containers:
            word = child.ask(container, seed)
            counts[f"{container} {word.partition(':')[0]}"] += 1
            done += 1
            if word.isupper() or word.startswith("FAULT"):
                bad += 1
                print(f"{container} seed {seed}: {word}", flush=True)
        if time.monotonic() > ends:
            break
    child.stop()
    print(json.dumps({"documents": done, "bad": bad, "outcomes": dict(sorted(counts.items()))}, indent=1))
    return 1 if bad else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.extract.fuzz")
    parser.add_argument("--count", type=int, default=1000, help="damaged documents per container")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--containers", type=lambda text: text.split(","), default=CONTAINERS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
