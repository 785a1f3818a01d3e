"""Results of formulas that a program left in a sheet, though the figures they add up are others."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from extract.readers.ooxml import packed
from extract.readers.spreadsheets import xlsx
from tests.extract.readers.spreadsheets.test_spreadsheets import SHEET, saved

ON_LOAD = 'fullCalcOnLoad="1"'


def read(cells: list[object], results: list[str], on_load: bool = False) -> list[tuple[str, str | None]]:
    """A row of *cells*, of which the formulas hold *results*, in order."""
    workbook = Workbook()
    workbook.active.append(["总计", *cells])
    with ZipFile(io.BytesIO(saved(workbook))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    left = iter(results)
    sheet = re.sub(r"<v\s*/>|<v></v>", lambda _: f"<v>{next(left)}</v>", parts[SHEET].decode())
    parts[SHEET] = sheet.encode()
    if not on_load:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(ON_LOAD.encode(), b"")
    return [(cell.text, cell.stored) for cell in xlsx.read(packed(parts)).grids[0].rows[0][1:]]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(B1:C1)", "8"),
        ("=B1+C1", "8"),
        ("= $C$1 - B1 + 0.5", "2.5"),
        ("=SUM(B1,C1:C9)", "8"),
        ("=-B1", "-3"),
    ],
)
def test_a_sum_that_holds_what_it_adds_up_to_is_read(formula: str, result: str) -> None:
    for on_load in (False, True):
        assert read([3, 5, formula], [result], on_load)[2] == (result, None)


@pytest.mark.parametrize("formula", ["=SUM(B1:C1)", "=B1+C1", "=SUM(B1,C1)+0"])
@pytest.mark.parametrize("result", ["0", "7"])
def test_a_sum_that_holds_another_figure_keeps_what_it_adds_up_to(formula: str, result: str) -> None:
    assert read([3, 5, formula], [result])[2] == (result, "8")


def test_a_sum_of_sums_is_as_old_as_they_are() -> None:
    assert read([3, 5, "=B1+C1", "=SUM(B1:D1)"], ["7", "15"])[2:] == [("7", "8"), ("15", "16")]


@pytest.mark.parametrize(
    "formula",
    ["=VLOOKUP(B1,A1:C1,2)", "=SUM(B1:C1)*2", "=SUM(Sheet2!B1:C1)", "=D1", "=SUM(", "=B1+", "=A1+B1"],
)
def test_what_does_not_only_add_is_believed_unless_all_is_computed_when_the_file_is_opened(
    formula: str,
) -> None:
    assert read([3, 5, formula], ["7"])[2] == ("7", None)
    assert read([3, 5, formula], ["7"], on_load=True)[2] == ("7", formula)


@pytest.mark.parametrize("formula", ["=SUM(B1:XFD1048576)", "=D1", "=SUM(B1:D1)"])
def test_a_formula_of_itself_or_of_more_cells_than_a_report_has_is_no_sum(formula: str) -> None:
    assert read([3, 5, formula], ["7"])[2] == ("7", None)


def test_words_are_left_out_of_a_sum_and_errors_are_not() -> None:
    assert read(["无", 5, "=SUM(B1:C1)"], ["5"])[2] == ("5", None)
    assert read(["#REF!", 5, "=SUM(B1:C1)"], ["9"])[2] == ("9", None)
