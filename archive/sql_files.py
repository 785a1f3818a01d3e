"""SQL files that document themselves: checks and questions are one file each, a YAML header in
comments, then SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from archive.errors import ArchiveError

COMMENT = "--"


class SqlFileError(ArchiveError):
    """A SQL file's header is missing something or cannot be read."""

    code = "sql_file"


def read(path: Path) -> tuple[Mapping[str, Any], str]:
    """The header (a mapping) and the statement of *path*; the header is every leading ``--`` line.

    Raises:
        SqlFileError: no header, or a header that is not a YAML mapping, or no SQL after it.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    length = next((index for index, line in enumerate(lines) if not line.startswith(COMMENT)), len(lines))
    try:
        header = yaml.safe_load(
            "\n".join(line.removeprefix(COMMENT).removeprefix(" ") for line in lines[:length])
        )
    except yaml.YAMLError as error:
        raise SqlFileError(f"{path}: 文件头不是 YAML：{error}. The header is not YAML: {error}.") from error
    statement = "\n".join(lines[length:]).strip().removesuffix(";")
    if not isinstance(header, dict) or not statement:
        raise SqlFileError(
            f"{path}: 需要以“-- 键: 值”开头的文件头和一条 SQL 语句。"
            " A header of `-- key: value` lines and one SQL statement are needed."
        )
    return header, statement
