"""Characters that scanning, typing or dialect put in the place of one another in place names.

Used only inside a known county, and only when exactly one name of that county fits.
"""

from __future__ import annotations

# Each group: characters taken for each other by shape (OCR, handwriting input) or written for each other.
GROUPS = (
    "涑涞",
    "大太",
    "末未",
    "田由",
    "余佘",
    "付附府傅",
    "坝垻埧壩垅",
    "垅垄陇拢",
    "埔浦圃铺",
    "塘糖溏",
    "冲沖翀",
    "岭玲领苓",
    "岗冈崗岡",
    "坪平萍",
    "凤风",
    "土士",
    "干千于",
    "已己巳",
    "王玉",
    "贝见",
    "乌鸟",
    "圩墟",
    "洼窪",
    "堡铺埠",
    "溪谿",
    "峪裕浴",
    "沟构",
    "汤杨扬",
    "柏栢",
    "桔橘",
    "栗粟",
    "茶荼",
    "崖涯",
    "泉皋",
    "侯候",
    "淮准",
    "沐沭",
    "汩汨",
    "洛络落",
    "濮璞",
    "郑邦",
    "后後",
    "宫官",
    "营菅",
    "妫沩",
    "沪泸",
    "芦庐卢炉",
    "坭泥",
    "岔叉",
    "涌湧",
    "邵绍",
    "丘邱",
    "渡度",
    "洪红",
    "店占",
    "镇鎮",
)
_PARTNERS: dict[str, frozenset[str]] = {}
for _group in GROUPS:
    for _character in _group:
        _PARTNERS[_character] = _PARTNERS.get(_character, frozenset()) | frozenset(_group)


def alike(printed: str, name: str) -> bool:
    """True when the texts differ, in one or two places only, by characters of one group each."""
    if len(printed) != len(name) or printed == name:
        return False
    differing = [(a, b) for a, b in zip(printed, name, strict=True) if a != b]
    return len(differing) <= 2 and all(b in _PARTNERS.get(a, ()) for a, b in differing)
