"""HTML, and the JSON and scripts that carry it."""

from __future__ import annotations

import json
from random import Random
from typing import Final

from tests.extract.fuzz import figures, markup, odd, raw
from tests.extract.fuzz import quiet as silence
from tests.extract.fuzz.model import Damaged, Reach, Valid, order_of
from tests.extract.fuzz.papers import TITLE

ENCODINGS: Final = ("utf-8", "utf-8", "utf-8", "gb18030", "utf-16")


def whole(body: str) -> str:
    """*body* as a page that declares nothing but its title."""
    return f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"


def reply(body: str, shape: int) -> str:
    """*body* as a portal's server sends it: a JSON reply, or a script in an empty page."""
    content = json.dumps(
        {"code": 0, "data": [{"title": TITLE, "content": body}]}, ensure_ascii=shape % 2 == 0
    )
    if shape < 2:
        return content
    escaped = content.replace("<", "\\u003C").replace(">", "\\u003E")
    return whole(f"<script>window.DETAIL = {escaped};</script>")


def quiet(valid: Valid, random: Random) -> Damaged:
    text, how = silence.reworded(valid.data.decode(), random, silence.HTML)
    encoding = random.choice(ENCODINGS)
    return Damaged(text.encode(encoding), Reach.QUIET, f"{encoding} {how}", valid.truth)


def restructured(valid: Valid, random: Random) -> Damaged:
    text, how = markup.restructured(valid.data.decode(), random, markup.HTML)
    return Damaged(text.encode(), order_of(how), how, valid.truth, source=text)


def figure(valid: Valid, random: Random) -> Damaged:
    text, printed = figures.replaced_in_markup(valid.data.decode(), valid.truth, random)
    return Damaged(
        text.encode("utf-8", "surrogatepass"), Reach.FIGURE, repr(printed)[:80], valid.truth, printed
    )


def rewritten(valid: Valid, random: Random) -> Damaged:
    text, how = markup.rewritten(valid.data.decode(), random, markup.HTML)
    return Damaged(text.encode("utf-8", "replace"), Reach.ANY, how, valid.truth, source=text)


def bytes_of(valid: Valid, random: Random) -> Damaged:
    encoding = random.choice(ENCODINGS)
    data, how = raw.damaged(valid.data.decode().encode(encoding), random)
    return Damaged(data, Reach.ANY, f"{encoding} {how}", valid.truth, source=data.decode(encoding, "replace"))


def carried_quiet(valid: Valid, random: Random) -> Damaged:
    text, how = silence.reworded(valid.data.decode(), random, silence.HTML)
    shape = random.randrange(4)
    return Damaged(reply(text, shape).encode(), Reach.QUIET, f"shape {shape} {how}", valid.truth)


def carried_restructured(valid: Valid, random: Random) -> Damaged:
    text, how = markup.restructured(valid.data.decode(), random, markup.HTML)
    return Damaged(reply(text, random.randrange(4)).encode(), order_of(how), how, valid.truth, source=text)


def carried_bytes(valid: Valid, random: Random) -> Damaged:
    """The JSON itself: its quotes, brackets, escapes, numbers."""
    data = reply(valid.data.decode(), random.randrange(4)).encode()
    data, how = raw.damaged(data, random)
    if random.random() < 0.2:
        data = random.choice((b"[", b'{"a":', b'[[{"x":')) * int(99_999 ** random.random()) + data
    return Damaged(data, Reach.ANY, how, valid.truth)


def carried_values(valid: Valid, random: Random) -> Damaged:
    """Keys and values nobody expects around the content."""
    value = random.choice(
        (None, True, 1e308, float("nan"), [[[[]]]], {"a": {}}, "\ud800", "x" * 300, *odd.PASSAGES)
    )
    around = {
        random.choice(("title", "content", "x", "")): value,
        "data": {"title": value, "html": valid.data.decode()},
    }
    text = json.dumps(around if random.random() < 0.5 else [around, value])
    return Damaged(text.encode(), Reach.ANY, repr(value)[:60], valid.truth)
