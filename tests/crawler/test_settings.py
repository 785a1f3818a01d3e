"""The crawler's settings: each is written once."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from crawler import settings


def test_no_setting_is_written_twice() -> None:
    """A second one silently undoes the first: so once the pace of each portal counted for nothing."""
    assert settings.__file__ is not None
    tree = ast.parse(Path(settings.__file__).read_text(encoding="utf-8"))
    names = Counter(
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    )
    assert [name for name, times in names.items() if times > 1] == []
