"""One server process for one release, on a socket its parent holds: ``python -m archive.site.worker``.

It proves itself before it accepts anything: the smoke test runs in this very process, then one line
(``ready``) is written to a pipe of its own, and only then are connections taken from the shared socket.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn

from archive.errors import ArchiveError
from archive.serve import READY
from archive.site import smoke
from archive.site.application import application, asgi
from crawler.workspace import Workspace

# Seconds an old worker may take to finish the answers it is writing.
GRACE = 20
# Seconds it gives a visitor who has connected, and not asked yet: uvicorn would hang up on him at once.
PATIENCE = 0.5


class Server(uvicorn.Server):
    """A server that first stops accepting, and hangs up on nobody whom it has let in."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Leave new visitors to the next worker, hear those that are in, then stop as uvicorn does."""
        for server in self.servers:
            server.close()
        await asyncio.sleep(PATIENCE)
        await super().shutdown(sockets)


async def serve(datasette: Any, listening: socket.socket, ready: int) -> None:
    """Smoke-test *datasette*, say so on the pipe *ready*, and answer on *listening* until told to stop.

    Raises:
        SmokeError: the release must not be shown.
    """
    await hold_open(datasette)
    await smoke.require(datasette)
    config = uvicorn.Config(
        asgi(datasette),
        log_level="warning",
        server_header=False,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=GRACE,
    )
    os.write(ready, READY)
    os.close(ready)
    await Server(config).serve(sockets=[listening])


async def hold_open(datasette: Any) -> None:
    """Open the database in every query thread now: what is open keeps being served even if its file is
    removed.
    """
    await datasette.invoke_startup()
    threads = datasette.setting("num_sql_threads")
    together = threading.Barrier(threads)

    def wait(connection: Any) -> None:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        together.wait(timeout=30)

    for database in datasette.databases.values():
        if not database.is_memory:
            await asyncio.gather(*(database.execute_fn(wait) for _ in range(threads)))


def main() -> None:
    """Entry point of the child process; the arguments come from :mod:`archive.serve`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--release", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--socket", type=int, required=True)
    parser.add_argument("--ready", type=int, required=True)
    arguments = parser.parse_args()
    try:
        datasette = application(arguments.release, Workspace(arguments.data))
        asyncio.run(serve(datasette, socket.socket(fileno=arguments.socket), arguments.ready))
    except ArchiveError as error:
        sys.exit(f"{error}")
    except sqlite3.DatabaseError as error:
        sys.exit(
            f"{arguments.release} 的数据库读不出来（{error}），请再次运行 nianbao publish。"
            f" The database of {arguments.release} cannot be read ({error}); run nianbao publish again."
        )


if __name__ == "__main__":
    main()
