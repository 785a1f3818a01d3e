"""Chinese full-text search with a stock SQLite: text and query are cut into overlapping pairs of characters.

行政诉讼 is stored as 行政 政诉 诉讼 and searched as the phrase "行政 政诉 诉讼", so every word of two or
more characters is found exactly, with no dictionary to keep and no extension to load: whoever downloads the
database can search it. A single character is searched as a prefix and therefore not found at the end of its
run (审 finds 审查, not 复审). Index and query must be cut alike: a change here means a rebuild.
"""

from __future__ import annotations

import html
import operator
import re
import unicodedata

# 〇, the Han blocks and their extensions, compatibility ideographs
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# "2023年收到12件" → 2023, 年收到, 12, 件
_RUN = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W_])+")
_STARTS_HAN = re.compile(rf"[{_HAN}]")
_NOTHING = re.compile(r"(?!)")


def segment(text: str | None) -> str:
    """*text* as the index stores it: runs of Han characters as pairs, everything else as words."""
    return " ".join(_pairs(run) for run in _runs(text))


def match(query: str | None) -> str:
    """*query* as an FTS5 expression: one phrase per run, all required. Valid whatever is typed."""
    phrases = [f'"{_pairs(run)}"' + ("*" if _is_han(run) and len(run) == 1 else "") for run in _runs(query)]
    return " ".join(phrases) or '""'


def snippet(text: str | None, query: str | None, width: int = 80) -> str:
    """*width* characters of *text* around the first hit, as escaped HTML with each hit in ``<mark>``."""
    body = unicodedata.normalize("NFKC", text or "")
    terms = _runs(query)
    hit = re.compile("|".join(map(re.escape, terms)), re.IGNORECASE) if terms else _NOTHING
    first = hit.search(body)
    start = max(0, first.start() - width // 2) if first else 0
    excerpt = body[start : start + width]
    marked, position = [], 0
    for found in hit.finditer(excerpt):
        marked += [html.escape(excerpt[position : found.start()]), f"<mark>{html.escape(found[0])}</mark>"]
        position = found.end()
    marked.append(html.escape(excerpt[position:]))
    return ("…" if start else "") + "".join(marked) + ("…" if start + width < len(body) else "")


def _runs(text: str | None) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text or ""))


def _is_han(run: str) -> bool:
    return _STARTS_HAN.match(run) is not None


def _pairs(run: str) -> str:
    if len(run) == 1 or not _is_han(run):
        return run
    return " ".join(map(operator.add, run, run[1:]))
