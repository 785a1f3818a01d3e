"""``make demo``: the real pipeline on the simulated portals of this project, on loopback."""

from __future__ import annotations

import os
import shlex
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError
from archive.refresh import RefreshSummary, refresh
from archive.refresh import render as render_refresh
from crawler.exit_codes import ExitCode
from crawler.simulator import Simulator
from crawler.store import results
from crawler.workspace import Workspace

# Fixed, so that a second demo meets the same addresses and asks only for what changed or is due.
DEFAULT_PORT = 18930
SERVE_PORT = 8001


class DemoError(ArchiveError):
    """The demo cannot run here; the sentence says why and what to set."""

    code = "demo"
    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What the demo did and where it can be browsed."""

    refresh: RefreshSummary
    workspace: Workspace


def demo(workspace: Workspace) -> DemoSummary:
    """Start the simulator, run the nightly job on it, stop the simulator.

    Raises:
        DemoError: the data directory holds real portals, or the simulator's port is taken.
    """
    _refuse_real_archive(workspace)
    with ExitStack() as stack:
        simulator = _start(stack, _port())
        registry = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        simulator.write_registry(registry)
        return DemoSummary(refresh(workspace, registry=registry), workspace)


def _start(stack: ExitStack, port: int) -> Simulator:
    try:
        return stack.enter_context(Simulator(port=port))
    except OSError as error:
        raise DemoError(
            f"模拟门户无法使用 127.0.0.1:{port}（{error.strerror}），请关闭占用者或设置 NIANBAO_DEMO_PORT。"
            f" The simulated portals cannot use 127.0.0.1:{port} ({error.strerror});"
            " free it or set NIANBAO_DEMO_PORT."
        ) from error


def _port() -> int:
    value = os.environ.get("NIANBAO_DEMO_PORT", str(DEFAULT_PORT))
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise DemoError(
            f"NIANBAO_DEMO_PORT 应为端口号，现为“{value}”。"
            f" NIANBAO_DEMO_PORT must be a port number, not {value!r}."
        )
    return int(value)


def _refuse_real_archive(workspace: Workspace) -> None:
    """Invented reports must never stand beside real ones in one archive."""
    real = [portal.id for portal in results.portals(workspace) if portal.verified != "simulated"]
    if real:
        raise DemoError(
            f"{workspace.root} 里有真实门户（{real[0]} 等），演示会混入虚构报告；请用 NIANBAO_DATA 另选目录。"
            f" {workspace.root} holds real portals ({real[0]}, …); the demo's reports are invented:"
            " choose another directory with NIANBAO_DATA."
        )


def render(summary: DemoSummary) -> str:
    """What was collected, read, found, and how to browse it."""
    chosen = os.environ.get("NIANBAO_DATA")
    command = f"NIANBAO_DATA={shlex.quote(chosen)} make serve" if chosen else "make serve"
    return "\n".join(
        [
            render_refresh(summary.refresh),
            "",
            "以上报告均为虚构样本。 All these reports are invented samples.",
            f"浏览 browse    {command}",
            f"地址 address   http://127.0.0.1:{SERVE_PORT}/",
        ]
    )
