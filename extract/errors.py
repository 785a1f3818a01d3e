"""What can go wrong while reading, each with a stable code and the exit code it leads to."""

from __future__ import annotations

from crawler.exit_codes import ExitCode


class ExtractError(Exception):
    """Base of the reader's errors. The message is one sentence: what, where, what to do."""

    code = "extract"
    exit_code = ExitCode.BUG


class UnreadableError(ExtractError):
    """The bytes cannot be read as what they seem to be: broken, encrypted, too large, or lacking a tool."""

    code = "unreadable"
    exit_code = ExitCode.USAGE
