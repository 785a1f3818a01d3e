"""The history of provinces, prefectures and counties since 1981 (CC0), one row per code and name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# "130102[2001]": a part went there in 2001 while the division lived on; a code without a year: it ended.
WHOLE_SUCCESSOR = re.compile(r"^\d{6}$")
FIRST_YEAR = 1981
_LEVELS: dict[str, Literal["province", "prefecture", "county"]] = {
    "省级": "province",
    "地级": "prefecture",
    "县级": "county",
}


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A code under one name. ``ended`` is the first year-end without it, None while it exists."""

    code: str
    province: str
    prefecture: str | None
    name: str
    level: Literal["province", "prefecture", "county"]
    began: int
    ended: int | None
    successors: tuple[str, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the province down to this division."""
        if self.level == "province":
            return (self.province,)
        above = (self.province,) if self.prefecture is None else (self.province, self.prefecture)
        return above if self.level == "prefecture" else (*above, self.name)


def read(path: Path) -> list[LineageRow]:
    """All rows of the history file (columns 代码, 一级行政区, 二级行政区, 名称, 级别, 状态, 启用时间, …)."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [_row(line) for line in csv.DictReader(lines)]


def _row(line: dict[str, str]) -> LineageRow:
    ended = line["变更/弃用时间"]
    above = line["二级行政区"]
    return LineageRow(
        code=line["代码"],
        province=line["一级行政区"],
        prefecture=above if above not in ("", "直辖") else None,
        name=line["名称"],
        level=_LEVELS[line["级别"]],
        began=int(line["启用时间"]),
        ended=int(ended) if ended else None,
        successors=tuple(code for code in line["新代码"].split(";") if WHOLE_SUCCESSOR.match(code))
        if ended
        else (),
    )
