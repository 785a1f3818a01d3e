"""What can go wrong while crawling, each with a stable code and the exit code it leads to."""

from __future__ import annotations

from crawler.exit_codes import ExitCode


class CrawlerError(Exception):
    """Base of the crawler's errors. The message is one sentence: what, where, what to do."""

    code = "crawler"
    exit_code = ExitCode.BUG


class ConfigurationError(CrawlerError):
    """A portal file, a setting or an argument is wrong."""

    code = "configuration"
    exit_code = ExitCode.USAGE
