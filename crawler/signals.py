"""Signals for what is to end in its own time, or at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stopping(stop: threading.Event) -> Iterator[None]:
    """Turn Ctrl-C and SIGTERM into *stop* while this lasts; only the main thread can receive signals."""
    with _heard(STOP_SIGNALS, lambda *_: stop.set()):
        yield


@contextmanager
def terminated_as_interrupted() -> Iterator[None]:
    """Take SIGTERM, by which services are ended, for Ctrl-C while this lasts."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    with _heard((signal.SIGTERM,), interrupt):
        yield


@contextmanager
def _heard(
    numbers: Sequence[signal.Signals], handler: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
