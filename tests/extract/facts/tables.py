"""Reports before 2019 with one table, for the tests of facts."""

from __future__ import annotations

from extract.model import Grid, GridCell, Report
from extract.read import read_bytes

HEADS = ("统计指标", "单位", "统计数")


def read(*rows: tuple[str, ...], year: int = 2016) -> Report:
    """The report of *year* with one table."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    prose = "县政府推进信息公开，完善目录和制度。" * 40
    page = f"<h1>云岭县{year}年政府信息公开工作年度报告</h1><p>{year}年，{prose}</p><table>{table}</table>"
    return read_bytes(page.encode())[1]


def headings(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Heading and label of each fact of a report of 2016 with one table."""
    return [(fact.heading, fact.label) for fact in read(*rows).facts]


def table(*rows: tuple[str, ...]) -> Grid:
    """A table of cells without spans."""
    cells = (
        tuple(GridCell(text, number, column, 1, 1, {"kind": "html"}) for column, text in enumerate(row))
        for number, row in enumerate(rows)
    )
    return Grid(tuple(cells), {"kind": "html"})
