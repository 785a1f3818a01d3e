"""Serve the current release, and change to the next one without refusing a single connection.

A running Datasette keeps the file it has opened, so a new release means a new process. This supervisor
holds the listening socket; a worker proves a release in itself and then takes connections from the shared
socket; only after that is the old worker told to finish. A release that fails its smoke test is never
shown: the old one stays.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError
from archive.releases import candidates, last_release
from crawler.exit_codes import ExitCode
from crawler.signals import stopping
from crawler.workspace import Workspace

log = logging.getLogger(__name__)

READY = b"ready"  # what a worker says once it has proved its release

POLL_SECONDS = 1.0
# How long a worker may take to open a release and prove it.
START_SECONDS = 120.0
STOP_SECONDS = 30.0
# A worker that dies is started again, after a pause that doubles each time up to this.
LONGEST_PAUSE = 60.0


class ServeError(ArchiveError):
    """The site cannot be served; the sentence says why and what to do."""

    code = "serve"
    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class Worker:
    """One server process and the release it shows."""

    release: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Let it finish what it is answering; end it if it does not."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def serve(
    workspace: Workspace, host: str = "127.0.0.1", port: int = 8001, stopped: threading.Event | None = None
) -> None:
    """Serve until interrupted, or until *stopped* is set; *port* 0 takes a free one and logs the address.

    Raises:
        ServeError: there is no release, it cannot be shown, or the address is taken.
    """
    stopped = stopped or threading.Event()
    with _listen(host, port) as listening:
        supervisor = Supervisor(workspace, listening)
        supervisor.start()
        log.info("网站已开启 Serving on http://%s:%d/", *listening.getsockname()[:2])
        with stopping(stopped):
            supervisor.watch(stopped)


class Supervisor:
    """Keeps one proven worker on the socket, and follows the ``current`` link."""

    def __init__(self, workspace: Workspace, listening: socket.socket) -> None:
        self._workspace = workspace
        self._listening = listening
        self._worker: Worker | None = None
        self._refused: Path | None = None
        self._pause = 1.0

    def start(self) -> None:
        """Start on the current release. Raises ServeError."""
        if last_release(self._workspace) is None:
            raise ServeError(
                f"{self._workspace.releases} 里还没有发布的版本，请先运行 nianbao refresh 或 make demo。"
                f" There is no release in {self._workspace.releases}; run nianbao refresh or make demo first."
            )
        self._worker = self._spawn_any()
        if self._worker is None:
            raise ServeError(
                f"{self._workspace.releases} 里没有能展示的版本，原因见上；请运行 nianbao publish。"
                f" No release in {self._workspace.releases} can be shown, see the reasons above;"
                " run nianbao publish."
            )

    def watch(self, stopped: threading.Event) -> None:
        """Follow the releases until *stopped*; then stop the worker."""
        try:
            while not stopped.wait(POLL_SECONDS):
                self.step()
        finally:
            if self._worker:
                self._worker.stop()

    def step(self) -> None:
        """Look once: a new release is tried, a dead worker replaced."""
        release = last_release(self._workspace)
        worker = self._worker
        if worker is not None and worker.process.poll() is not None:
            log.error(
                "网站进程退出（%s），重新启动。 The worker ended; starting again.", worker.process.returncode
            )
            time.sleep(self._pause)
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            self._worker = self._spawn_any() or worker
        elif release is not None and worker is not None and release not in (worker.release, self._refused):
            self._switch(worker, release)

    def _switch(self, old: Worker, release: Path) -> None:
        new = self._spawn(release)
        if new is None:
            self._refused = release
            log.error(
                "%s 未通过检验，继续展示 %s。 Refused; still showing the old release.", release, old.release
            )
            return
        self._worker, self._pause = new, 1.0
        log.info("已切换到版本 Switched to release %s", release.name)
        old.stop()

    def _spawn_any(self) -> Worker | None:
        """A worker on the current release or, when that is not fit to be shown, the newest that is."""
        for release in candidates(self._workspace):
            if worker := self._spawn(release):
                return worker
            self._refused = self._refused or release
            log.error("%s 不能展示，改试前一版。 It cannot be shown; trying the one before.", release)
        return None

    def _spawn(self, release: Path) -> Worker | None:
        """A worker that has proved *release*, or None when it is not fit to be shown."""
        listening = self._listening.fileno()
        said, ready = os.pipe()
        command = [sys.executable, "-m", "archive.site.worker", "--release", str(release)]
        command += ["--data", str(self._workspace.root), "--socket", str(listening), "--ready", str(ready)]
        process = subprocess.Popen(command, pass_fds=(listening, ready))
        os.close(ready)
        worker = Worker(release, process)
        if _is_ready(said):
            return worker
        worker.stop()
        return None


def _is_ready(said: int) -> bool:
    """Wait for the worker's one word; False when it ends without it, or stays silent too long."""
    with os.fdopen(said, "rb") as pipe:
        readable, _, _ = select.select([pipe], [], [], START_SECONDS)
        return bool(readable) and pipe.read(len(READY)) == READY


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=256, reuse_port=False)
    except OSError as error:
        raise ServeError(
            f"无法使用 {host}:{port}（{error.strerror}），请换一个 --port。"
            f" Cannot use {host}:{port} ({error.strerror}); choose another --port."
        ) from error
