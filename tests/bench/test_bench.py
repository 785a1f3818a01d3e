"""The runner: ratios are to the base row, and whatever a module measures is shown."""

from __future__ import annotations

from typing import Any

from tests.bench.__main__ import modules, report, table_of
from tests.bench.measure import cpu_seconds, peak_megabytes


def fill(megabytes: int) -> int:
    return len(bytearray(b"x" * (megabytes << 20)))


def test_ratios_are_to_the_base_row() -> None:
    rows: list[dict[str, Any]] = [
        {"table": "t", "what": "ours", "seconds": 0.002, "base": True, "exact": 1.0},
        {"table": "t", "what": "theirs", "seconds": 0.008, "exact": 0.975, "note": "AGPL"},
        {"table": "t", "what": "absent", "note": "not installed"},
    ]
    head, ours, theirs, absent = table_of(rows).splitlines()
    assert head.split() == ["x", "ms", "per", "s", "exact", "note"]
    assert ours.split() == ["ours", "1.00", "2.00", "500.0", "1"]
    assert theirs.split() == ["theirs", "4.00", "8.00", "125.0", "0.975", "AGPL"]
    assert absent.split() == ["absent", "not", "installed"]


def test_groups_are_printed_apart() -> None:
    rows = [{"table": name, "what": "a", "seconds": 1.0} for name in ("PDF", "HTML")]
    assert [block.splitlines()[0] for block in report(rows).split("\n\n")] == ["PDF", "HTML"]


def test_runner_and_tools_are_no_measurements() -> None:
    assert not {"__main__", "measure", "test_bench"} & set(modules())


def test_cpu_seconds_counts_work_and_not_waiting() -> None:
    assert cpu_seconds(lambda: sum(range(300_000)), runs=3) > 0.0005


def test_peak_memory_is_that_of_the_work_and_not_of_its_parent() -> None:
    assert fill(300)
    assert peak_megabytes(fill, 120) - peak_megabytes(fill, 1) > 100
