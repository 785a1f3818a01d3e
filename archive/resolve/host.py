"""What a host name says about the division that runs it: spelled-out pinyin, or initials.

``laishui.gov.cn`` spells a county, ``www.gzxr.gov.cn`` abbreviates 贵州·兴仁. A spelling that only one
division answers to is evidence enough to place a department; initials only ever choose among places the
title itself names. Nothing here looks anything up; the readings come from the committed table.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import product

from archive.divisions import DivisionRow, load
from archive.resolve.places import composites, reporting
from archive.resolve.wording import AUTONOMOUS, BANNER, SELF_RULE

SPELLED, ABBREVIATED, ABOVE = 4, 2, 1
# "wcsxxgk" = 五常市 + 信息公开; "anshunjkq" = 安顺 + 经开区: what follows the place in a label.
SERVICE = re.compile(r"(zfxxgk|xxgk|zwgk|rmzf|jjjskfq|jjkfq|jkq|gxq|kfq|gov|zf|xq)$")
# "1.25.240.11", "127.0.0.1": an address says nothing.
ADDRESS = re.compile(r"^[\d.:\[\]]+$")
SILENT_LABELS = frozenset(
    {"www", "gov", "cn", "com", "net", "org", "zwgk", "xxgk", "zfxxgk", "info", "gk", "new"}
)
# "涞水县", "蒲城街道", "宁夏回族自治区": the ending that a host may leave out or shorten to a letter.
ENDING = re.compile(r"(特别行政区|自治区|新区|地区|林区|特区|省|市|县|区|旗|盟|州)$")
# Characters whose second reading, or second spelling, occurs in host names of places.
SECOND_READINGS = {
    "长": "zhang chang", "重": "chong zhong", "乐": "le yue", "单": "shan dan", "莘": "shen xin",
    "六": "liu lu", "蚌": "beng bang", "绿": "lv lu", "吕": "lv lu", "会": "hui kuai", "尉": "wei yu",
    "朝": "chao zhao", "番": "fan pan", "阿": "a e", "百": "bai bo", "堡": "bao bu pu", "厦": "xia sha",
    "陕": "shan shaan", "铅": "qian yan", "泌": "mi bi", "浚": "xun jun", "荥": "xing ying", "牟": "mou mu",
    "渑": "mian sheng", "犍": "qian jian", "什": "shi shen", "珲": "hun hui", "扎": "zha za", "柞": "zha zuo",
    "澄": "cheng deng",
    "句": "ju gou", "宿": "su xiu", "涡": "guo wo", "枞": "zong cong", "乾": "qian gan", "大": "da dai",
    "且": "qie ju", "喀": "ka ke", "藏": "zang cang", "洞": "dong tong", "歙": "she xi", "卡": "ka qia",
    "栎": "li yue", "都": "du dou", "叶": "ye xie", "车": "che ju", "赞": "zan zhan", "郯": "tan yan",
}  # fmt: skip
VARIED = 5
# "cncx" = 中国苍溪, "china-zibo" = 中国淄博.
NATION = ("cn", "zg", "china", "china-", "zgzf")
# Names that have a spelling of their own in host names, besides pinyin.
OWN_SPELLINGS = {
    "哈尔滨市": ("harbin",),
    "呼和浩特市": ("huhhot", "hohhot"),
    "乌鲁木齐市": ("urumqi",),
    "陕西省": ("shaanxi", "sn"),
    "内蒙古自治区": ("nmg", "neimenggu"),
    "黑龙江省": ("hlj",),
}


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[str, ...]]:
    packed = (files("archive.divisions") / "data" / "readings.csv.gz").read_bytes()
    lines = csv.reader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    return {name: tuple(syllables.split()) for name, syllables in lines}


def labels(host: str | None) -> tuple[str, ...]:
    """The labels of *host* that may name a place, most general first (shiyan, yunyang)."""
    if not host or ADDRESS.match(host):
        return ()
    parts = host.lower().partition(":")[0].split(".")
    return tuple(part for part in reversed(parts) if part not in SILENT_LABELS)


def strength(host: str | None, row: DivisionRow) -> int:
    """How well the host fits *row*: 0 not at all; higher is better evidence (comparable between rows)."""
    names = labels(host)
    if any(row in composite for label in names for composite in _composites().get(label, ())):
        return ABBREVIATED
    own = [
        spellings(row.id).get(label) or spellings(row.id).get(SERVICE.sub("", label)) or 0 for label in names
    ]
    best = max(own, default=0)
    above = [other for other in load().path(row)[:-1] if other.level == "prefecture"]
    others = [label for label, value in zip(names, own, strict=True) if not (value and value == best)]
    return best + ABOVE if any(_own_label(label, other) for label in others for other in above) else best


def _own_label(label: str, row: DivisionRow) -> bool:
    return SPELLED in (spellings(row.id).get(label), spellings(row.id).get(SERVICE.sub("", label)))


@lru_cache(maxsize=8192)
def spellings(division: str) -> dict[str, int]:
    """Label → strength, for every way a host may spell the division, alone or after what it belongs to."""
    table = load()
    row = table.rows[division]
    found: dict[str, int] = {}
    prefixes = [*NATION, *(prefix for other in table.path(row)[:-1] for prefix in _prefixes(other))]
    for label, value in _alone(row.name):
        found[label] = max(value, found.get(label, 0))
        for prefix in prefixes:
            found[prefix + label] = max(value, found.get(prefix + label, 0))
    return {label: value for label, value in found.items() if len(label) > 1}


def _prefixes(row: DivisionRow) -> Iterator[str]:
    """What a county's host may carry of the province or prefecture: ``gz``, ``guizhou``, ``km``."""
    for label, _ in _alone(row.name):
        yield label


def _alone(name: str) -> Iterator[tuple[str, int]]:
    """Spellings of one name: full, full with the ending or its letter; initials with or without it."""
    yield from ((label, SPELLED) for label in OWN_SPELLINGS.get(name, ()))
    for syllables in _variants(name):
        if banner := BANNER.match(name):
            short = (0, banner.start(1), *range(banner.start(2), len(name)))
            yield "".join(syllables[index][0] for index in short), ABBREVIATED
        for stem in _stems(name):
            ending, full = "".join(syllables[stem:]), "".join(syllables[:stem])
            letters = "".join(syllable[0] for syllable in syllables[stem:])
            yield from ((full + tail, SPELLED) for tail in ("", ending, letters) if stem > 1 or tail)
            for initials in _initials(syllables[:stem]):
                yield from ((initials + tail, ABBREVIATED) for tail in ("", letters, letters[-1:]))


def _stems(name: str) -> set[int]:
    """Lengths of the name without its ending: 鄂温克族自治旗 → 鄂温克, 鄂温克族自治."""
    lengths = {len(ending.sub("", name)) for ending in (ENDING, AUTONOMOUS, SELF_RULE)} - {0, len(name)}
    return lengths or {len(name)}


def _variants(name: str) -> set[tuple[str, ...]]:
    """The syllables of *name*, in every reading its first characters have."""
    syllables = _readings().get(name)
    if syllables is None or len(syllables) != len(name):
        return set()
    choices = [
        SECOND_READINGS.get(character, syllable).split()
        for character, syllable in zip(name[:VARIED], syllables[:VARIED], strict=True)
    ]
    return {(*head, *syllables[VARIED:]) for head in product(*choices)}


def _initials(syllables: Iterable[str]) -> Iterator[str]:
    """First letters, with zh, ch and sh as one letter or two: 通州 is tz or tzh."""
    choices = [(s[0], s[:2]) if s[:2] in ("zh", "ch", "sh") else (s[0],) for s in syllables]
    yield from ("".join(letters) for letters in product(*choices))


@lru_cache(maxsize=1)
def _composites() -> dict[str, list[tuple[DivisionRow, ...]]]:
    """xixianxinqu → the counties 西咸新区 is made of."""
    found: dict[str, list[tuple[DivisionRow, ...]]] = defaultdict(list)
    for name, covers in composites().items():
        for label, value in _alone(name):
            if value == SPELLED:
                found[label].append(covers)
    return found


@lru_cache(maxsize=1)
def _spelled_index() -> dict[str, tuple[DivisionRow, ...]]:
    """Label → the prefectures and counties spelled so; built when first asked for."""
    index: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level in ("prefecture", "county") and row.unit == "administrative" and reporting(row):
            for label, value in spellings(row.id).items():
                if value == SPELLED:
                    index[label].append(row)
    return {label: tuple(rows) for label, rows in index.items()}


@lru_cache(maxsize=4096)
def spelled(host: str | None) -> tuple[DivisionRow, ...]:
    """Every prefecture and county whose name the host spells out; the narrowest when labels nest."""
    found: tuple[DivisionRow, ...] = ()
    for label in labels(host):
        index = _spelled_index()
        rows = index.get(label) or index.get(SERVICE.sub("", label)) or ()
        inside = tuple(row for row in rows if any(row.parent == upper.id for upper in found))
        found = inside or found or rows
    return found
