"""Markdown with raw HTML tables in it, as converters of PDF files write it → the HTML it stands for."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from extract.readers.text.lines import row_of

# What a page of HTML cannot do without; Markdown has none of it around its lines
_PAGE = re.compile(r"<(?:html|body|p|div|br)\b", re.IGNORECASE)
# "## 一、总体情况"
_HEADED = re.compile(r"^#{1,6}\s", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
# "**及时梳理栏目**", "__重点__"
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
# "<td>$ 12 $</td>": a figure that a converter took for a formula
_FORMULA = re.compile(r"(?<=>)\s*\$\s*(\d+)\s*\$\s*(?=<)")
# "| 规章 | 0 | 0 | 1 |": a row of a table that Markdown itself can write
_ROW = re.compile(r"\s*\|.*\|\s*$")
_TABLE_START, _TABLE_END = re.compile(r"<table\b", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)


def as_html(text: str) -> str | None:
    """*text* as a page: its lines headings and paragraphs, its tables as they are; None for HTML."""
    if text.lstrip()[:1] == "<" or (_PAGE.search(text) is not None and _HEADED.search(text) is None):
        return None
    parts: list[str] = []
    inside = False
    for is_row, lines in groupby(text.splitlines(), _is_row):
        if is_row and not inside:
            rows = "\n".join(lines)
            parts.append(f"<pre>{escape(rows)}</pre>")
            continue
        for line in lines:
            inside = inside or _TABLE_START.search(line) is not None
            parts.append(_FORMULA.sub(r"\1", line) if inside else _block(line.strip()))
            inside = inside and _TABLE_END.search(line) is None
    return "\n".join(parts)


def _is_row(line: str) -> bool:
    """Whether a line is one of a table between bars, or parted by wide spaces."""
    return _ROW.match(line) is not None or (bool(line.strip()) and row_of(line) is not None)


def _block(line: str) -> str:
    heading = _HEADING.fullmatch(line)
    tag, printed = (f"h{len(heading.group(1))}", heading.group(2)) if heading else ("p", line)
    return f"<{tag}>{escape(_BOLD.sub(_bare, printed))}</{tag}>" if line else ""


def _bare(found: re.Match[str]) -> str:
    return found.group(1) or found.group(2) or ""
