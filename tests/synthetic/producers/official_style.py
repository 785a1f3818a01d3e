"""How an office sets its report in a word processor."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from tests.synthetic.corpus import CUT_OFF

BORDERS: Final = {
    "single": ("single", 4, "000000"),
    "hair": ("single", 2, "404040"),
    "thick": ("single", 12, "000000"),
    "dotted": ("dotted", 4, "000000"),
    "double": ("double", 4, "000000"),
    "pale": ("single", 4, "D0D0D0"),
    "none": ("nil", 0, "auto"),
}
USUAL_BORDERS: Final = ("single", "single", "single", "hair", "thick")
WIDTHS: Final = {
    "official": (1.2, 1.5, 4.0),
    "even": (1.0, 1.0, 1.0),
    "narrow": (2.0, 2.5, 7.25),
    "crammed": (2.5, 3.5, 16.0),
}


@dataclass(frozen=True, slots=True)
class OfficialStyle:
    """How the document looks; sizes in half points."""

    borders: str
    body_font: str
    digit_font: str
    size: int
    widths: str
    align: str
    repeats_header: bool
    keeps_rows: bool
    upright_groups: bool  # group labels set downwards
    landscape: bool  # the tables on pages of their own, turned
    head: bool
    watermark: bool
    stamp: bool
    indent: bool  # first-line indents inside cells, as copied paragraphs have
    exact_height: int  # twips of every row, 0: as needed

    @property
    def habits(self) -> list[str]:
        """What is unusual about it, for blame."""
        marks = [
            f"borders:{self.borders}",
            f"size:{self.size}",
            f"widths:{self.widths}",
            f"align:{self.align}",
        ]
        names = (
            "repeats_header",
            "keeps_rows",
            "upright_groups",
            "landscape",
            "watermark",
            "stamp",
            "indent",
        )
        marks += [name for name in names if getattr(self, name)]
        marks += ["unruled"] * (self.borders == "none")
        return [*marks, *[f"exact_height:{self.exact_height}", CUT_OFF] * bool(self.exact_height)]


def draw_style(random: Random) -> OfficialStyle:
    """One office's habits."""
    usual = random.random() < 0.7
    return OfficialStyle(
        borders=random.choice(USUAL_BORDERS if usual else list(BORDERS)),
        body_font=random.choice(("仿宋_GB2312", "宋体", "Noto Serif CJK SC", "Noto Sans CJK SC")),
        digit_font=random.choice(("Times New Roman", "宋体", "Calibri", "Noto Serif CJK SC")),
        size=random.choice((15, 18, 21, 24)),
        widths=random.choice(("official",) * 5 + ("even", "even", "narrow", "narrow", "crammed")),
        align=random.choice(("center", "center", "left", "right", "both")),
        repeats_header=random.random() < 0.3,
        keeps_rows=random.random() < 0.3,
        upright_groups=random.random() < 0.15,
        landscape=random.random() < 0.2,
        head=random.random() < 0.4,
        watermark=random.random() < 0.2,
        stamp=random.random() < 0.3,
        indent=random.random() < 0.1,
        exact_height=random.choice((0, 0, 0, 0, 0, 0, 340, 560)),
    )
