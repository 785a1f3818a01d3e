"""How a reader writes down in plain text what only the look of a character says."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED = frozenset({"superscript", "subscript"})  # how Office files name it (ST_VerticalAlignRun)
REPLACEMENT = "\ufffd"  # for what is shown and has no letter that says what it is
STRUCK = "~~"  # around text printed struck through; no figure holds it, so a struck one is never taken

MOST_LETTERS = 2  # beside a figure in a cell: 5件
LONGEST_UNSEEN = 40  # characters of text that a cell holds and does not show


def raised(text: str) -> str:
    """*text* that is printed raised or lowered: its digits are those of a footnote, and part of no figure."""
    return text.translate(_RAISED)


def struck(text: str) -> str:
    """*text* that is printed struck through, or in a way that leaves open whether it is shown."""
    return f"{STRUCK}{text}{STRUCK}" if text.strip() else text


def struck_figure(text: str) -> str:
    """*text* struck through if it may be a figure, with its unit too; a label stays as it is."""
    return struck(text) if sum(map(str.isalpha, text)) <= MOST_LETTERS else text
