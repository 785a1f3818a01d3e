"""Contact data in prose: recognised, and left out of the published text with a visible mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.issues import issue
from extract.model import Issue, Section

MARK = "【联系方式略】"
# "0955-7619055", "电话0955—7619055", "(0755) 8123 4567", "010-12345678转801", "0955-7619055、7619056"
_LANDLINE = re.compile(
    r"[（(]?(?<![\d.])0\d{2,3}[）)]?\s*[-—–－]?\s*\d{3,4}\s?\d{4}(?:\s*[-转]\s*\d{1,5})?(?!\d)"
)
# "13812345678"
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
# "zhlzh7619239@163.com"
_MAIL = re.compile(r"[A-Za-z0-9_.+\-]+\s*[@＠]\s*[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
# "地址：某路1号", "地址为某路1号", "邮编：755000", "联系人：张三", "联系人张三，联系电话",
# "联系电话：7619055", "致电7619055", "传真：…", "QQ：123456"
_LABELLED = re.compile(
    r"(?<![网页站])(?:通讯|通信|联系|办公|单位|邮寄)?地\s*址\s*(?:[:：]|[为在是])\s*[^；;，,。）)\n]{2,60}|"
    r"邮(?:政)?编(?:码)?\s*[:：为]?\s*\d{6}|"
    r"(?:联\s*系\s*人|经办人|负责人)\s*[:：]\s*[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])|"
    r"联\s*系\s*人\s*[为是]?[\u4e00-\u9fff·]{2,4}(?=[，,；;、\s]{0,2}(?:联系)?(?:电话|手机))|"
    r"(?:联系|咨询|监督|举报|投诉|办公|值班)?(?:电\s*话|传\s*真|手\s*机|热线)(?:号码)?\s*[:：为]\s*"
    r"[0-9（(][0-9\-—－()（）转、/ ]{3,39}[0-9]|(?:致电|拨打|电话)\s*[0-9]{7,8}(?![0-9])|"
    r"(?:电子)?(?:邮\s*箱|邮件|E-?mail)(?:地址)?\s*[:：]\s*[^\s；;，,。）)]{5,60}|"
    r"(?:QQ|微信)\s*(?:群|号)?\s*[:：]\s*[A-Za-z0-9_\-]{5,20}",
    re.IGNORECASE,
)
_KINDS = (("电子邮箱", _MAIL), ("地址电话等", _LABELLED), ("电话", _LANDLINE), ("手机", _MOBILE))


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


def redact(text: str) -> tuple[str, tuple[str, ...]]:
    """*text* without contact data, and what kinds of it were there."""
    kinds: list[str] = []
    for kind, pattern in _KINDS:
        text, count = pattern.subn(MARK, text)
        if count:
            kinds.append(kind)
    if kinds:
        text = re.sub(f"{MARK}(?:[；;，,、\\s]*{MARK})+", MARK, text)
    return text, tuple(kinds)
