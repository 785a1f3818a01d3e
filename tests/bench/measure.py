"""Medians of CPU time and peak memory, measured in a process of their own where memory matters."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from crawler.run.peak import peak_bytes

RUNS = 5


def cpu_seconds(work: Callable[[], object], items: int = 1, runs: int = RUNS) -> float:
    """Median CPU seconds per item of *runs* runs of *work*, after one run that warms caches.

    CPU time of this process and of the children it waited for: some peers do their work in a child.
    """
    work()
    return statistics.median(_once(work) for _ in range(runs)) / items


def _once(work: Callable[[], object]) -> float:
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak_megabytes(work: Callable[..., object], *arguments: Any) -> float:
    """Peak resident memory of a fresh process that runs *work*(*arguments*), children included."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_report_peak, args=(there, work, arguments))
    process.start()
    there.close()
    peak: float = here.recv()
    process.join()
    return peak


def _report_peak(pipe: Connection, work: Callable[..., object], arguments: Sequence[Any]) -> None:
    work(*arguments)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    pipe.send((peak_bytes() / 1024 + child) / 1024)
