"""Run the measurements and print one table per group, with ratios to its base row."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from tests import bench

NOT_MEASUREMENTS = {"__main__", "engines", "measure", "synthetic"}
KNOWN = ("table", "what", "seconds", "base")
Row = dict[str, Any]


def modules() -> list[str]:
    """Names of the modules that measure something, in order."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return [name for name in names if name not in NOT_MEASUREMENTS and not name.startswith("test_")]


def table_of(rows: Sequence[Row]) -> str:
    """One group of rows as aligned text; the first column after the name is the ratio to the base row."""
    base = next((row["seconds"] for row in rows if row.get("base")), None)
    extra = list(dict.fromkeys(key for row in rows for key in row if key not in KNOWN))
    lines = [["", "x", "ms", "per s", *extra]]
    for row in rows:
        seconds = row.get("seconds")
        lines.append(
            [
                row["what"],
                f"{seconds / base:.2f}" if seconds is not None and base else "",
                f"{seconds * 1000:.2f}" if seconds is not None else "",
                f"{1 / seconds:.1f}" if seconds else "",
                *(_text(row.get(key)) for key in extra),
            ]
        )
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    shown = (
        "  ".join(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        for line in lines
    )
    return "\n".join(f"  {line[0].ljust(widths[0])}  {rest}" for line, rest in zip(lines, shown, strict=True))


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def report(rows: Iterable[Row]) -> str:
    """All rows, one table per group."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["table"], []).append(row)
    return "\n\n".join(f"{title}\n{table_of(group)}" for title, group in groups.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the named modules, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure, side by side, as ratios."
    )
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(modules())}; default all")
    parser.add_argument("--json", action="store_true", help="print the rows instead of tables")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    for name in options.modules or modules():
        started = time.monotonic()
        rows += importlib.import_module(f"tests.bench.{name}").run()
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(rows, ensure_ascii=False, indent=1) if options.json else report(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
