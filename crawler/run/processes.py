"""Crawl processes: started one after the other, stopped cleanly, told apart from crashes."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.progress import progress as show_progress
from crawler.run.worker import FAILURE, STOPPED, Job
from crawler.signals import stopping
from crawler.store.disk import StorageError

GRACE_SECONDS = 20.0  # for requests in flight when a crawl is asked to stop


class WorkerError(CrawlerError):
    """A crawl process ended in a way it should not have."""

    code = "worker"


class MemoryExceededError(WorkerError):
    """A crawl process took more memory than it may, and ended itself."""

    code = "memory"
    exit_code = ExitCode.INTERRUPTED

    @classmethod
    def of(cls, megabytes: int, log: Path) -> MemoryExceededError:
        """The error for a crawl that took more than that many *megabytes*; its *log* says when."""
        return cls(
            f"采集进程占用内存超过 {megabytes} MB，已停下；取得的都在，再运行一次即继续，详见 {log}。"
            f" A crawl process took more than {megabytes} MB of memory and was stopped; nothing it fetched is"
            f" lost, run again to continue; see {log}."
        )


def run_jobs(jobs: Iterator[Job], total: int, progress: bool) -> bool:
    """Run the jobs one after the other; whether a signal interrupted them."""
    stop = threading.Event()
    with stopping(stop):
        finished = (row for job in jobs if not stop.is_set() for row in _run_job(job, stop))
        shown = show_progress(finished, label="采集 crawl", total=total, unit="源") if progress else finished
        for _ in shown:
            pass
    return stop.is_set()


def _run_job(job: Job, stop: threading.Event) -> Iterator[dict[str, Any]]:
    """One crawl process; yields the row of each source as it finishes."""
    log = Path(job.root) / "runs" / job.run_id / "worker.err"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "crawler.run.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,  # a Ctrl-C reaches the worker once, through us
        )
    watcher = threading.Thread(target=_stop_when_asked, args=(process, stop), daemon=True)
    watcher.start()
    assert process.stdin and process.stdout
    process.stdin.write(job.as_json())
    process.stdin.close()
    failure = megabytes = None
    for line in process.stdout:
        row = json.loads(line)
        failure, megabytes = failure or row.get(FAILURE), megabytes or row.get(STOPPED)
        if FAILURE not in row and STOPPED not in row:
            yield row
    code = process.wait()
    if failure:
        raise StorageError.of(job.root, failure)
    if megabytes:
        raise MemoryExceededError.of(megabytes, log.with_name("crawl.log"))
    if code == ExitCode.INTERRUPTED:
        stop.set()
    elif code and not stop.is_set():
        raise WorkerError(
            f"采集进程意外结束（{code}），详见 {log}。"
            f" A crawl process ended unexpectedly ({code}); see {log}."
        )


def _stop_when_asked(process: subprocess.Popen[str], stop: threading.Event) -> None:
    while process.poll() is None:
        if stop.wait(0.2):
            process.terminate()
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            return
