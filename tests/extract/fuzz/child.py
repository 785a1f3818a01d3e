"""The process that reads: a block of documents at a time, each within its CPU time and memory."""

from __future__ import annotations

import json
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any, Final

from extract.errors import UnreadableError
from extract.read import read_bytes, report_json
from extract.readers import office
from extract.readers.scan import image, recognition
from extract.sandbox import Limits
from extract.version import extractor_version
from tests.extract.fuzz.model import Damaged
from tests.extract.fuzz.oracle import DOUBT, broken_shape, silent
from tests.extract.fuzz.targets import damaged, valid

LIMITS: Final = Limits()
CPU_SECONDS: Final = 20.0  # of one document; Limits allows 300, but for thirty scanned pages
TWICE: Final = 50  # every so many-th document is read twice
SLOWEST: Final = 3  # of a block are kept


class BudgetError(BaseException):
    """The document took its CPU time. No ``except Exception`` of a reader may swallow it."""


def _on_budget(number: int, frame: FrameType | None) -> None:
    raise BudgetError


def without_tools() -> None:
    """No character recognition and no LibreOffice (seconds each): what stands before and after them is."""
    recognition.require = lambda: None
    recognition.recognise_page = lambda picture: []
    recognition.recognise_line = lambda picture: ("", 0.0)
    image.recognised_blocks = lambda grey, page, only_tables=False: []
    office._convert = lambda program, folder, data, extension, target: damaged(target, len(data) % 1000).data
    office.shutil.which = lambda name: name


@contextmanager
def _budget(seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def extract_of(data: bytes) -> tuple[bytes, dict[str, Any]] | None:
    """The extract as bytes and as an object; None for a stated refusal. Faults of a reader are raised."""
    try:
        document, report = read_bytes(data)
    except UnreadableError as error:
        if "。 " not in str(error):
            raise AssertionError(f"not in two languages: {error}") from error
        return None
    extract = report_json(document, report, data)
    text = json.dumps(extract, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode(), extract


def faults_of(document: Damaged, twice: bool) -> tuple[str, list[tuple[str, str]]]:
    """What the document was taken for, and every fault in how it was read."""
    try:
        with _budget(CPU_SECONDS):
            found = extract_of(document.data)
            again = extract_of(document.data) if twice else found
    except BudgetError:
        return "fault", [("budget", f"more than {CPU_SECONDS:.0f} s of CPU")]
    except MemoryError:
        return "fault", [("memory", f"more than {LIMITS.memory // 2**20} MB")]
    except Exception as error:  # everything a reader raises by accident is what the fuzz looks for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return "fault", [
            ("crash", f"{Path(frame.filename).name}:{frame.lineno} {type(error).__name__}: {error}"[:300])
        ]
    if found is None:
        return "refused", []
    extract = found[1]
    faults = list(silent(extract, document))
    if (shape := broken_shape(extract)) is not None:
        faults.append(("shape", shape[:300]))
    if again is None or again[0] != found[0]:
        faults.append(("differs", "two readings of the same bytes differ"))
    return extract["kind"]["value"], faults


def read_block(container: str, first: int, count: int, started: Any) -> dict[str, Any]:
    """Read documents *first* … of *container*; *started* tells the parent which one is being read."""
    outcomes: Counter[str] = Counter()
    faults: list[list[Any]] = []
    doubts: list[list[Any]] = []
    slowest: list[tuple[float, int]] = []
    begun = time.process_time()
    for number in range(first, first + count):
        started.value = number
        document = damaged(container, number)
        before = time.process_time()
        outcome, wrong = faults_of(document, number % TWICE == 0)
        slowest.append((round(time.process_time() - before, 3), number))
        outcomes[outcome] += 1
        for code, what in wrong[:3]:
            found = [number, code, str(document.reach), document.how[:60], what[:300]]
            (doubts if code == DOUBT else faults).append(found)
    return {
        "container": container,
        "first": first,
        "count": count,
        "seconds": round(time.process_time() - begun, 3),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "outcomes": dict(outcomes),
        "slowest": sorted(slowest, reverse=True)[:SLOWEST],
        "faults": faults,
        "doubts": doubts,
        "version": extractor_version(),
    }


def prepare() -> None:
    """The limits of the pipeline's children, the budget's signal, nothing that takes seconds."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    signal.signal(signal.SIGPROF, _on_budget)
    without_tools()
    valid("html", "disclosure", 0)


def serve(pipe: Connection, started: Any) -> None:
    """Answer blocks until the pipe closes."""
    prepare()
    while True:
        try:
            block = pipe.recv()
        except EOFError:
            return
        pipe.send(read_block(*block, started))
