"""Pages that are not what they seem: challenges and soft 404s, told before a body becomes a capture.

A challenge is recorded as ``blocked:waf=<kind>``, after the signatures real portals showed in April 2026;
nothing here solves, answers or avoids one.
"""

from __future__ import annotations

import re

LOOK_AT = 65536  # characters: a challenge is a small page, or says what it is at the top
CHALLENGE_STATUS = frozenset({202, 203, 401, 403, 405, 412, 418, 429, 468, 492, 500, 502, 503, 514, 521})

# "$_ts=window['$_ts'];" and "$_ts.cd=…": 瑞数
RIVER = re.compile(r"\$_ts\s*(?:=|\.|\[)")
# "document.cookie=('__jsl_clearance_s=…": 加速乐
JSL = re.compile(r"__jsl_clearance|__jsluid")
# "var arg1='5E1B7A0C…'" … acw_sc__v2: 阿里云
ALIYUN = re.compile(r"acw_sc__v[23]|var\s+arg1\s*=\s*['\"]")
# "<title>Just a moment...</title>", "/cdn-cgi/challenge-platform/": Cloudflare
CLOUDFLARE = re.compile(r"cdn-cgi/challenge|<title>\s*Just a moment|cf-browser-verification", re.IGNORECASE)
# "EO_Bot_Ssid", "WZWSREL", "WZWS-RAY", "safeline": EdgeOne, 网站卫士, 雷池
EDGEONE = re.compile(r"EO_Bot_Ssid|__tst_status")
WZWS = re.compile(r"wzws[-_]?(?:rel|ray|cid|waf)|wzwschallenge", re.IGNORECASE)
SAFELINE = re.compile(r"safeline|雷池", re.IGNORECASE)
# "请输入验证码", "<title>安全验证</title>", "滑动验证"
CAPTCHA = re.compile(
    r"请输入(?:图片|图形|图中)?验证码|<title>\s*(?:安全验证|访问验证|人机验证)|滑动验证|拖动滑块"
)
# "您的访问请求可能对网站造成安全威胁", "请求已被拦截"
REFUSAL = re.compile(
    r"可能对网站(?:造成|构成).{0,4}(?:安全)?威胁|访问(?:请求)?(?:已)?被(?:安全策略)?拦截|请求已被.{0,6}拦截"
)
# Scripts and styles; what remains is what a person would read
SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]+>")
# "您访问的页面不存在或已删除", "404 Not Found", "页面找不到了"
NOT_FOUND = re.compile(
    r"页面(?:不存在|找不到|已删除|已被删除|无法访问|丢失)|(?:访问|查看|请求)的(?:页面|内容|信息|网页|文章|栏目)"
    r".{0,8}(?:不存在|已删除|被删除|不见了|找不到|已下线)|(?:文章|信息)不存在"
    r"|404\s*(?:Not Found|错误|页面)|(?:系统|网站).{0,4}维护",
    re.IGNORECASE,
)
# What every annual report or list of them carries
REPORT_WORDS = re.compile(r"年\s*度?\s*报告|年报|总体情况|主动公开")
SOFT_404_LENGTH = 500  # characters of visible text

# A page on which none of these words stands is neither a challenge nor a notice; looking for plain words is
# cheap, and nearly every page ends here.
CHALLENGE_WORDS = (
    "$_ts", "__jsl", "acw_sc__v", "arg1", "cdn-cgi/challenge", "Just a moment", "cf-browser-ver",
    "EO_Bot_Ssid", "__tst_status", "wzws", "WZWS", "safeline", "雷池", "验证", "滑块", "威胁", "拦截",
)  # fmt: skip
NOTICE_WORDS = (
    "不存在", "找不到", "删除", "无法访问", "丢失", "不见了", "下线", "404", "维护",
)  # fmt: skip

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("jsl", JSL),
    ("aliyun", ALIYUN),
    ("ruishu", RIVER),
    ("cloudflare", CLOUDFLARE),
    ("edgeone", EDGEONE),
    ("wzws", WZWS),
    ("safeline", SAFELINE),
)


def recognise(status: int, text: str, set_cookie: str = "") -> str | None:
    """The outcome ``blocked:…`` if this answer is a challenge or a refusal, else None.

    *set_cookie* is the joined Set-Cookie header. A 200 page counts only when nothing but the challenge is on
    it: real pages of protected sites carry the same scripts beside their content.
    """
    head = text[:LOOK_AT]
    if status == 200 and not any(word in head for word in CHALLENGE_WORDS):
        return None
    visible = visible_text(head)
    bare = len(visible) < SOFT_404_LENGTH and not REPORT_WORDS.search(visible)
    if status not in CHALLENGE_STATUS and not bare:
        return None
    for kind, signature in KINDS:
        if signature.search(head) or (kind == "jsl" and status == 521 and signature.search(set_cookie)):
            return f"blocked:waf={kind}"
    if CAPTCHA.search(head) and bare:
        return "blocked:waf=captcha"
    if REFUSAL.search(visible) and bare:
        return "blocked:waf=refusal"
    return _by_status(status, head, bare)


def soft_404(text: str) -> bool:
    """Whether a page answered with 200 says in a few words that there is nothing here."""
    head = text[:LOOK_AT]
    if not any(word in head for word in NOTICE_WORDS):
        return False
    visible = visible_text(head)
    return len(visible) < SOFT_404_LENGTH and bool(NOT_FOUND.search(visible))


def visible_text(html: str) -> str:
    """What a person would read of a page, roughly: without scripts, styles and tags."""
    return " ".join(TAG.sub(" ", SCRIPT.sub(" ", html)).split())


def _by_status(status: int, head: str, bare: bool) -> str | None:
    """412, 468 and 521 come from protection only; 202 and 203 when a lone script comes with them."""
    if status in (412, 468, 521):
        return f"blocked:waf=status_{status}"
    if status in (202, 203) and bare and "<script" in head.lower():
        return f"blocked:waf=status_{status}"
    if status == 403:
        return "blocked:ua"
    return None
