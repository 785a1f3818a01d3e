"""The form has exactly the cells and sums the two editions print."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2019, EDITION_2021, EDITIONS, ONE_OTHER_ROW, unit_of


@pytest.mark.parametrize(("edition", "cells", "identities"), [("2021", 200, 42), ("2019", 198, 40)])
def test_size_of_an_edition(edition: str, cells: int, identities: int) -> None:
    form = EDITIONS[edition]
    assert len(form.cell_ids()) == len(set(form.cell_ids())) == cells
    assert len(form.identities()) == identities


def test_identities_use_known_cells_only() -> None:
    for form in EDITIONS.values():
        known = set(form.cell_ids())
        assert all(known.issuperset(identity.left + identity.right) for identity in form.identities())


def test_each_sum_has_a_name_of_its_own_in_both_languages() -> None:
    for form in EDITIONS.values():
        identities = form.identities()
        assert len({one.zh for one in identities}) == len({one.en for one in identities}) == len(identities)
    names = {one.id: one.zh for one in EDITION_2021.identities()}
    assert names["review_sum.lawsuit_direct"] == "“未经复议直接起诉”各数之和与总计"
    assert names["request_results.enterprise"] == "“商业企业”一列各项办理结果之和与（七）总计"


def test_editions_share_no_disclosure_cell() -> None:
    def disclosure(cells: tuple[str, ...]) -> set[str]:
        return {cell for cell in cells if cell.startswith("disclosure")}

    assert not disclosure(EDITION_2019.cell_ids()) & disclosure(EDITION_2021.cell_ids())
    assert (len(disclosure(EDITION_2019.cell_ids())), len(disclosure(EDITION_2021.cell_ids()))) == (22, 10)


def test_one_row_of_other_handling_in_the_2021_edition() -> None:
    cells = EDITION_2021.cell_ids(ONE_OTHER_ROW)
    assert "request.other.total" in cells
    assert "request.other_other.total" not in cells
    assert len(cells) == 186
    assert len(EDITION_2021.identities(ONE_OTHER_ROW)) == 40


def test_units() -> None:
    assert unit_of("disclosure.fees.amount") == "万元"
    assert unit_of("disclosure2019.fees.items_previous") == "项"
    assert unit_of("disclosure2019.procurement.amount") == ""
    assert unit_of("request.new.total") == "件"
