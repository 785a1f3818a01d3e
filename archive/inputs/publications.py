"""Captures grouped into publications (a page with its attachments) and their states over time.

An issuer publishes a page; the figures may stand on it, in its attachment, or in both. What was to be seen
together at one time is a *state*; only a state can be read as a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from crawler.pictures import is_picture
from extract.together import PAGES, name_of

# Two captures of one crawl may be minutes apart; an attachment replaced on the page is seen again no more.
SAME_NIGHT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Member:
    """One capture with what was read in it (None: not read yet)."""

    url: str
    sha256: str
    kind: str
    portal_id: str
    source_id: str
    title: str | None
    issuer: str | None
    published: str | None
    first_seen: str
    last_seen: str
    fetches: int
    extract: Mapping[str, Any] | None
    is_shown: bool = False  # a picture that was read in its place on the page

    @property
    def is_report(self) -> bool:
        """Does the reader recognise a report of this form in it?"""
        return self.extract is not None and self.extract["kind"]["value"] == "report"

    @property
    def numbers(self) -> int:
        """How many cells hold a number."""
        return self._cells("number")

    @property
    def cells_found(self) -> int:
        """How many cells of the form the document prints, whatever stands in them."""
        return len(self._content("cells")) - self._cells("missing_cell") - self._cells("missing_row")

    @property
    def facts(self) -> int:
        """How many labelled figures a report before 2019 prints."""
        return len(self._content("facts"))

    @property
    def prose(self) -> int:
        """Length of the text of its sections."""
        return sum(len(section["text"]) for section in self._content("sections"))

    def _cells(self, state: str) -> int:
        return sum(1 for cell in self._content("cells").values() if cell["state"] == state)

    def _content(self, key: str) -> Any:
        return self.extract[key] if self.extract is not None else ()


@dataclass(frozen=True, slots=True)
class State:
    """The members visible together from ``first_seen`` to ``last_seen``; the page first, then attachments."""

    members: tuple[Member, ...]
    first_seen: str
    last_seen: str


def states(members: Iterable[Member]) -> list[State]:
    """The states of one publication in order of time, the current one last; never empty for any members."""
    found = sorted(members, key=lambda member: (member.first_seen, member.url, member.sha256))
    current = _visible(found, key=lambda member: (member.last_seen, member.first_seen, member.sha256))
    history: dict[frozenset[str], State] = {}
    for moment in sorted({member.first_seen for member in found}):
        seen = [member for member in found if member.first_seen <= moment]
        visible = _visible(seen, key=lambda member: (member.first_seen, member.sha256))
        history.setdefault(_identity(visible), State(visible, moment, _earliest_end(visible)))
    earlier = history.pop(_identity(current), None)
    started = earlier.first_seen if earlier else max(member.first_seen for member in current)
    ended = max(member.last_seen for member in current)
    return [*history.values(), State(current, started, ended)]


def with_pictures(state: State, extract: Callable[[str], Mapping[str, Any] | None]) -> tuple[State, bool]:
    """*state* with its pages as they were read together with their pictures; whether one is still to be.

    A picture that says more alone than with the page is not shown there, but linked.
    """
    pictures = [one for one in state.members if one.kind not in PAGES and is_picture(one.url)]
    if not pictures:
        return state, False
    shown = [(one.url, one.sha256) for one in pictures]
    most = max(one.numbers for one in pictures)
    members, unread, is_shown = list(state.members), False, False
    for at, member in enumerate(members):
        if member.kind in PAGES:
            read = extract(name_of(member.sha256, shown))
            unread |= read is None
            page = replace(member, extract=read)
            if page.is_report and page.numbers >= most:
                members[at], is_shown = page, True
    if is_shown:
        places = {one.url for one in pictures}
        members = [
            replace(one, is_shown=True) if one.kind not in PAGES and one.url in places else one
            for one in members
        ]
    return replace(state, members=tuple(members)), unread


def together(left: Member, right: Member) -> bool:
    """Were both to be seen in the same night, so that a difference between them is a contradiction?"""
    gap = max(_time(left.first_seen), _time(right.first_seen)) - min(
        _time(left.last_seen), _time(right.last_seen)
    )
    return gap < SAME_NIGHT


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _visible(members: list[Member], key: Any) -> tuple[Member, ...]:
    slots: dict[tuple[str, str], Member] = {}
    for member in sorted(members, key=key):
        slots[member.url, member.kind] = member
    return tuple(
        sorted(slots.values(), key=lambda member: (member.kind == "attachment", member.url, member.kind))
    )


def _identity(members: Iterable[Member]) -> frozenset[str]:
    return frozenset(member.sha256 for member in members)


def _earliest_end(members: Iterable[Member]) -> str:
    return min(member.last_seen for member in members)
