"""The long run: blocks of documents to child processes; each finished one goes to a log, to be resumed."""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections import Counter, deque
from collections.abc import Collection, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Final

from tests.extract.fuzz.child import serve
from tests.extract.fuzz.targets import TARGETS

MILLION: Final = 1_000_000
BLOCK: Final = 100
HANG_SECONDS: Final = 300.0  # of wall time for one document: the machine may be busy

Block = tuple[str, int, int]  # container, first number, how many


def plan(documents: int, containers: Collection[str], even: bool = False) -> list[Block]:
    """The blocks of a run of so many documents, containers by turns, each with its share or *even* ones.

    A longer run begins with a shorter one's blocks.
    """
    blocks: list[tuple[float, Block]] = []
    shares = {container: 1 if even else TARGETS[container].share for container in containers}
    whole = sum(shares.values())
    for container, share in shares.items():
        count = round(documents * share / whole / BLOCK) * BLOCK
        blocks += [(first / count, (container, first, BLOCK)) for first in range(0, count, BLOCK)]
    return [block for _, block in sorted(blocks)]


class Child:
    """One process that reads; started again when it dies or hangs."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self.block: Block | None = None
        self._start()

    def _start(self) -> None:
        self._started = self._context.Value("q", -1)
        self._seen = (-1, time.monotonic())
        self.pipe, other = self._context.Pipe()
        self._process = self._context.Process(target=serve, args=(other, self._started), daemon=True)
        self._process.start()
        other.close()

    def give(self, block: Block) -> None:
        """Start reading *block*."""
        self.block = block
        self._seen = (-1, time.monotonic())
        self.pipe.send(block)

    def take(self) -> tuple[dict[str, Any], list[Block]]:
        """The finished block, and none to read again; of a child that died, the fault and what is left."""
        assert self.block is not None
        try:
            result: dict[str, Any] = self.pipe.recv()
        except (EOFError, ConnectionError):
            return self.replace("died")
        self.block = None
        return result, []

    def hangs(self) -> bool:
        """Whether the same document has been read for too long."""
        number = self._started.value
        if number != self._seen[0]:
            self._seen = (number, time.monotonic())
        return time.monotonic() - self._seen[1] > HANG_SECONDS

    def replace(self, code: str) -> tuple[dict[str, Any], list[Block]]:
        """A new process; one line for the document that ended the old one, blocks for the others."""
        assert self.block is not None
        (container, first, count), number = self.block, self._started.value
        self.stop()
        self._start()
        self.block = None
        faults = [
            [number, code, "", "", "the process died" if code == "died" else f"over {HANG_SECONDS:.0f} s"]
        ]
        line = {
            "container": container,
            "first": number,
            "count": 1,
            "outcomes": {"fault": 1},
            "faults": faults,
        }
        rest = [(container, at, 1) for at in range(first, first + count) if at != number]
        return line, rest

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def results(blocks: Collection[Block], processes: int, seconds: float) -> Iterator[dict[str, Any]]:
    """Every block's line as it is finished; stops giving out blocks after so many *seconds*."""
    waiting, children = deque(blocks), [Child() for _ in range(processes)]
    end = time.monotonic() + seconds
    try:
        while True:
            for child in children:
                if child.block is None and waiting and time.monotonic() < end:
                    child.give(waiting.popleft())
            busy = [child for child in children if child.block is not None]
            if not busy:
                return
            ready = wait([child.pipe for child in busy], timeout=1.0)
            for child in busy:
                if child.pipe in ready:
                    line, rest = child.take()
                elif child.hangs():
                    line, rest = child.replace("hung")
                else:
                    continue
                waiting.extendleft(rest)
                yield line
    finally:
        for child in children:
            child.stop()


def logged(log: Path) -> list[dict[str, Any]]:
    """The finished lines of *log*; one that was cut off by a kill is left out."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]


def resumed(blocks: Collection[Block], lines: Collection[dict[str, Any]]) -> list[Block]:
    """The blocks of which no part is in *lines*."""
    done = {
        (line["container"], number)
        for line in lines
        for number in range(line["first"], line["first"] + line["count"])
    }
    return [block for block in blocks if (block[0], block[1]) not in done]


def run(log: Path, blocks: Collection[Block], processes: int, seconds: float) -> dict[str, Any]:
    """Read those of *blocks* that the *log* does not have yet, and sum all of it up."""
    missing = resumed(blocks, logged(log))
    print(f"{len(missing) * BLOCK:,} documents to read, log {log}", file=sys.stderr, flush=True)
    with log.open("a") as out:
        for line in results(missing, processes, seconds):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            for number, code, *words in line["faults"]:
                print(f"{line['container']}:{number} {code} {' | '.join(words)}", flush=True)
    return summary(logged(log))


def summary(lines: Collection[dict[str, Any]]) -> dict[str, Any]:
    """Documents, CPU seconds, outcomes and faults by container, of everything in a log."""
    made: dict[str, Any] = {}
    for line in lines:
        one = made.setdefault(
            line["container"], {"documents": 0, "cpu": 0.0, "peak_mb": 0, "slowest": [0.0, 0]}
        )
        one["documents"] += line["count"]
        one["cpu"] = round(one["cpu"] + line.get("seconds", 0.0), 1)
        one["peak_mb"] = max(one["peak_mb"], line.get("peak_mb", 0))
        one["slowest"] = max([one["slowest"], *line.get("slowest", [])])
        one["outcomes"] = dict(Counter(one.get("outcomes", {})) + Counter(line["outcomes"]))
        one["doubts"] = one.get("doubts", 0) + len(line.get("doubts", []))
        one["faults"] = dict(Counter(one.get("faults", {})) + Counter(fault[1] for fault in line["faults"]))
    return {"documents": sum(one["documents"] for one in made.values()), "containers": made}
