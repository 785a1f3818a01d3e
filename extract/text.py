"""Text for matching. Nothing here changes what is stored: raw text stays as printed."""

from __future__ import annotations

import re
from functools import lru_cache

# Full-width forms of ASCII and the ideographic space. Not NFKC: that would turn a footnote ① into a digit.
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
# Zero-width and directional marks, soft hyphen, variation selectors, byte order mark: printed as nothing.
_INVISIBLE_CODES = (
    *(0x00AD, 0x034F, 0x061C, 0xFEFF),
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
)
_TO_ASCII = _FULL_WIDTH | dict.fromkeys(map(chr, _INVISIBLE_CODES), "")
# Substitution by pattern: most characters of a text stay as they are, and str.translate asks for each.
_CHANGED = re.compile(f"[{re.escape(''.join(_TO_ASCII))}]")
_TO_PROSE = {wide: ascii_ for wide, ascii_ in _FULL_WIDTH.items() if ascii_ not in ",;:()!?"} | {
    ";": "；",
    ":": "：",
    "(": "（",
    ")": "）",
}
_CHANGED_IN_PROSE = re.compile(f"[{re.escape(''.join(_TO_PROSE))}]")
# The characters of the form's own words, and of those that reports have around figures, as pages in
# traditional characters print them
_TRADITIONAL = (
    "總體況動開請處復複議訴訟問題進報項關機規範製發廢現許罰強業費單萬條與數據鈎鉤係爲為於結轉繼續辦屬國祕護權類內務過執詢無當"
    "沒補確認獲訪舉繳納織團會維糾審決標準個別區縣鎮鄉廳應統計網採購額對實際餘達號級後間約時佈種員場聽訓徵見視頻傳遞郵閱覽瀏擊"
    "圖讀調責監領組銷駁運環暫適絡聯臺線熱欄眾覆戶訊紙電廣話編繫學來"
)
_TO_SIMPLIFIED = str.maketrans(
    _TRADITIONAL,
    "总体况动开请处复复议诉讼问题进报项关机规范制发废现许罚强业费单万条与数据勾勾系为为于结转继续办属国秘护权类内务过执询无当"
    "没补确认获访举缴纳织团会维纠审决标准个别区县镇乡厅应统计网采购额对实际余达号级后间约时布种员场听训征见视频传递邮阅览浏击"
    "图读调责监领组销驳运环暂适络联台线热栏众复户讯纸电广话编系学来",
)
_IS_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
# A comma that is not a thousands separator: "2023年, 我镇"
_THOUSANDS = re.compile(r",(?!\d{3}(?!\d))|,(?<!\d,)")
# "（１） 予以公开" keeps １予以公开: full-width figures and letters become half-width afterwards
_NOT_A_WIDE_WORD = re.compile(
    r"[^0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
)
# "（一） 予以公开" keeps 一予以公开; "“三安全一稳定”" keeps 三安全一稳定
_NOT_A_WORD = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\uf900-\ufaff]+")
# "- 5 -", "— 12 —", "第 3 页 共 6 页", "3/6"
_PAGE_NUMBER = re.compile(
    r"\s*[\-—–·]+\s*\d{1,3}\s*[\-—–·]+\s*$|\s*第\s*\d{1,3}\s*页|\s*\d{1,3}\s*/\s*\d{1,3}\s*$"
)
_LONGEST_KEPT = 4_000  # characters of a line that is remembered
_LONGEST_PAGE_NUMBER = 40  # characters of a line that can make it one
# "三、", "（一）", "(六)", "一）", "1.", "2、", "3．", "l六、", "一 、", "①", "第一,", "3 其他"
_ORDINAL = re.compile(
    r"(?:[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．,，:：]|[①-⑳]|\d{1,2}\s+(?=[\u4e00-\u9fff]))\s*"
)

# "《2024年政务公开工作要点》": how another document is called
TITLES = re.compile(r"《[^《》]*》")


def plain(text: str) -> str:
    """*text* with full-width ASCII made half-width and invisible characters removed."""
    if text.isascii():
        return text
    return _plain(text) if len(text) <= _LONGEST_KEPT else _CHANGED.sub(_ascii, text)


@lru_cache(maxsize=256)  # a line is asked for several times in a row
def _plain(text: str) -> str:
    return _CHANGED.sub(_ascii, text)


def _ascii(found: re.Match[str]) -> str:
    return _TO_ASCII[found[0]]


def simplified(text: str) -> str:
    """*text* with the characters of the form's words simplified, length unchanged; names keep their own."""
    return text.translate(_TO_SIMPLIFIED) if _IS_TRADITIONAL.search(text) else text


def prose(text: str) -> str:
    """*text* for matching in sentences: digits half-width, punctuation full-width, length unchanged."""
    return _THOUSANDS.sub("，", _CHANGED_IN_PROSE.sub(_in_prose, simplified(text)))


def _in_prose(found: re.Match[str]) -> str:
    return _TO_PROSE[found[0]]


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """*text* reduced to its letters, digits and Chinese characters."""
    return simplified(plain(_NOT_A_WIDE_WORD.sub("", text)))


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """A label without its ordinals, folded: ``"三、（一）予以 公开"`` → ``"予以公开"``."""
    rest = simplified(plain(text)).strip()
    while (ordinal := _ORDINAL.match(rest)) is not None:
        rest = rest[ordinal.end() :]
    return _NOT_A_WORD.sub("", rest)


# "（区分处理的，只计这一情形，不计其他情形）", "(人事管理、后勤管理)": an explanation, not the label
_REMARK = re.compile(r"[（(][^（）()]{2,}[)）]?\s*$")


@lru_cache(maxsize=8192)
def core_without_remark(text: str) -> str:
    """:func:`core` of a label without the explanation in brackets at its end."""
    return core(_REMARK.sub("", text.strip()))


@lru_cache(maxsize=8192)
def is_blank(text: str) -> bool:
    """Whether *text* prints nothing: white space and invisible characters alone."""
    return not plain(text).strip()


def is_page_number(text: str) -> bool:
    """Whether *text* is what stands at the foot of a page, and no figure of a table."""
    return _PAGE_NUMBER.match(plain(text[:_LONGEST_PAGE_NUMBER])) is not None


def one_line(text: str) -> str:
    """*text* with every run of white space made one space."""
    return " ".join(plain(text).split())


def without_spaces(text: str) -> str:
    """*text* half-width and without white space."""
    return "".join(plain(text).split())
