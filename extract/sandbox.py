"""One limited child process per worker, so that a hostile document costs one error and never the run.

The parent sends a document, the child answers with the extract as JSON bytes. Nothing else crosses: no
pickles, no shared memory, no environment to speak of. A child that exceeds a limit is killed by the
kernel or by the parent, the document is reported, and the next document gets a new child.
"""

from __future__ import annotations

import os
import resource
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import IO

from extract.errors import ExtractError

LENGTH = struct.Struct(">Q")  # every message is its length in bytes, then the bytes
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Reasons: reference measurements of PDF bombs (up to 2 GB from 2 KiB)."""

    memory: int = 3072 * MEGABYTE  # address space of the child; OCR alone maps about 1.5 GB
    cpu_seconds: int = 300  # a scan of thirty pages takes about 200
    wall_seconds: float = 600.0
    output: int = 64 * MEGABYTE
    documents: int = 1000  # then the child is replaced: memory stays flat whatever a library leaks


class LimitError(ExtractError):
    """A document made the child exceed a limit or die. The message says which limit."""

    code = "limit_exceeded"


class Sandbox:
    """A child process that reads one document after another within :class:`Limits`.

    Of one thread, but for :meth:`stop`.
    """

    def __init__(self, limits: Limits | None = None, module: str = "extract.child") -> None:
        """*module*: what the child runs (``python -m``); it must call :func:`serve`."""
        self.limits = limits or Limits()
        self._module = module
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._stopped = False

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The child that reads at present; None before the first document and after a hostile one."""
        return None if self._child is None else self._child.pid

    def run(self, data: bytes) -> bytes:
        """The extract of *data* as JSON bytes. Raises LimitError when the child did not survive it."""
        child = self._ready_child()
        assert child.stdin is not None and child.stdout is not None
        deadline = time.monotonic() + self.limits.wall_seconds
        try:
            _send(child.stdin, data)
            answer = self._receive(child.stdout, deadline)
        except (BrokenPipeError, EOFError) as error:
            raise LimitError(self._cause_of_death()) from error
        except LimitError:
            self.close()
            raise
        self._served += 1
        return answer

    def stop(self) -> None:
        """End what another thread waits for: its :meth:`run` raises LimitError, and so does every later one.

        The pipes stay open until :meth:`close`: a thread never wakes that waits for one which is closed.
        """
        self._stopped = True
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()

    def _ready_child(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._served >= self.limits.documents:
            self.close()
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._served = 0
            arguments = [str(self.limits.memory), str(self.limits.cpu_seconds)]
            self._child = subprocess.Popen(
                [sys.executable, "-m", self._module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        if self._stopped:  # by another thread, before there was this child
            self._child.kill()
        return self._child

    def _receive(self, pipe: IO[bytes], deadline: float) -> bytes:
        (length,) = LENGTH.unpack(_read_exactly(pipe, LENGTH.size, deadline))
        if length > self.limits.output:
            raise LimitError(
                f"读取结果超过 {self.limits.output // MEGABYTE} MB，不保留。 "
                f"The extract is larger than {self.limits.output // MEGABYTE} MB; not kept."
            )
        return _read_exactly(pipe, length, deadline)

    def _cause_of_death(self) -> str:
        """One sentence on why the child ended."""
        child = self._child
        code = child.wait() if child is not None else 0
        self.close()
        if code == -signal.SIGXCPU:
            limit = self.limits.cpu_seconds
            return f"读取用了超过 {limit} 秒 CPU，已中止。 Reading took more than {limit} s of CPU; stopped."
        memory = self.limits.memory // MEGABYTE
        return (
            f"读取进程死于此文件（{code}），多半超过 {memory} MB 内存。 "
            f"The reading process died on this file ({code}), most likely beyond {memory} MB of memory."
        )


def _environment() -> dict[str, str]:
    """Ours, with native libraries kept to one thread: documents are the unit of work."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _read_exactly(pipe: IO[bytes], count: int, deadline: float) -> bytes:
    """*count* bytes from *pipe*. Raises EOFError when it ends, LimitError when *deadline* passes first."""
    chunks: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while count:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise LimitError("读取超时，已中止。 Reading took too long; stopped.")
            chunk = os.read(pipe.fileno(), min(count, MEGABYTE))
            if not chunk:
                raise EOFError
            chunks.append(chunk)
            count -= len(chunk)
    return b"".join(chunks)


def serve(read: Callable[[bytes], bytes], memory: int, cpu_seconds: int) -> None:
    """The child: answer every document on standard input until it closes."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a native library prints must not end up between the messages
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while header := requests.read(LENGTH.size):
        data = requests.read(LENGTH.unpack(header)[0])
        used = resource.getrusage(resource.RUSAGE_SELF)
        budget = int(used.ru_utime + used.ru_stime) + cpu_seconds
        resource.setrlimit(resource.RLIMIT_CPU, (budget, resource.RLIM_INFINITY))
        _send(answers, read(data))
