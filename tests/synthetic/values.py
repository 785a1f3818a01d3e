"""What officials print instead of a plain number. Each break changes the figures, and so the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.synthetic import blank_form as form

Figures = dict[str, str]
ValueBreak = Callable[[Random, Figures], Figures]

BLANKS: Final = ("", " ", "\u3000", "\xa0")
FULL_WIDTH: Final = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
REGIONS: Final = ("request.", "review.", "disclosure")


def _zeros(figures: Mapping[str, str], prefixes: tuple[str, ...]) -> list[str]:
    return [cell for cell, text in figures.items() if text == "0" and cell.startswith(prefixes)]


def _regions(random: Random) -> tuple[str, ...]:
    return tuple(random.sample(REGIONS, random.randint(1, len(REGIONS))))


def blanks_for_zeros(random: Random, figures: Figures) -> Figures:
    blank = random.choice(BLANKS)
    return {**figures, **dict.fromkeys(_zeros(figures, _regions(random)), blank)}


def some_blanks(random: Random, figures: Figures) -> Figures:
    zeros = _zeros(figures, REGIONS)
    chosen = random.sample(zeros, len(zeros) * random.randint(5, 60) // 100)
    return {**figures, **{cell: random.choice(BLANKS) for cell in chosen}}


def slashes(random: Random, figures: Figures) -> Figures:
    sign = random.choice(("/", "／"))
    prefixes = random.choice(
        (("disclosure.rules.", "disclosure2019.rules."), ("review.",), ("request.",), REGIONS)
    )
    return {**figures, **dict.fromkeys(_zeros(figures, prefixes), sign)}


def dashes(random: Random, figures: Figures) -> Figures:
    sign = random.choice(("-", "—", "--", "–", "——"))
    return {**figures, **dict.fromkeys(_zeros(figures, _regions(random)), sign)}


def words(random: Random, figures: Figures) -> Figures:
    zeros = _zeros(figures, ("disclosure", "review."))
    chosen = random.sample(zeros, min(len(zeros), random.randint(1, 6)))
    return {**figures, **dict.fromkeys(chosen, random.choice(("无", "不适用")))}


def thousands(random: Random, figures: Figures) -> Figures:
    return {cell: f"{int(text):,}" if text.isdigit() else text for cell, text in figures.items()}


def full_width(random: Random, figures: Figures) -> Figures:
    share = random.random()
    return {
        cell: text.translate(FULL_WIDTH) if random.random() < share else text
        for cell, text in figures.items()
    }


def totals_only(random: Random, figures: Figures) -> Figures:
    return {
        cell: "" if cell.startswith("request.") and not cell.endswith(".total") else text
        for cell, text in figures.items()
    }


def totals_blank(random: Random, figures: Figures) -> Figures:
    return {
        cell: "" if cell.startswith("request.") and cell.endswith(".total") else text
        for cell, text in figures.items()
    }


def all_blank(random: Random, figures: Figures) -> Figures:
    return dict.fromkeys(figures, random.choice(BLANKS))


def blank_review_track(random: Random, figures: Figures) -> Figures:
    prefix = f"review.{random.choice(form.REVIEW_TRACKS)[0]}."
    return {cell: "" if cell.startswith(prefix) else text for cell, text in figures.items()}


def units(random: Random, figures: Figures) -> Figures:
    chosen = [cell for cell in figures if cell.startswith("disclosure") and random.random() < 0.3]
    return {cell: f"{text}件" if cell in chosen and text else text for cell, text in figures.items()}


def arithmetic_error(random: Random, figures: Figures) -> Figures:
    numbers = [cell for cell, text in figures.items() if cell.startswith("re") and text.isdecimal()]
    if not numbers:
        return figures
    cell = random.choice(numbers)
    return {**figures, cell: str(int(figures[cell]) + random.choice((1, 2, 10)))}


def many_decimals(random: Random, figures: Figures) -> Figures:
    cell = "disclosure.fees.amount"
    return {**figures, cell: f"{random.uniform(0, 90_000):.4f}"} if cell in figures else figures


def spaced_digits(random: Random, figures: Figures) -> Figures:
    long = [cell for cell, text in figures.items() if len(text) > 1 and text.isdigit()]
    chosen = random.sample(long, min(len(long), 3))
    return {**figures, **{cell: f"{figures[cell][:-1]} {figures[cell][-1]}" for cell in chosen}}


def invisible(random: Random, figures: Figures) -> Figures:
    """Zero-width characters beside a number, as editors and copies leave them."""
    marks = ("\u200b", "\ufeff", "\u200e", "\u00ad")
    return {
        cell: random.choice(marks) + text if text and random.random() < 0.2 else text
        for cell, text in figures.items()
    }


def last_cell_missing(random: Random, figures: Figures) -> Figures:
    rows = sorted({cell.rpartition(".")[0] for cell in figures if cell.startswith("request.")})
    missing = {f"{row}.total" for row in random.sample(rows, random.randint(1, 2))}
    return {cell: text for cell, text in figures.items() if cell not in missing}


def row_missing(random: Random, figures: Figures) -> Figures:
    inner = [row for _, members in form.GROUPS for row, _ in members]
    chosen = random.choice(inner)
    return {cell: text for cell, text in figures.items() if not cell.startswith(f"request.{chosen}.")}


VALUE_BREAKS: Final[dict[str, ValueBreak]] = {
    "blanks_for_zeros": blanks_for_zeros,
    "some_blanks": some_blanks,
    "slashes": slashes,
    "dashes": dashes,
    "words": words,
    "thousands": thousands,
    "full_width": full_width,
    "totals_only": totals_only,
    "totals_blank": totals_blank,
    "all_blank": all_blank,
    "blank_review_track": blank_review_track,
    "units": units,
    "arithmetic_error": arithmetic_error,
    "many_decimals": many_decimals,
    "spaced_digits": spaced_digits,
    "invisible": invisible,
    "last_cell_missing": last_cell_missing,
    "row_missing": row_missing,
}
