"""HTML pages, HTML fragments and JSON replies that carry HTML → Document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from extract.foreign import foreign_words
from extract.issues import issue
from extract.model import Block, Document, Issue, Paragraph
from extract.readers.html.blocks import BlockWalker
from extract.readers.html.divided import as_tables
from extract.readers.html.generated import mark_filled, mark_generated, mark_unrendered, mark_unseen
from extract.readers.html.links import lines_without_links
from extract.readers.html.markdown import as_html
from extract.readers.html.opened import open_parts
from extract.readers.html.overlays import MARKS, drop_overlays
from extract.readers.html.payload import Payload, from_json, from_script
from extract.readers.html.pictures import CARRIED, Saved, mark_pictures, without_marks
from extract.readers.html.prepared import prepare
from extract.readers.html.root import content_root, weight
from extract.readers.html.text import Element, printed, raw_text
from extract.readers.html.veiled import veil_by_script
from extract.readers.notation import REPLACEMENT
from extract.readers.shown_pictures import with_pictures
from extract.readers.text import damaged, decode

_DAY = r"[\s\u2028\xa0\[【:：]*((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
# "发布日期：2024-01-17", "公开日期 2024年1月17日", "发布时间：2024/01/17 10:30", "信息提供日期：2024-01-17";
# not "成文日期：2024-01-12", "公文生成日期：2024-01-12": days before it is published
_PUBLISHED = re.compile(rf"(?:发布|公开|发文|信息提供|添加)(?:日期|时间){_DAY}")
# "时间：2024-01-17 10:30", "日期：2024-01-17" above the text
_DATED = re.compile(rf"(?<![\u4e00-\u9fff])(?:时间|日期){_DAY}")
# Characters no XML tree can hold; pages hold them by accident. One byte each in UTF-8, and part of no other.
_FORBIDDEN = bytes(code for code in range(0x20) if code not in b"\t\n\r") + b"\x7f"
# "&#11;", "&#x1F": references to them, which the parser follows nevertheless
_FORBIDDEN_REFERENCE = re.compile(
    rb"&#(?:[xX]0*+(?:[1-8b-cB-Ce-fE-F]|1[0-9a-fA-F])(?![0-9a-fA-F])|0*+(?:[1-8]|1[124-9]|2\d|3[01])(?!\d));?"
)
_PRINTS_NOTHING = "\u200b".encode()
# U+FFFE, U+FFFF and references to them: what is left of a damaged encoding, and no character either
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
# "&#xFFFF;", "&#65534;"
_NO_CHARACTER_REFERENCE = re.compile(rb"&#(?:[xX]0*+[fF]{3}[eEfF](?![0-9a-fA-F])|0*+6553[45](?!\d));?")
_LOST = REPLACEMENT.encode()
# Below this length of its own text, a page is a shell whose content sits in a script.
_SHELL = 500
_ABOVE = 12
_LONGEST_LINE = 80


def read(data: bytes, saved: Saved | None = None) -> Document:
    """Read a page. *saved*: pictures that were saved with it.

    Raises UnreadableError when the bytes are no text, RecogniserMissingError where it is but pictures.
    """
    text = decode(data)
    issues = (issue("charset_damaged"),) if damaged(text) else ()
    if text.lstrip()[:1] in {"{", "["} and (payload := from_json(text)) is not None:
        return Document("html", _payload_blocks(payload), metadata=_titles(payload), issues=issues)
    text = as_html(text) or text
    root = _parse(text)
    if root is None:
        return Document("html", (), issues=issues)
    metadata = _metadata(root)
    scripts = [script for script in root.iter("script") if script.text]
    carried = _carried(root, scripts)
    hidden = _prepared(root, text, [script.text or "" for script in scripts])
    body = root.find("body")
    if body is None:
        return Document("html", (), metadata=metadata, issues=issues)
    metadata |= _body_metadata(body)
    content = content_root(body)
    payload = _hidden_content(carried, content)
    if payload is not None:
        blocks = _payload_blocks(payload)
        return Document("html", blocks, metadata=metadata | _titles(payload), issues=issues)
    metadata["above"] = "\n".join(_lines_above(content))
    pictures = mark_pictures(content, saved or Saved({})) if saved or CARRIED in text else []
    walker = BlockWalker(root)
    walker.walk_block(content)
    injected = _injected("\n".join((*hidden, *metadata.values())), body)
    shown, unread = with_pictures(*without_marks(walker.blocks, pictures))
    return Document("html", tuple(shown), metadata=metadata, issues=(*issues, *injected, *unread))


def _prepared(root: Element, text: str, scripts: Sequence[str]) -> list[str]:
    """Bring the page to what is seen of it, by its styles and its scripts; returns the words it hides."""
    as_tables(root, text)
    if any(mark in text for mark in MARKS):
        drop_overlays(root)
    if "content:" in text:
        mark_generated(root)
    mark_unrendered(root, text)
    mark_unseen(root)
    mark_filled(root, scripts)
    veil_by_script(root, scripts)
    open_parts(root, text)
    return prepare(root)


def _injected(unseen: str, body: Element) -> tuple[Issue, ...]:
    """An issue for foreign words in what the page hides or says of itself, where nobody reads them."""
    words = foreign_words(unseen)
    shown = raw_text(body) if words else ""
    told = [word for word in words if word not in shown]
    return (issue("page_injected", words="、".join(told)),) if told else ()


def _parse(text: str) -> Element | None:
    clean = _allowed(text.encode("utf-8", "replace").translate(None, _FORBIDDEN))
    if not clean.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root: Element | None = etree.fromstring(clean, parser)
    return root


def _allowed(data: bytes) -> bytes:
    """UTF-8 *data* without characters, and references to them, that no XML tree can hold."""
    data = _FORBIDDEN_REFERENCE.sub(_PRINTS_NOTHING, _NO_CHARACTER.sub(_LOST, data))
    return _NO_CHARACTER_REFERENCE.sub(_LOST, data)


def _metadata(root: Element) -> dict[str, str]:
    """What the page says of itself: meta tags by name, the title, the first h1."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name"), (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    for tag in ("title", "h1"):
        texts = (printed(raw_text(element)) for element in root.iter(tag))
        text = next((text for text in texts if text), None)
        if text:
            found[tag] = text
    return found


def _body_metadata(body: Element) -> dict[str, str]:
    text = raw_text(body)
    above = text.partition("一、")[0]
    found = _PUBLISHED.search(text) or _DATED.search(above)
    if found is None:
        return {}
    year, month, day = (int(part) for part in found.groups())
    return {"published": f"{year:04d}-{month:02d}-{day:02d}"}


def _lines_above(content: Element) -> list[str]:
    """The short texts just above the content, nearest first: where pages print an article's title."""
    lines: list[str] = []
    node: Element | None = content
    while node is not None and node.tag != "body" and len(lines) < _ABOVE:
        for sibling in node.itersiblings(preceding=True):
            texts = lines_without_links(sibling) if isinstance(sibling.tag, str) else ()
            lines += islice((line for line in texts if 0 < len(line) <= _LONGEST_LINE), _ABOVE)
        node = node.getparent()
    return lines[:_ABOVE]


def _carried(root: Element, scripts: list[Element]) -> list[Payload]:
    """Content the page carries without showing it: in scripts, frames and form fields."""
    found: list[Payload] = []
    for script in scripts:
        kind = (script.get("type") or "").lower()
        if script.text and ("html" in kind or "template" in kind):
            found.append(Payload("script", script.text, None))
        elif script.text and (payload := from_script(script.text)) is not None:
            found.append(payload)
    found += [Payload("iframe", frame.get("srcdoc") or "", None) for frame in root.iter("iframe")]
    found += [Payload("textarea", field.text or "", None) for field in root.iter("textarea")]
    return found


def _hidden_content(carried: list[Payload], shown: Element) -> Payload | None:
    """The longest content carried, where the page itself shows next to nothing."""
    longest = max(carried, key=lambda payload: len(payload.content), default=None)
    if longest is None or (visible := weight(shown)) >= _SHELL:
        return None
    return longest if len(longest.content) > visible else None


def _payload_blocks(payload: Payload) -> tuple[Block, ...]:
    root = _parse(payload.content)
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        return ()
    prepare(root)
    walker = BlockWalker(root, payload.part)
    walker.walk(body)
    title = printed(payload.title or "")
    if not title:
        return tuple(walker.blocks)
    return (Paragraph(title, {"kind": "html", "part": payload.part}, True), *walker.blocks)


def _titles(payload: Payload) -> dict[str, str]:
    return {"ArticleTitle": payload.title} if payload.title else {}
