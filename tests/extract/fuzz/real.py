"""A sample through the pipeline's own child: its limits, its memory, character recognition, LibreOffice."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Collection
from typing import Any, Final

from extract import task
from extract.sandbox import LimitError, Sandbox
from tests.extract.fuzz.oracle import broken_shape
from tests.extract.fuzz.targets import damaged

OURS: Final = {LimitError.code, "reader_failed"}  # what a document may never be answered with


def run(count: int, containers: Collection[str]) -> dict[str, Any]:
    """The first *count* damaged documents of each container, each read twice by another child."""
    found: dict[str, Any] = {}
    with Sandbox() as one, Sandbox() as other:
        for container in containers:
            begun = time.monotonic()
            outcomes: Counter[str] = Counter()
            faults: dict[str, str] = {}
            for number in range(count):
                data = damaged(container, number).data
                answer = task.run(one, data)
                outcomes[answer.kind] += 1
                fault = _fault(answer.document)
                if fault is None and task.run(other, data).document != answer.document:
                    fault = "two children read it differently"
                if fault is not None:
                    faults[f"{container}:{number}"] = fault
            seconds = round(time.monotonic() - begun, 1)
            found[container] = {"outcomes": dict(outcomes), "seconds": seconds, "faults": faults}
            print(container, json.dumps(found[container], ensure_ascii=False), flush=True)
    return found


def _fault(document: bytes) -> str | None:
    extract = json.loads(document)
    ours = [issue["message_en"] for issue in extract["issues"] if issue["code"] in OURS]
    return ours[0] if ours else broken_shape(extract)
