"""Reports that a page carries as data: a JSON reply, or a string in a script (gkmlpt, single-page apps)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.errors import UnreadableError

# A quoted JSON or JavaScript string; \u003Cp\u003E inside it is <p>. None starts at an escaped quote: in a
# string that never ends, each of them would be followed to the end.
_STRING = re.compile(r"(?<!\\)(?:\"([^\"\\]*+(?:\\.[^\"\\]*+)*+)\"|'([^'\\]*+(?:\\.[^'\\]*+)*+)')", re.DOTALL)
_LEAST_STRING = 200
# "title": "某镇2023年政府信息公开工作年度报告"
_TITLE = re.compile(r"(?:title|articleTitle|docTitle)[\"']?\s*:\s*\"((?:[^\"\\]|\\.){4,200})\"")
# {"data": {…   [{"title": …: read as markup, its escapes would stand between the cells
_OBJECT = re.compile(r"\s*(?:\{\s*\"|\[\s*\{\s*\")")
_TITLE_KEYS = ("title", "articletitle", "doctitle", "name", "subject")
_MARKUP = re.compile(r"<(?:p|div|table|span|br|pre|td|h[1-6])\b", re.IGNORECASE)
# JavaScript escapes that JSON does not know: \' and \x3c
_SCRIPT_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|(')|(\n))")


@dataclass(frozen=True, slots=True)
class Payload:
    """HTML content found in data: where it stood, and the title beside it."""

    part: str
    content: str
    title: str | None


def from_json(text: str) -> Payload | None:
    """The longest HTML string in a JSON document, with the title next to it; None when it is no such JSON."""
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        if not _OBJECT.match(text):
            return None
        raise UnreadableError(
            "JSON 数据损坏或不完整，读不了。 The JSON reply is damaged or was cut off; not read."
        ) from error
    best: Payload | None = None
    for path, holder, value in _strings(document, "$"):
        content = _markup(value)
        if content is not None and (best is None or len(content) > len(best.content)):
            best = Payload(_whole(path), _whole(content), _title_in(holder))
    return best


def from_script(script: str) -> Payload | None:
    """The longest HTML string literal in a script, with the nearest title."""
    best, place = "", 0
    for found in _long_strings(script):
        value = _unquote(found.group(1) or _with_quotes_escaped(found.group(2)))
        content = _markup(value) if value is not None else None
        if content is not None and len(content) > len(best):
            best, place = content, found.start()
    return Payload("script", best, _title_near(script, place)) if best else None


def _long_strings(script: str) -> Iterator[re.Match[str]]:
    """Every long string; the quote that ends a short one is tried as the start of the next."""
    found = _STRING.search(script)
    while found is not None:
        long = len(found.group()) >= _LEAST_STRING + len("''")
        if long:
            yield found
        found = _STRING.search(script, found.end() if long else found.start() + 1)


def _strings(node: object, path: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
    """Every long string in *node* with its path and the object that holds it."""
    pending: list[tuple[object, str, Mapping[str, object]]] = [(node, path, {})]
    while pending:
        value, where, holder = pending.pop()
        if isinstance(value, dict):
            pending.extend((child, f"{where}.{key}", value) for key, child in value.items())
        elif isinstance(value, list):
            pending.extend((child, f"{where}[{index}]", holder) for index, child in enumerate(value))
        elif isinstance(value, str) and len(value) >= _LEAST_STRING:
            yield where, holder, value


def _markup(value: str) -> str | None:
    if _MARKUP.search(value):
        return value
    if "&lt;" in value and _MARKUP.search(unescaped := html.unescape(value)):
        return unescaped
    return None


def _title_in(holder: Mapping[str, object]) -> str | None:
    by_key = {key.lower(): value for key, value in holder.items()}
    titles = (by_key.get(key) for key in _TITLE_KEYS)
    return next((_whole(title) for title in titles if isinstance(title, str) and title.strip()), None)


def _title_near(script: str, position: int) -> str | None:
    titles = sorted(_TITLE.finditer(script), key=lambda found: abs(found.start() - position))
    return _unquote(titles[0].group(1)) if titles else None


def _unquote(literal: str) -> str | None:
    plain = _SCRIPT_ESCAPE.sub(_script_escape, literal).replace("\n", "\\n").replace("\t", "\\t")
    try:
        value = json.loads('"' + plain.replace("\r", "") + '"')
    except ValueError:
        return None
    return _whole(str(value))


def _whole(text: str) -> str:
    """*text* without halves of surrogate pairs (\\ud83d alone), which no encoding can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _with_quotes_escaped(literal: str) -> str:
    """What stood between single quotes, as it would stand between double ones."""
    return re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', literal)


def _script_escape(found: re.Match[str]) -> str:
    if found.group(1):
        return f"\\u00{found.group(1)}"
    return "'" if found.group(2) else ""
