"""The working reader: documents per second and core, the child's peak memory, and whether it stays flat."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

from extract import task
from extract.read import read_bytes
from extract.sandbox import Sandbox
from tests.bench.measure import cpu_seconds
from tests.bench.peers import exactness
from tests.synthetic.corpus import make

CONTAINERS: Final = {"text": 30, "html": 30, "docx": 15, "xlsx": 15, "pdf": 10, "image": 1}
FIRST_SEED: Final = 1_500
WARM, ROUNDS = 20, 150  # readings of one PDF in one child, before and while its memory is watched
Row = dict[str, Any]


def run() -> list[Row]:
    """One row per container, then the growth of memory over many readings in one process."""
    return [_container(name, count) for name, count in CONTAINERS.items()] + [_flat()]


def _container(name: str, count: int) -> Row:
    specimens = [make(seed, name) for seed in range(FIRST_SEED, FIRST_SEED + count)]
    with Sandbox() as sandbox:
        for specimen in specimens:
            task.run(sandbox, specimen.data)
        peak = _kilobytes(sandbox.process_id, "VmHWM") / 1024
    started = time.process_time()
    cells = [read_bytes(specimen.data)[1].cells for specimen in specimens]
    once = (time.process_time() - started) / count

    def work() -> None:
        for specimen in specimens:
            task.extract_bytes(specimen.data)

    return {
        "table": "Extracts per second and core, child's peak memory",
        "what": name,
        "seconds": once if name == "image" else cpu_seconds(work, count, runs=3),
        "base": name == "pdf",
        "exact": exactness(specimens, cells),
        "peak_mb": round(peak),
    }


def _flat() -> Row:
    data = make(FIRST_SEED, "pdf").data
    with Sandbox() as sandbox:
        for _ in range(WARM):
            task.run(sandbox, data)
        before = _kilobytes(sandbox.process_id, "VmRSS")
        for _ in range(ROUNDS):
            task.run(sandbox, data)
        after = _kilobytes(sandbox.process_id, "VmRSS")
    return {
        "table": "Memory over many PDFs in one child",
        "what": f"{ROUNDS} readings",
        "grown_mb": round((after - before) / 1024, 1),
    }


def _kilobytes(process: int | None, field: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field))
