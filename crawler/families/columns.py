"""Lists spread over sub-columns: one per year, or one per year and kind of body.

Such columns move every January and their paths lie about the year, so they are found by the text of their
links, level by level, from the page above them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from crawler.families.base import ListPage, Page, PageRequest
from crawler.families.html import links, normalise_url, parse

DEPTH, QUEUE, DECLARED = "depth", "queue", "declared"


def read_columns(levels: Sequence[str], page: Page, read_page: Callable[[Page], ListPage]) -> ListPage:
    """One page of a source whose lists stand below *levels* of columns, each a pattern of its links' text.

    Pages above the last level give no entries, only the columns below them. A column without the next level
    is a list itself if *read_page* finds entries on it, else a problem. The declared total is known at the
    end, and only if every list declares one.
    """
    state = page.request.state
    depth = int(state.get(DEPTH, 0))
    if depth < len(levels):
        if below := _below(page, levels[depth]):
            queue = [[url, depth + 1] for url in below] + list(state.get(QUEUE, ()))
            return ListPage((), next=_open(queue, state.get(DECLARED, 0)))
        listed = read_page(page)
        if depth == 0 or not listed.entries:
            return replace(listed, entries=(), next=None, problem="column_not_found")
        return _after(listed, state)
    return _after(read_page(page), state)


def _after(listed: ListPage, state: Mapping[str, Any]) -> ListPage:
    """The list page with what follows it: its own next page, the next column, or the end."""
    if listed.problem:
        return listed
    if listed.next:
        kept = {name: state[name] for name in (DEPTH, QUEUE, DECLARED)}
        return replace(
            listed, declared_total=None, next=replace(listed.next, state={**listed.next.state, **kept})
        )
    before, own = state[DECLARED], listed.declared_total
    total = None if before is None or own is None else before + own
    if state[QUEUE]:
        return replace(listed, declared_total=None, next=_open(list(state[QUEUE]), total))
    return replace(listed, declared_total=total)


def _open(queue: list[Any], declared: int | None) -> PageRequest:
    (url, depth), *rest = queue
    return PageRequest(url, state={"page": 1, DEPTH: depth, QUEUE: rest, DECLARED: declared})


def _below(page: Page, pattern: str) -> list[str]:
    own = normalise_url(page.url, page.url)
    found = [link.url for link in links(parse(page.text), page.url) if re.search(pattern, link.title)]
    return [url for url in dict.fromkeys(found) if url != own]
