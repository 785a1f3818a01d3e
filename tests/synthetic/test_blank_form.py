"""The form of the corpus has the size the official form has."""

from __future__ import annotations

import pytest

from extract.form import EDITIONS, ONE_OTHER_ROW, OTHER_ROWS
from tests.synthetic import blank_form as form
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import boxes_of, grid_of


@pytest.mark.parametrize(
    ("edition", "one_row", "cells"), [("2021", False, 200), ("2019", True, 198), ("2021", True, 186)]
)
def test_number_of_cells(edition: str, one_row: bool, cells: int) -> None:
    assert len(set(form.cell_ids(edition, one_row))) == cells


@pytest.mark.parametrize(("edition", "one_row"), [("2021", False), ("2019", True), ("2021", True)])
def test_every_cell_is_printed_once(edition: str, one_row: bool) -> None:
    ids = form.cell_ids(edition, one_row)
    figures = dict.fromkeys(ids, "7")
    wording = Wording(edition=edition, one_row_other=one_row)
    tables = [make(figures, wording) for make in (disclosure_table, request_table, review_table)]
    printed = [box.cell_id for table in tables for _, _, box in boxes_of(grid_of(table)) if box.cell_id]
    assert sorted(printed) == sorted(ids)
    assert all(len({len(row) for row in grid_of(table)}) == 1 for table in tables)


@pytest.mark.parametrize(("edition", "one_row"), [("2021", False), ("2019", True), ("2021", True)])
def test_the_reader_knows_the_same_cells(edition: str, one_row: bool) -> None:
    other_rows = ONE_OTHER_ROW if one_row else OTHER_ROWS
    assert sorted(EDITIONS[edition].cell_ids(other_rows)) == sorted(form.cell_ids(edition, one_row))
