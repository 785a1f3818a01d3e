"""DOCX, XLSX, OFD and ZIP: damage in the XML inside, and in the package around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from random import Random
from typing import Final

from tests.extract.fuzz import figures, markup, odd, raw, zips
from tests.extract.fuzz import quiet as silence
from tests.extract.fuzz.model import Damaged, Reach, Valid

# '<c r="B4" s="1" t="n"><v>3018</v></c>': a number in a sheet
NUMBER: Final = re.compile(r'<c r="(\w+)"([^>]*?) t="n"><v>(\d+)</v></c>')
# '<ofd:PathObject …>…</ofd:PathObject>': a drawn line
PATH: Final = re.compile(r"<ofd:PathObject.*?</ofd:PathObject>")
ENTITIES: Final = (
    '<!DOCTYPE x [<!ENTITY a "9876">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "<!DOCTYPE x ["
    + '<!ENTITY e0 "9999999999">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    + '<!ENTITY a "&e8;">]>',
)


@dataclass(frozen=True, slots=True)
class Package:
    """Which member of a package holds the content, in which dialect, and which changes print nothing."""

    member: str
    dialect: markup.Dialect
    changes: Mapping[str, silence.Change]

    def _made(self, valid: Valid, text: str, reach: Reach, how: str) -> Damaged:
        data = zips.with_member(valid.data, self.member, text.encode("utf-8", "replace"))
        return Damaged(data, reach, how, valid.truth, source=text)

    def quiet(self, valid: Valid, random: Random) -> Damaged:
        text, how = silence.reworded(zips.text_of(valid.data, self.member), random, self.changes)
        return self._made(valid, text, Reach.QUIET, how)

    def restructured(self, valid: Valid, random: Random) -> Damaged:
        text, how = markup.restructured(zips.text_of(valid.data, self.member), random, self.dialect)
        return self._made(valid, text, self.dialect.reach(how), how)

    def rewritten(self, valid: Valid, random: Random) -> Damaged:
        text, how = markup.rewritten(zips.text_of(valid.data, self.member), random, self.dialect)
        return self._made(valid, text, Reach.ANY, how)

    def figure(self, valid: Valid, random: Random) -> Damaged:
        text, printed = figures.replaced_in_markup(zips.text_of(valid.data, self.member), valid.truth, random)
        return replace(self._made(valid, text, Reach.FIGURE, repr(printed)[:80]), printed=printed)

    def entities(self, valid: Valid, random: Random) -> Damaged:
        """A document type with entities, one of which stands where a figure was."""
        text = zips.text_of(valid.data, self.member)
        declaration, _, rest = text.partition("?>")
        figure = random.choice(list(valid.truth.values()))
        text = f"{declaration}?>{random.choice(ENTITIES)}{rest}".replace(f">{figure}<", ">&a;<")
        return self._made(valid, text, Reach.ANY, "entities")

    def shuffled(self, valid: Valid, random: Random) -> Damaged:
        data, how = zips.shuffled(valid.data, random)
        return Damaged(data, Reach.ANY, how, valid.truth)

    def another_member(self, valid: Valid, random: Random) -> Damaged:
        """Bytes of any member: styles, relations, content types, strings."""
        name, content = random.choice(zips.members_of(valid.data))
        content, how = raw.damaged(content, random)
        return Damaged(zips.with_member(valid.data, name, content), Reach.ANY, f"{name} {how}", valid.truth)

    def bytes_of(self, valid: Valid, random: Random) -> Damaged:
        data, how = raw.damaged(valid.data, random)
        return Damaged(data, Reach.ANY, how, valid.truth)


WORD: Final = Package("word/document.xml", markup.WORD, silence.WORD)
SHEET: Final = Package("xl/worksheets/sheet1.xml", markup.SHEET, silence.XML)
PAGE: Final = Package("Doc_0/Pages/Page_0/Content.xml", markup.PAGE, silence.XML)


def sheet_figure(valid: Valid, random: Random) -> Damaged:
    """A number of a sheet becomes an odd text."""
    text = zips.text_of(valid.data, SHEET.member)
    found = random.choice(list(NUMBER.finditer(text)))
    cell_id = next(cell_id for cell_id, figure in valid.truth.items() if figure == found[3])
    words = random.choice(odd.TEXTS).replace("\x00", "")
    cell = (
        f'<c r="{found[1]}"{found[2]} t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
    )
    data = zips.with_member(
        valid.data,
        SHEET.member,
        (text[: found.start()] + cell + text[found.end() :]).encode("utf-8", "replace"),
    )
    return Damaged(data, Reach.FIGURE, repr(words)[:80], valid.truth, {cell_id: words})


def page_figure(valid: Valid, random: Random) -> Damaged:
    """A figure of a page becomes an odd text, its characters side by side."""
    text = zips.text_of(valid.data, PAGE.member)
    cell_id = random.choice(list(valid.truth))
    words = random.choice([one for one in odd.TEXTS if one.isprintable() and one.strip()])
    drawn = re.compile(rf'DeltaX="[^"]*">{valid.truth[cell_id]}<')
    text, found = drawn.subn(lambda _: f'DeltaX="g 9999 1.3">{escape(words)}<', text)
    printed = {cell_id: words} if found else {}
    return replace(PAGE._made(valid, text, Reach.FIGURE, repr(printed)[:80]), printed=printed)


def page_rules(valid: Valid, random: Random) -> Damaged:
    """Ruling lines of a page lost, doubled, or drawn elsewhere; the text stays where it is."""
    text = zips.text_of(valid.data, PAGE.member)
    paths = list(PATH.finditer(text))
    for found in sorted(
        random.sample(paths, k=min(len(paths), int(30 ** random.random()))), key=lambda m: -m.start()
    ):
        value = random.choice(odd.NUMBERS)
        words = random.choice(
            ("", found[0] * 2, re.sub(r"-?\d+\.\d\d", value, found[0], count=random.randint(1, 3)))
        )
        text = text[: found.start()] + words + text[found.end() :]
    return replace(PAGE._made(valid, text, Reach.ORDER, "rules"), source="")
