"""Which figures a report prints, and which of its cells are blank.

On figures that are all unlike, whatever is moved shows. On figures that add up, most of them 0, a reader's
sums confirm a row that is wrong as easily as one that is right.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from tests.extract import unlike
from tests.synthetic.corpus import SCALES
from tests.synthetic.draw import Scale, draw, printed
from tests.synthetic.values import VALUE_BREAKS, Figures

Pattern = Callable[[Random], Figures]
UNLIKE: Final[Figures] = {cell_id: str(figure) for cell_id, figure in unlike.FIGURES.items()}
FIRST: Final = ("natural_person", "upheld")


def all_unlike(random: Random) -> Figures:
    """Every cell prints a figure that no other cell has."""
    return dict(UNLIKE)


def adding_up(random: Random) -> Figures:
    """Figures as real ones are: balanced, most of them 0."""
    return _drawn(random, random.choice(SCALES))


def all_zero(random: Random) -> Figures:
    """A body that nobody asked anything: sums prove nothing, and any shift looks the same."""
    return _drawn(random, SCALES[0])


def _drawn(random: Random, scale: Scale) -> Figures:
    drawn = draw(random, scale, "2021", one_row_other=False)
    return {cell_id: printed(drawn[cell_id]) for cell_id in unlike.IDS}


def _with_blanks(pattern: Pattern, share: float) -> Pattern:
    """That share of the cells is blank."""
    return lambda random: {
        cell_id: "" if random.random() < share else text for cell_id, text in pattern(random).items()
    }


def _broken(name: str) -> Pattern:
    """What the corpus does to figures; any white space that stands in a blank cell is none here."""
    return lambda random: {
        cell_id: text.strip() for cell_id, text in VALUE_BREAKS[name](random, adding_up(random)).items()
    }


def _without(blank: Callable[[str], bool], pattern: Pattern = all_unlike) -> Pattern:
    """The cells are blank that *blank* says of their column."""
    return lambda random: {
        cell_id: "" if not cell_id.startswith("disclosure") and blank(cell_id.rpartition(".")[2]) else text
        for cell_id, text in pattern(random).items()
    }


PATTERNS: Final[dict[str, Pattern]] = {
    "unlike": all_unlike,
    "unlike_few_blank": _with_blanks(all_unlike, 0.1),
    "unlike_half_blank": _with_blanks(all_unlike, 0.5),
    "unlike_most_blank": _with_blanks(all_unlike, 0.9),
    "unlike_totals_only": _without(lambda column: column != "total"),
    "unlike_first_only": _without(lambda column: column not in FIRST),
    "unlike_no_totals": _without(lambda column: column == "total"),
    "sums": adding_up,
    "sums_few_blank": _with_blanks(adding_up, 0.1),
    "sums_most_blank": _with_blanks(adding_up, 0.9),
    "sums_first_blank": _without(lambda column: column in FIRST, adding_up),
    "sums_blanks_for_zeros": _broken("blanks_for_zeros"),
    "sums_some_blanks": _broken("some_blanks"),
    "sums_totals_only": _broken("totals_only"),
    "sums_totals_blank": _broken("totals_blank"),
    "zeros": all_zero,
}
