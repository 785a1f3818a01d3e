"""How a place's name is spelled in Latin letters in host names: pinyin in full, or initials."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import product

from archive.resolve.wording import AUTONOMOUS, BANNER, SELF_RULE

SPELLED, ABBREVIATED = 4, 2
# A label of one letter names nothing.
SHORTEST = 2
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
# Names that have a spelling of their own in host names, besides pinyin.
OWN_SPELLINGS = {
    "哈尔滨市": ("harbin", "hrb"),
    "呼和浩特市": ("huhhot", "hohhot"),
    "乌鲁木齐市": ("urumqi",),
    "陕西省": ("shaanxi", "sn"),
    "内蒙古自治区": ("nmg", "neimenggu"),
    "黑龙江省": ("hlj",),
}


@lru_cache(maxsize=16384)
def spellings(name: str) -> dict[str, int]:
    """Label → ``SPELLED`` or ``ABBREVIATED``, for every way a host may spell *name* by itself."""
    found: dict[str, int] = {}
    for label, value in _alone(name):
        if len(label) >= SHORTEST:
            found[label] = max(value, found.get(label, 0))
    return found


def _alone(name: str) -> Iterator[tuple[str, int]]:
    """Spellings of one name: full, with the ending or its letter; initials; one initial (tchuan: 通川)."""
    yield from ((label, SPELLED) for label in OWN_SPELLINGS.get(name, ()))
    for syllables in _variants(name):
        if banner := BANNER.match(name):
            short = (0, banner.start(1), *range(banner.start(2), len(name)))
            yield "".join(syllables[index][0] for index in short), ABBREVIATED
        for stem in _stems(name):
            ending, full = "".join(syllables[stem:]), "".join(syllables[:stem])
            letters = "".join(syllable[0] for syllable in syllables[stem:])
            yield full + ending, SPELLED
            # One syllable and a letter ("dax": 达县) might as well be initials (东安县).
            yield full + letters, SPELLED if stem > 1 else ABBREVIATED
            if stem > 1:
                yield full, SPELLED
                yield syllables[0][0] + "".join(syllables[1:stem]), ABBREVIATED
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
def _readings() -> dict[str, tuple[str, ...]]:
    packed = (files("archive.divisions") / "data" / "readings.csv.gz").read_bytes()
    lines = csv.reader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    return {name: tuple(syllables.split()) for name, syllables in lines}
