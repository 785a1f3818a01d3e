"""What an issue code is: how grave, whose to put right, and its sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.model import Severity


class Responsibility(StrEnum):
    """Who can put an issue right: the publisher of the report, we, or it cannot be told."""

    SOURCE = "source"
    OURS = "ours"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One code. ``zh`` and ``en`` are templates; ``extract.issues.issue`` fills in the facts of the case."""

    severity: Severity
    responsibility: Responsibility
    zh: str
    en: str


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
SOURCE, OURS, BOTH = Responsibility.SOURCE, Responsibility.OURS, Responsibility.BOTH
