"""One synthetic report from one seed: drawn, worded, broken, written; the truth comes with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.synthetic import html_habits, text_habits
from tests.synthetic.draw import Scale, draw, printed
from tests.synthetic.labels import LABEL_BREAKS, relabel
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import Paper
from tests.synthetic.publishers import LINE_BREAKS, PUBLISHER_BREAKS
from tests.synthetic.render import docx, pdf, xlsx
from tests.synthetic.shapes import EXCLUSIVE, SHAPE_BREAKS
from tests.synthetic.story import tell
from tests.synthetic.truth import Truth, truth_of
from tests.synthetic.values import VALUE_BREAKS

SCALES: Final = (
    Scale(requests=0, reviews=0, documents=0),
    Scale(requests=5, reviews=1, documents=1, penalties=40),
    Scale(requests=60, reviews=3, documents=4, licences=700, penalties=90, coercions=6, fees=12.5),
    Scale(
        requests=900, reviews=20, documents=40, licences=48_000, penalties=5200, coercions=300, fees=7300.25
    ),
)
# Edition, and one row for 其他处理; hybrid forms among them.
FORMS: Final = (*[("2021", False)] * 6, ("2021", True), ("2019", True), ("2019", True), ("2019", False))
CONTAINERS: Final = ("text", "html", "docx", "xlsx", "pdf", "pdf-set", "image")
# Breaks that a container cannot show: a ruled page draws the box of a cell that is not there.
NOT_IN: Final = {
    "text": {"crooked_lines"},
    "xlsx": {"page_furniture", "last_cell_missing"},
    "pdf": {"last_cell_missing", "crooked_lines"},  # a page draws a narrow column as wide as the others
    "pdf-set": {"last_cell_missing", "crooked_lines"},
    "pdf-text": {
        "last_cell_missing",
        "columns_swapped",
        "crooked_lines",
    },  # names over two lines stand over no column there
    # A picture does not tell ０ from 0, and shows as boxes what a font prints nothing for.
    "image": {"last_cell_missing", "crooked_lines", "spaced_digits", "full_width", "invisible"},
}
# Breaks after which a careful reader must raise a flag: the source itself is doubtful.
DOUBTFUL: Final = frozenset(
    (
        "arithmetic_error",
        "header_lost_review",
        "last_cell_missing",
        "number_in_two_cells",
        "row_missing",
        "spaced_digits",
        "units",
    )
)
CUT_OFF: Final = "cut_off"  # written so that lines of labels or whole columns cannot be seen
MOST_BREAKS: Final = {"value": (0, 0, 1, 1, 2), "label": (0, 1, 2, 3), "shape": (0, 1, 1, 2, 3)}


@dataclass(frozen=True, slots=True)
class Specimen:
    """One made-up document and what a reader must find in it."""

    seed: int
    container: str
    data: bytes
    truth: Truth
    edition: str
    breaks: tuple[str, ...]  # names of the breaks that made it, to be repeated with ``only``
    written: tuple[str, ...]  # what the container's writer did to it

    @property
    def legible(self) -> bool:
        """Whether every figure is beyond doubt, however the layout is broken.

        Labels with neither a figure nor a line beside them are a list of words as much as a blank table; nor
        does text show which of its blank cells are narrow ones, or how many a form feed took the place of; or
        a page without lines how far a remark over five lines reaches; nor are figures under their headers
        that a group reaching beyond its rows moves to the right.
        """
        is_list = "all_blank" in self.breaks and "unruled" in self.written
        is_spaced = "crooked_lines" in self.breaks and "style:pre" in self.written
        lost = {CUT_OFF, text_habits.FED_OVER_CELLS, html_habits.OVERLONG} & set(self.written)
        return not is_list and not is_spaced and not lost and not DOUBTFUL & set(self.breaks)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it stands on paper, before somebody writes it as a file."""

    seed: int
    container: str
    paper: Paper
    truth: Truth
    edition: str
    breaks: tuple[str, ...]

    @property
    def random(self) -> Random:
        """The stream of random numbers for whoever writes the file."""
        return Random(f"{self.seed}/writer")

    def written(self, data: bytes, written: Collection[str]) -> Specimen:
        """The specimen with the file *data*."""
        return Specimen(
            self.seed, self.container, data, self.truth, self.edition, self.breaks, tuple(written)
        )


def make(seed: int, container: str, only: Collection[str] | None = None) -> Specimen:
    """The document of *seed*; with *only*, the same document with just those of its breaks."""
    draft = draft_of(seed, container, only)
    return draft.written(*WRITERS[container](draft.random, draft.paper))


def draft_of(seed: int, container: str, only: Collection[str] | None = None) -> Draft:
    """What :func:`make` writes, on paper.

    Every decision has its own stream of random numbers, so leaving a break out changes nothing else.
    """

    def stream(purpose: str) -> Random:
        return Random(f"{seed}/{purpose}")

    edition, one_row = stream("form").choice(FORMS)
    numbers = draw(stream("figures"), stream("scale").choice(SCALES), edition, one_row)
    figures = {cell: printed(number) for cell, number in numbers.items()}
    drawn = [*_breaks(stream("breaks"), container), *_of_publisher(stream("publisher"), container)]
    chosen = [name for name in drawn if only is None or name in only]
    for name in (name for name in chosen if name in VALUE_BREAKS):
        figures = VALUE_BREAKS[name](stream(name), figures)
    wording = Wording(edition, one_row, total_in_second_row=stream("header").random() < 0.4)
    tables = (
        disclosure_table(figures, wording),
        request_table(figures, wording),
        review_table(figures, wording),
    )
    paper = tell(stream("story"), stream("year").randint(2021, 2024), tables)
    for name in (name for name in PUBLISHER_BREAKS if name in chosen):  # the form's own words come first
        paper = PUBLISHER_BREAKS[name](stream(name), paper)
    for name in (name for name in chosen if name in LABEL_BREAKS):
        paper = relabel(paper, LABEL_BREAKS[name](stream(name)))
    for name in (name for name in SHAPE_BREAKS if name in chosen):
        paper = SHAPE_BREAKS[name](stream(name), paper)
    for name in (name for name in LINE_BREAKS if name in chosen):
        paper = LINE_BREAKS[name](stream(name), paper)
    return Draft(seed, container, paper, truth_of(figures, edition, one_row), edition, tuple(chosen))


def _breaks(random: Random, container: str) -> Iterable[str]:
    excluded = NOT_IN.get(container, set())
    chosen: list[str] = []
    for kind, breaks in (("value", VALUE_BREAKS), ("label", LABEL_BREAKS), ("shape", SHAPE_BREAKS)):
        for name in random.sample(sorted(breaks), random.choice(MOST_BREAKS[kind])):
            rivals = {rival for group in EXCLUSIVE if name in group for rival in group}
            if name not in excluded and not rivals & set(chosen):
                chosen.append(name)
    return chosen


def _of_publisher(random: Random, container: str) -> Iterable[str]:
    """From a stream of their own: the seeds of older documents still make these, with a break or two more."""
    drawn = random.sample(sorted({*PUBLISHER_BREAKS, *LINE_BREAKS}), random.choice((0, 0, 1, 2)))
    return [name for name in drawn if name not in NOT_IN.get(container, set())]


def _docx(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    return docx.render(paper), []


def _xlsx(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    return xlsx.render(paper), []


def _pdf(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    style = pdf.PdfStyle(
        size=random.choice((8.0, 9.0, 10.5)),
        ruled=random.random() < 0.9,
        digits_apart=random.random() < 0.2,
    )
    return pdf.render(paper, style), _written(style)


def _pdf_set(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    """A PDF whose cells are set in every way; half of them have no ruling lines."""
    style = pdf.PdfStyle(
        size=random.choice((8.0, 9.0, 10.5)),
        ruled=random.random() < 0.5,
        digits_apart=random.random() < 0.2,
        values=random.choice(("center", "left", "right")),
        labels=random.choice(("center", "left")),
        padding=random.choice((1.0, 3.0, 6.0)),
    )
    settings = [f"values:{style.values}", f"labels:{style.labels}", f"padding:{style.padding}"]
    return pdf.render(paper, style), [*_written(style), *settings]


def _written(style: pdf.PdfStyle) -> list[str]:
    return [f"size:{style.size}", *["unruled"] * (not style.ruled), *["digits_apart"] * style.digits_apart]


def _image(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    from tests.synthetic.render import scan

    return scan.render(random, paper)


WRITERS: Final[dict[str, Callable[[Random, Paper], tuple[bytes, list[str]]]]] = {
    "text": text_habits.write,
    "html": html_habits.write,
    "docx": _docx,
    "xlsx": _xlsx,
    "pdf": _pdf,
    "pdf-set": _pdf_set,
    "image": _image,
}


def without(specimen: Specimen, name: str) -> Specimen:
    """The same document with one break fewer."""
    return make(specimen.seed, specimen.container, [kept for kept in specimen.breaks if kept != name])
