"""From a report's printed title to the issuer it names and the year it is about."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# "沙坡头区镇罗镇 2023 年政府信息公开 工作年度报告": spaces and line breaks carry nothing in a Chinese title.
SPACE = re.compile(r"\s+")
# "《高沟镇2023年政府信息公开工作年度报告》": the title itself, quoted.
QUOTES = re.compile(r"[《》]")
# "（图片版）", "[2023]", "【公示】": what stands in brackets is not the issuer.
BRACKETED = re.compile(r"[(\[〔【<][^)\]〕】>]*[)\]〕】>]")
# "2023年度", "2025" before a name or a report; "二〇二三年".
YEAR = re.compile(r"(20[0-2]\d)(?:年度?|(?=\D|$))")
CHINESE_YEAR = re.compile(r"二[〇○零О0]([〇○零О0一二])([〇○零О0一二三四五六七八九])年度?")
# "政府信息公开工作年度报告", "信息公开年报", "政务公开工作报告": from here on it is the report's name.
REPORT = re.compile(
    r"(关于|的)?(政府|政务)?(网站)?(信息公开|政务公开|信息主动公开)(工作|情况|年度|年报|报告|的|$).*$"
)
# "年度报告", "工作年度报告", "年报": the report's name where it does not say 信息公开.
REPORT_ALONE = re.compile(r"(年度|工作)+(报告|年报|总结)?$|(年度报告|工作报告|年报|报告)$")
# "政府信息公开工作年度报告——城关镇": nothing stands before the report's name, the issuer behind it.
BEHIND = re.compile(r"^.*(报告|年报)(汇编)?")
# "关于2023年度…的报告", "印发", a colon after a column's name.
LEADING = re.compile(r"^(关于|印发|转发|公布|发布|【|:|-|—|·|\.|、|,|，)+")
TRAILING = re.compile(r"(关于|的|公布|发布|:|-|—|·|\.|、|,|，|_|\||政府网站)+$")
# "小关乡人民|政府信息公开…": the 政府 of 人民政府 was taken for the start of the report's name.
PEOPLES = re.compile(r"人民$")
_DIGITS = {"〇": "0", "○": "0", "零": "0", "О": "0", "0": "0"} | {
    c: str(i) for i, c in enumerate("一二三四五六七八九", 1)
}


class Title(NamedTuple):
    """The issuer as the title names it, without spaces and report words, and the first year printed."""

    issuer: str
    year: int | None


def read(printed: str) -> Title:
    """Split *printed*, a whole title or a bare issuer. The issuer may come out empty, the year None."""
    text = SPACE.sub("", unicodedata.normalize("NFKC", printed))
    text = CHINESE_YEAR.sub(_western_year, text)
    years = YEAR.findall(text)
    text = BRACKETED.sub("", QUOTES.sub("", text))
    text = YEAR.sub("", text)
    named = REPORT_ALONE.sub("", REPORT.sub("", text)) or BEHIND.sub("", text)
    text = TRAILING.sub("", LEADING.sub("", named))
    return Title(PEOPLES.sub("人民政府", text), int(years[0]) if years else None)


def _western_year(match: re.Match[str]) -> str:
    return f"20{_DIGITS[match[1]]}{_DIGITS[match[2]]}年"
