"""Tables broken at random: every cell is what the page prints, or an issue names it. Never silently wrong."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.read import read_bytes
from tests.extract import pages

ROW = re.compile(r"<tr><td colspan=3>.*?</tr>")
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def broken(table: str, row: int, how: str, at: int) -> tuple[str, str]:
    """*table* with one row of values broken; the second value is the row as it was."""
    rows = ROW.findall(table)
    whole = rows[row]
    cells = whole.split("<td")
    label, values = cells[:2], cells[2:]
    at %= len(values)
    if how == "drop":
        del values[at]
    elif how == "insert":
        values.insert(at, ">9</td>")
    elif how == "pad":
        label.append("></td>")
    elif how == "merge":
        values[at] = " colspan=2" + values[at]
        del values[(at + 1) % len(values)]
    elif how == "blank":
        values[at] = ">&nbsp;</td>" + ("</tr>" if values[at].endswith("</tr>") else "")
    elif how == "rowspan":
        values[at] = " rowspan=2" + values[at]
    text = "<td".join([*label, *values])
    return table.replace(whole, text if text.endswith("</tr>") else text + "</tr>", 1), whole


@SETTINGS
@given(
    st.integers(0, 24),
    st.sampled_from(["drop", "insert", "pad", "merge", "blank", "rowspan"]),
    st.integers(0, 6),
)
def test_a_broken_row_is_exact_or_flagged(row: int, how: str, at: int) -> None:
    table, _ = broken(pages.request_table(), row, how, at)
    _, report = read_bytes(pages.page(table))
    named = {cell for issue in report.issues for cell in issue.cells}
    expected = pages.truth()
    wrong = {
        cell: (number, report.cells[cell].number)
        for cell, number in expected.items()
        if report.cells[cell].number != number and cell not in named
    }
    blanked = how == "blank" and len(wrong) == 1
    assert not wrong or (blanked and next(iter(wrong.values()))[1] is None), wrong


@SETTINGS
@given(st.lists(st.integers(0, 24), min_size=1, max_size=12, unique=True))
def test_missing_rows_move_no_other_row(absent: list[int]) -> None:
    table = pages.request_table()
    rows = ROW.findall(table)
    for row in absent:
        table = table.replace(rows[row], "", 1)
    _, report = read_bytes(pages.page(table))
    named = {cell for issue in report.issues for cell in issue.cells}
    assert all(report.cells[cell].number == number or cell in named for cell, number in pages.truth().items())
