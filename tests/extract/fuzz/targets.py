"""Every reader's target: its valid files, and the ways to damage them, each with its share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from tests.extract.fuzz import binaries, packages, pages, papers, pdfs, texts, zips
from tests.extract.fuzz.model import Damaged, Reach, Valid, Way
from tests.synthetic.render import docx, html, ofd, pdf, text, xlsx

FILES: Final = Path(__file__).parent / "files"  # our own reports, saved by LibreOffice
STYLES: Final = (html.TRS, html.TRS, html.TRS, html.NBSP, html.UEDITOR, html.WORD)
GEOMETRIES: Final = ((text.full,), (text.one, text.full), (text.fused,), (text.shifted,))


@dataclass(frozen=True, slots=True)
class Target:
    """What is damaged, how, and how many of a million documents are of this kind."""

    valid: Callable[[str, int], bytes]  # the part of the form it prints, a variant → a valid file
    ways: Mapping[Way, int]
    share: int
    parts: tuple[str, ...] = tuple(papers.PARTS)
    variants: int = 1


def _html(part: str, variant: int) -> bytes:
    return pages.whole(html.render(papers.paper(part), STYLES[variant])).encode()


def _text(part: str, variant: int) -> bytes:
    return text.render(papers.paper(part), GEOMETRIES[variant]).encode()


def _pdf(part: str, variant: int) -> bytes:
    from reportlab import rl_config

    compression, rl_config.pageCompression = rl_config.pageCompression, 0
    try:
        return pdf.render(papers.paper(part), pdf.PdfStyle(ruled=variant != 3))
    finally:
        rl_config.pageCompression = compression


def _zip(part: str, variant: int) -> bytes:
    inner = (("report.html", _html), ("年报.docx", _docx), ("a.txt", _text), ("b.ofd", _ofd))
    name, made = inner[variant]
    return zips.packed({"note.txt": "见附件。".encode(), name: made(part, 0)})


def _docx(part: str, variant: int) -> bytes:
    return docx.render(papers.paper(part))


def _xlsx(part: str, variant: int) -> bytes:
    return zips.packed(dict(zips.members_of(xlsx.render(papers.paper(part)))))


def _ofd(part: str, variant: int) -> bytes:
    return ofd.render(papers.paper(part))


def _saved(extension: str) -> Callable[[str, int], bytes]:
    return lambda part, variant: (FILES / f"{part}.{extension.split()[variant]}").read_bytes()


def _picture(part: str, variant: int) -> bytes:
    return binaries.picture(binaries.PICTURES[variant])


def _ways(package: packages.Package, **more: int) -> dict[Way, int]:
    return {
        package.quiet: 20,
        package.restructured: 25,
        package.rewritten: 20,
        package.another_member: 8,
        package.shuffled: 4,
        package.bytes_of: 8,
        package.entities: 2,
    }


TARGETS: Final[dict[str, Target]] = {
    "text": Target(
        _text,
        {texts.quiet: 20, texts.restructured: 25, texts.figure: 20, texts.words: 20, texts.bytes_of: 15},
        330_000,
        variants=len(GEOMETRIES),
    ),
    "html": Target(
        _html,
        {pages.quiet: 20, pages.restructured: 30, pages.figure: 15, pages.rewritten: 20, pages.bytes_of: 15},
        400_000,
        variants=len(STYLES),
    ),
    "json": Target(
        _html,
        {
            pages.carried_quiet: 25,
            pages.carried_restructured: 25,
            pages.carried_bytes: 40,
            pages.carried_values: 10,
        },
        120_000,
        variants=len(STYLES),
    ),
    "docx": Target(_docx, {**_ways(packages.WORD), packages.WORD.figure: 13}, 100_000),
    "xlsx": Target(_xlsx, {**_ways(packages.SHEET), packages.sheet_figure: 13}, 10_000),
    "ofd": Target(
        _ofd,
        {way: share for way, share in _ways(packages.PAGE).items() if way != packages.PAGE.restructured}
        | {packages.page_rules: 20, packages.page_figure: 10},
        12_000,
    ),
    "pdf": Target(
        _pdf,
        {
            pdfs.quiet: 15,
            pdfs.rules: 15,
            pdfs.figure: 10,
            pdfs.operators: 30,
            pdfs.objects: 15,
            pdfs.bytes_of: 15,
        },
        12_000,
        variants=4,
    ),
    "xls": Target(
        _saved("xls"),
        {binaries.records: 70, binaries.bytes_of: 30},
        10_000,
        parts=("disclosure", "review", "denied"),
    ),
    "zip": Target(
        _zip,
        {packages.WORD.shuffled: 30, packages.WORD.another_member: 40, packages.WORD.bytes_of: 30},
        4_000,
        variants=4,
    ),
    "image": Target(
        _picture,
        {binaries.chunks: 50, binaries.bytes_of: 50},
        1_000,
        variants=len(binaries.PICTURES),
        parts=("disclosure",),
    ),
    "office": Target(_saved("doc rtf odt"), {binaries.bytes_of: 1}, 1_000, variants=3, parts=("disclosure",)),
}
NAMES: Final = tuple(TARGETS)


@cache
def valid(container: str, part: str, variant: int) -> Valid:
    """One valid file of *container*; pictures state no figures."""
    truth = {} if container == "image" else papers.printed_in(part)
    return Valid(f"{part}/{variant}", TARGETS[container].valid(part, variant), truth)


def drawn(container: str, random: Random) -> Valid:
    """One of the valid files of *container*."""
    target = TARGETS[container]
    shares = [papers.SHARES[list(papers.PARTS).index(part)] for part in target.parts]
    return valid(container, random.choices(target.parts, shares)[0], random.randrange(target.variants))


def damaged(container: str, number: int) -> Damaged:
    """Damaged document *number* of *container*: always the same bytes."""
    random = Random(f"fuzz/{container}/{number}")
    chosen = drawn(container, random)
    ways = TARGETS[container].ways
    if random.random() < 0.04 and container in {"html", "text"}:
        return _spliced(chosen, drawn(container, random), random)
    way = random.choices(list(ways), list(ways.values()))[0]
    return way(chosen, random)


def _spliced(one: Valid, other: Valid, random: Random) -> Damaged:
    """The beginning of one report and the end of another: a figure of either is the same in both."""
    first, second = one.data.decode(), other.data.decode()
    words = first[: random.randrange(len(first))] + second[random.randrange(len(second)) :]
    return Damaged(
        words.encode(), Reach.ANY, f"splice {other.name}", {**one.truth, **other.truth}, source=words
    )
