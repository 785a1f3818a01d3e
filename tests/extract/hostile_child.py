"""A child for the sandbox tests: it does to itself what the document says a hostile one would do."""

from __future__ import annotations

import os
import sys
import time

from extract.sandbox import MEGABYTE, serve


def misbehave(data: bytes) -> bytes:
    """Answer "pid", or die as *data* asks."""
    if data == b"memory":
        _ = bytearray(4096 * MEGABYTE)
    if data == b"cpu":
        while True:
            pass
    if data == b"one second":
        end = time.process_time() + 0.8
        while time.process_time() < end:
            pass
    if data == b"sleep":
        time.sleep(60)
    if data == b"exit":
        os._exit(9)
    if data == b"print":
        os.write(1, b"noise of a native library")
    if data == b"large":
        return b"x" * (3 * MEGABYTE)
    return str(os.getpid()).encode()


if __name__ == "__main__":
    serve(misbehave, int(sys.argv[1]), int(sys.argv[2]))
