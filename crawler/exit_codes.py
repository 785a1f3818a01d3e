"""Exit codes of every ``nianbao`` command (README, "Exit codes")."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's end means to cron, systemd and CI."""

    COMPLETE = 0
    BUG = 1
    USAGE = 2
    PARTIAL = 3
    GATE_REFUSED = 4
    INTERRUPTED = 5
    NOTHING_REACHABLE = 6
