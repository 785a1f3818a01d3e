"""Run the command line as its user does: a process of its own, on a data directory of its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Finished:
    """How a command ended."""

    code: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class Archive:
    """One data directory and its registry, driven through ``nianbao``."""

    data: Path
    registry: Path | None = None

    def run(self, *arguments: str, timeout: float = 180) -> Finished:
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=timeout)
        return Finished(process.returncode, output, errors)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "NIANBAO_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}
        if self.registry:
            environment["NIANBAO_PORTALS"] = str(self.registry)
        return subprocess.Popen(
            [sys.executable, "-m", "archive", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def kill_after(self, seconds: float, *arguments: str) -> bool:
        """Start a command, kill -9 its process group after *seconds*; False if it had ended by then."""
        process = self.start(*arguments)
        time.sleep(seconds)
        alive = process.poll() is None
        if alive:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return alive

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Rows of the current release."""
        path = self.data / "releases" / "current" / "nianbao.db"
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as connection:
            return connection.execute(sql, parameters).fetchall()

    def status(self) -> dict[str, dict[str, Any]]:
        """``nianbao status --json``: source id → its last outcome and reason."""
        return {row["source"]: row for row in json.loads(self.run("status", "--json").output)["sources"]}


def content(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """What a release says, without the times at which it was learnt: equal after any interruption."""
    return {
        "reports": archive.query(
            "SELECT uid, title, year, edition, sha256, fingerprint FROM report ORDER BY uid"
        ),
        "cells": archive.query(
            "SELECT r.uid, c.cell_id, c.raw, c.state, c.number, c.locator"
            " FROM cell c JOIN report r ON r.id = c.report_id ORDER BY 1, 2"
        ),
        "sections": archive.query(
            "SELECT r.uid, s.position, s.heading, s.text"
            " FROM section s JOIN report r ON r.id = s.report_id ORDER BY 1, 2"
        ),
        "findings": archive.query(
            "SELECT r.uid, f.check_id, f.verdict, f.cells"
            " FROM finding f JOIN report r ON r.id = f.report_id ORDER BY 1, 2, 4"
        ),
        "publications": archive.query("SELECT url, outcome, reason_code FROM publication ORDER BY url"),
    }
