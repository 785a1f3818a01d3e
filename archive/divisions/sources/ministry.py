"""The ministry's yearly list of counties and above, for the years after the history file ends.

The Ministry of Civil Affairs publishes one page a year (县以上行政区划代码): a table whose rows hold a
six-digit code and a name. A page saved to a file extends the table by one year (docs/divisions.md).
"""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html

from archive.divisions.sources.node import Node, stem
from archive.divisions.sources.snapshots import DivisionSourceError
from archive.divisions.sources.upper import Upper

# "130623": the cell before a name.
CODE = re.compile(r"^\d{6}$")
# The list ends with footnotes; a name may carry a footnote mark: "三沙市*".
MARK = re.compile(r"[\s*＊]+")
# Fewer rows than this is not the ministry's list.
LEAST_ROWS = 3000


def read(path: Path, least: int = LEAST_ROWS) -> dict[str, str]:
    """Code → name of every row of a saved page; DivisionSourceError when it holds fewer than *least*."""
    page = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8"))
    found: dict[str, str] = {}
    for row in page.iter("tr"):
        cells = [MARK.sub("", cell.text_content()) for cell in row.iter("td", "th")]
        filled = [cell for cell in cells if cell]
        if len(filled) >= 2 and CODE.match(filled[0]):
            found[filled[0]] = filled[1]
    if len(found) < least:
        raise DivisionSourceError(
            f"{path} 只有 {len(found)} 行区划代码，不是民政部的年度名单。 / "
            f"{path} has {len(found)} rows of codes: not the ministry's yearly list."
        )
    return found


def extend(upper: Upper, year: int, listed: dict[str, str]) -> tuple[list[Node], list[Node]]:
    """Bring the tree to the end of *year*: returns the divisions that came and those that went.

    A division stands on when its code and name are both listed. One that went is succeeded by what came
    under its code, or under its stem beside it; anything more is for the history file to say.
    """
    standing = {
        (code.code, node.name): node
        for node in upper.nodes
        for code in node.codes
        if node.unit == "administrative" and node.valid_to is None and code.valid_to is None
    }
    present = set(listed.items())
    gone = [node for key, node in standing.items() if node.level != "country" and key not in present]
    came = [upper.add(code, listed[code], year, listed) for code, name in sorted(present - standing.keys())]
    for node in gone:
        node.valid_to = year - 1
        node.codes = [code._replace(valid_to=code.valid_to or year - 1) for code in node.codes]
        for successor in _successors(node, came):
            node.succeed(successor)
    return came, gone


def _successors(node: Node, came: list[Node]) -> list[Node]:
    codes = {code.code for code in node.codes}
    same_code = [other for other in came if codes & {code.code for code in other.codes}]
    return same_code or [
        other for other in came if other.parent is node.parent and stem(other.name) == stem(node.name)
    ]
