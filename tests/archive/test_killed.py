"""kill -9 at random moments of build and publish: yesterday's release serves on, the next run completes."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from crawler.workspace import Workspace
from tests.archive import nights

pytestmark = [pytest.mark.usefixtures("small_division_table"), pytest.mark.timeout(1800)]


def context() -> ForkServerContext:
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["tests.archive.nights"])
    return made


def processor_time(process: ForkServerProcess) -> float | None:
    """Seconds of processor time a process has used in all its threads; None when it has ended."""
    assert process.pid is not None
    try:
        return time.clock_gettime((~process.pid << 3) | 2)  # what clock_getcpuclockid(3) gives
    except OSError:
        return None


def kill_at(process: ForkServerProcess, moment: float) -> bool:
    """kill -9 once *process* has used *moment* seconds of processor time; False when it was done by then.

    Its own progress counts, not the clock: the same moments on a slow or a busy machine.
    """
    while process.is_alive() and (used := processor_time(process)) is not None:
        if used >= moment:
            break
        time.sleep(max(moment - used, 0.0005))
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def undisturbed(root: Path, made: ForkServerContext) -> float:
    """Seconds of processor time of one night after another, in processes as those to be killed."""
    seconds = made.Value("d", 0.0)
    for number in range(2):
        process = made.Process(target=nights.night_apart, args=(root, number, seconds))
        process.start()
        process.join()
        assert process.exitcode == 0
    return float(seconds.value)


def test_killed_at_random_moments_yesterday_serves_on_and_the_next_run_completes(tmp_path: Path) -> None:
    """NIANBAO_KILLS sets the number of kills (50 in the long run, a few here)."""
    kills, moments = int(os.environ.get("NIANBAO_KILLS", "4")), random.Random(20260122)
    forking = context()
    whole = undisturbed(tmp_path / "measured", forking)
    workspace, killed = Workspace(tmp_path / "killed"), 0
    nights.night(nights.world(0), workspace)
    shown = nights.assert_whole(workspace)
    for number in range(1, kills + 1):
        arguments = (workspace.root, number, forking.Value("d", 0.0))
        process = forking.Process(target=nights.night_apart, args=arguments)
        process.start()
        # A moment may fall a little behind the end: a night that has to make up for others is longer.
        killed += kill_at(process, moments.uniform(0, 1.1 * whole))
        now = nights.assert_whole(workspace)
        assert shown <= now <= nights.FIRST + nights.NIGHTLY * number
        shown = now
    assert killed >= kills / 2, "the kills came too late to prove anything"
    nights.night(nights.world(kills), workspace)
    assert nights.assert_whole(workspace) == nights.FIRST + nights.NIGHTLY * kills
    other = Workspace(tmp_path / "undisturbed")
    nights.night(nights.world(kills), other)
    assert nights.content_hash(workspace) == nights.content_hash(other)
