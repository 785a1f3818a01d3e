"""docs/families.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from crawler.families import families
from crawler.families.base import PROBLEMS

TEXT = (Path(__file__).parents[3] / "docs" / "families.md").read_text(encoding="utf-8")
# "| `trs` | 拓尔思 TRS WCM | … | `list` `title` |": the name in the first cell, the options in the last
ROW = re.compile(r"^\| `(\w+)` \|.*\|([^|]*)\|$", re.MULTILINE)


def test_every_family_has_its_row_with_its_options() -> None:
    documented = {name: set(re.findall(r"`(\w+)`", options)) for name, options in ROW.findall(TEXT)}
    assert documented == {name: set(chosen.option_names) for name, chosen in families().items()}


def test_every_option_and_every_problem_is_explained() -> None:
    options = {option for chosen in families().values() for option in chosen.option_names}
    explained = TEXT.partition("## 选项")[2].partition("## 问题")
    assert all(f"`{option}`" in explained[0] for option in options)
    assert set(re.findall(r"^`(.+)`$", explained[2], re.MULTILINE)[0].split("` `")) == PROBLEMS.keys()
