"""What can go wrong while building and publishing, each with a stable code and its exit code."""

from __future__ import annotations

from crawler.exit_codes import ExitCode


class ArchiveError(Exception):
    """Base of the archive's errors. The message is one sentence: what, where, what to do."""

    code = "archive"
    exit_code = ExitCode.BUG


class GateError(ArchiveError):
    """A release gate refused; yesterday's release stays."""

    code = "gate"
    exit_code = ExitCode.GATE_REFUSED
