"""Numbers in prose, with the sentence they stand in (quirks.md §5)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Claim, Section


def claims_of(sections: Sequence[Section]) -> tuple[Claim, ...]:
    """Every number of a known metric that the sections state."""
    return ()
