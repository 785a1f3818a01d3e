"""Contact data in prose: recognised, and left out of the published text with a visible mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.issues import issue
from extract.model import Claim, Issue, Section
from extract.text import prose

MARK = "【联系方式略】"
# "0955-7619055", "电话0955—7619055", "(0755) 8123 4567", "010-12345678转801", "0955-7619055、7619056"
_LANDLINE = re.compile(
    r"(?:[+＋]?86[\s\-—]*(?=[1-9]))?[（(]?(?<![\d.])(?:0\d{2,3}|(?<=86[\s\-—])[1-9]\d{1,2})[）)]?\s*+[-—–－]{0,2}\s*+\d{3,4}\s?\d{4}(?:\s*[-转]\s*\d{1,5})?(?!\d)"
)
# "400-800-1234", "640502199001011234": a service number, a citizen's identity number
_NUMBER = re.compile(
    r"[1-9](?<!\d[1-9])(?:(?<=[48])00[\s\-—]\d{3,4}[\s\-—]\d{3,4}|\d{5}(?:19|20)\d{9}[\dXx])(?!\d)"
)
# "13812345678"
_MOBILE = re.compile(r"1(?<!\d1)[3-9]\d{9}(?!\d)")
# "zhlzh7619239@163.com"
_MAIL = re.compile(r"(?<![A-Za-z0-9_.+\-])[A-Za-z0-9_.+\-]++\s*+[@＠]\s*+[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
# "地址：某路1号", "地址为某路1号", "地址某路1号", "邮编：755000", "联系人：张三", "联系人张三，联系电话",
# "联系电话：7619055", "致电7619055", "传真：…", "QQ：123456"
_LABELLED = re.compile(
    r"(?<![网页站])(?:通讯|通信|联系|办公|单位|邮寄)?地\s*+址\s*+(?:[:：]|[为在是])\s*+[^；;，,。）)\n]{2,60}|"
    r"(?<![网页站])地\s*+址(?=[^；;，,。、：\d]{2,24}\d{1,5}号)[^；;，,。）)\n]{2,60}|"
    r"邮\s*+(?:政)?\s*+编\s*+(?:码)?\s*+[:：为]?\s*+\d{6}|"
    r"(?:联\s*+系\s*+人员?|经办人|负责人)\s*+[:：]\s*+[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])|"
    r"联\s*+系\s*+人\s*+[为是]?[\u4e00-\u9fff·]{2,4}(?:\s+[0-9]{7,8}(?![0-9])|(?=[，,；;、\s]{0,2}(?:联系)?(?:电话|手机)))|"
    r"(?:联系|咨询|监督|举报|投诉|办公|值班)?(?:电\s*+话|传\s*+真|手\s*+机|热线|联系方式)(?:号码)?(?:[（(][^（）()]{1,6}[）)])?\s*+[:：；;为是]\s*+"
    r"[0-9（(][0-9\-—－()（）转、/ ]{3,39}[0-9]|(?:致电|拨打|电话|传真)\s*+[0-9]{7,8}(?![0-9])|"
    r"(?:电子)?(?:邮\s*+箱|邮件|E-?mail)(?:地址)?\s*+[:：]\s*+[^\s；;，,。）)]{5,60}|"
    r"(?:QQ|微信)\s*+(?:群|号)?\s*+[:：]\s*+[A-Za-z0-9_\-]{5,20}",
    re.IGNORECASE,
)
# "办公室主任 85800824": a number without a word for it, behind an office, where the line ends; or
# "（办公室：85800824）"
_BEHIND_OFFICE = re.compile(
    r"[2-8](?:(?:(?<=[长任员记师]\s.)|(?<=[长任员记师][)）]\s.))\d{6,7}(?=\s*(?:$|\n|[\u4e00-\u9fff]{2,6}[:：]))|"
    r"(?<=[室处科股站心][:：].)\d{6,7}(?!\d))"
)
# The signs that the patterns above are looked for by. They begin with one character out of a few; the
# patterns with what may be there or not, so that they would be tried at every character of the prose.
# "0955-7619", "86 755 8123"
_LANDLINE_SIGN = re.compile(r"(?:0\d{2,3}|86[\s\-—]*[1-9]\d{1,2})[）)]?\s*+[-—–－]{0,2}\s*+\d{3,4}\s?\d{4}")
# "号码（办）：0"
_NUMBERED = r"(?:号码)?(?:[（(][^（）()]{1,6}[）)])?\s*+[:：；;为是]?\s*+[0-9（(]"
# "地址：", "邮编：755000", "联系人", "负责人：", "电话：0", "致电7", "邮箱地址：", "微信号："
_LABELLED_SIGN = re.compile(
    r"地\s*+址(?:\s*+[:：为在是]|[^；;，,。、：\d]{2,24}\d)|邮\s*+(?:政)?\s*+编\s*+(?:码)?\s*+[:：为]?\s*+\d|邮\s*+箱(?:地址)?\s*+[:：]|邮件(?:地址)?\s*+[:：]|"
    r"联\s*+系\s*+人|经办人\s*+[:：]|负责人\s*+[:：]|致电\s*+\d|拨打\s*+\d|微信\s*+(?:群|号)?\s*+[:：]|"
    rf"电\s*+话{_NUMBERED}|传\s*+真{_NUMBERED}|手\s*+机{_NUMBERED}|热线{_NUMBERED}|联系方式{_NUMBERED}"
)
# "QQ", "E-mail"
_LATIN = re.compile(r"[A-Za-z]")
_KINDS = (
    ("电子邮箱", (re.compile(r"[@＠]"),), _MAIL),
    ("地址电话等", (_LABELLED_SIGN, _LATIN), _LABELLED),
    ("电话", (_LANDLINE_SIGN,), _LANDLINE),
    ("电话", (_BEHIND_OFFICE,), _BEHIND_OFFICE),
    ("手机", (_MOBILE,), _MOBILE),
    ("号码", (_NUMBER,), _NUMBER),
)


def without_contacts(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Issue, ...]]:
    """The sections with contact data replaced by a mark, and one issue per section that had any."""
    cleaned: list[Section] = []
    issues: list[Issue] = []
    for section in sections:
        text, kinds = redact(section.text)
        cleaned.append(section if text == section.text else replace(section, text=text))
        if kinds:
            issues.append(issue("contact_removed", (), section.locator, kinds="、".join(kinds)))
    return tuple(cleaned), tuple(issues)


def published_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """*claims* with the contact data in their sentences replaced by a mark."""
    return tuple(replace(claim, text=redact(claim.text)[0]) for claim in claims)


def published_statement(statement: Mapping[str, Any]) -> Mapping[str, Any]:
    """A fee statement with the contact data in its text replaced by a mark."""
    text = statement["text"]
    return statement if text is None else {**statement, "text": redact(text)[0]}


def redact(text: str) -> tuple[str, tuple[str, ...]]:
    """*text* without contact data, and what kinds of it were there."""
    kinds: list[str] = []
    half = prose(text)  # of the same length as the text
    for kind, signs, pattern in _KINDS:
        if not any(sign.search(half) for sign in signs):
            continue
        found = [match.span() for match in pattern.finditer(half)]
        for start, end in reversed(found):
            text = text[:start] + MARK + text[end:]
        if found:
            half = prose(text)
            kinds.append(kind)
    if kinds:
        text = re.sub(f"{MARK}(?:[；;，,、\\s]*{MARK})+", MARK, text)
    return text, tuple(kinds)
