"""Several titles above one text: a list of other years' or other bodies' reports, and the report's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.identity.titles import Title, issuer_of, title_years
from extract.text import simplified, without_spaces

# The shortest end of a name by which the prose may call its body: 教育局, 青禾镇.
_SHORTEST_END = 3


def own_title(titles: Sequence[Title], prose: str, years: Collection[int]) -> tuple[Title | None, bool]:
    """The report's own among *titles* that say equally much, and whether another may as well be it.

    The one nearest to the text, lists stand above it; but of several bodies or years the one whose year is
    among those the *prose* names as its own, that heads a page, and that the prose names.
    """
    if not titles or not any(_contradict(title.text, titles[-1].text) for title in titles):
        return (titles[-1] if titles else None), False
    text = simplified(without_spaces(prose))
    borne_out = [(_borne_out(title, text, years), title) for title in titles]
    most = max(said for said, _ in borne_out)
    likely = [title for said, title in borne_out if said == most]
    return likely[-1], any(_contradict(title.text, likely[-1].text) for title in likely)


def _contradict(one: str, other: str) -> bool:
    """Whether two titles are of different reports."""
    years = set(title_years(one)), set(title_years(other))
    if all(years) and years[0].isdisjoint(years[1]):
        return True
    names = [simplified(issuer_of(title) or "") for title in (one, other)]
    return all(names) and names[0] not in names[1] and names[1] not in names[0]


def _borne_out(title: Title, text: str, years: Collection[int]) -> tuple[bool, bool, float]:
    """Whether the text is of a title's year, and what else is said of its page and of its body's name."""
    name = simplified(issuer_of(title.text) or "")
    lengths = range(len(name), _SHORTEST_END - 1, -1)
    said = next((length for length in lengths if name[-length:] in text), 0)
    of_year = not years or not set(years).isdisjoint(title_years(title.text))
    return of_year, title.heads_page, said / len(name) if name else 0.0
