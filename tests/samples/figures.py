"""The printed figures of every sample: drawn per body, carried from year to year, then spoiled on purpose."""

from __future__ import annotations

from random import Random

from tests.samples.bodies import Body, Edition
from tests.synthetic import blank_form as form
from tests.synthetic.draw import Previous, draw, leaves, printed

Figures = dict[str, str]


def form_of(edition: Edition) -> tuple[str, bool]:
    """The edition of the form a report is written on, and whether 其他处理 is one row."""
    old = "form_2019" in edition.defects
    return ("2019" if old else "2021"), old or "one_row_other" in edition.defects


def figures_of(body: Body) -> dict[int, Figures]:
    """Printed figures per year; what one year carries out the next carries in, unless it is a defect."""
    random = Random(f"samples/{body.key}")
    previous = Previous(documents_valid=body.scale.documents * 3)
    years: dict[int, Figures] = {}
    for edition in body.editions:
        if "carry_broken" in edition.defects:
            carried = {key: count + 2 for key, count in previous.carried_out.items()}
            previous = Previous(carried, previous.rules_valid, previous.documents_valid + 5)
        name, one_row = form_of(edition)
        numbers = draw(random, body.scale, name, one_row, previous)
        previous = leaves(numbers)
        years[edition.year] = spoil(
            {cell: printed(number) for cell, number in numbers.items()}, edition.defects
        )
    return years


def spoil(figures: Figures, defects: tuple[str, ...]) -> Figures:
    """The figures as this source prints them, its own mistakes and habits included."""
    spoiled = dict(figures)
    for defect in defects:
        change = VALUE_DEFECTS.get(defect)
        if change:
            spoiled = change(spoiled)
    return spoiled


def _arithmetic_error(figures: Figures) -> Figures:
    changed = {
        cell: str(int(figures[cell]) + 1) for cell in ("request.total.natural_person", "request.total.total")
    }
    return {**figures, **changed}


def _blanks_for_zeros(figures: Figures) -> Figures:
    return {
        cell: "" if text == "0" and not cell.startswith("disc") else text for cell, text in figures.items()
    }


def _thousands(figures: Figures) -> Figures:
    return {cell: f"{int(text):,}" if text.isdigit() else text for cell, text in figures.items()}


def _slashes(figures: Figures) -> Figures:
    return {cell: "/" if ".rules." in cell else text for cell, text in figures.items()}


def _dashes(figures: Figures) -> Figures:
    return {
        cell: "—" if text == "0" and cell.startswith("review.") else text for cell, text in figures.items()
    }


def _total_only(figures: Figures) -> Figures:
    return {
        cell: text if not cell.startswith("request.") or cell.endswith(".total") else ""
        for cell, text in figures.items()
    }


def _all_blank(figures: Figures) -> Figures:
    return dict.fromkeys(figures, "")


def _blank_review(figures: Figures) -> Figures:
    track = form.REVIEW_TRACKS[0][0]
    return {cell: "" if cell.startswith(f"review.{track}.") else text for cell, text in figures.items()}


def _six_values(figures: Figures) -> Figures:
    return {cell: text for cell, text in figures.items() if cell != "request.granted.total"}


VALUE_DEFECTS = {
    "arithmetic_error": _arithmetic_error,
    "blanks_for_zeros": _blanks_for_zeros,
    "thousands": _thousands,
    "slashes": _slashes,
    "dashes": _dashes,
    "total_only": _total_only,
    "all_blank": _all_blank,
    "blank_review": _blank_review,
    "six_values": _six_values,
}
