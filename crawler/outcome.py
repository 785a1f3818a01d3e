"""The words for how a fetch and a source run ended, each reason in Chinese and English.

Fetch outcomes are strings, some with a detail after a colon: ``blocked:waf=jsl``, ``error:500``.
Success is never inferred from the absence of an exception.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.families.base import PROBLEMS

OK, NOT_MODIFIED, REDIRECT = "ok", "not_modified", "redirect"
SOFT_404, GONE, TOO_LARGE = "soft_404", "gone", "too_large"
WRONG_TYPE, OFF_LIST, DNS, REFUSED, TIMEOUT = "wrong_type", "off_list_redirect", "dns", "refused", "timeout"
ROBOTS = "blocked:robots"
ROBOTS_UNAVAILABLE = "blocked:robots_unavailable"

# Nobody answered: the host or our own line is down.
OFFLINE = frozenset({DNS, REFUSED, TIMEOUT, "reset", "unreachable", "host_down"})


class SourceOutcome(StrEnum):
    """How a source run ended; ``COMPLETE`` and ``DECLARED_EMPTY`` are the only good ends."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    DECLARED_EMPTY = "declared_empty"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"

    @property
    def good(self) -> bool:
        return self in (SourceOutcome.COMPLETE, SourceOutcome.DECLARED_EMPTY)

    @property
    def zh(self) -> str:
        """Its word in Chinese; its value is the English one."""
        return IN_CHINESE[self]


IN_CHINESE: Mapping[SourceOutcome, str] = {
    SourceOutcome.COMPLETE: "完整",
    SourceOutcome.INCOMPLETE: "不完整",
    SourceOutcome.DECLARED_EMPTY: "声明为空",
    SourceOutcome.BLOCKED: "被拦截",
    SourceOutcome.GONE: "已撤下",
    SourceOutcome.FAILED: "失败",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a source run did not end well: a stable code and one sentence in each language."""

    code: str
    zh: str
    en: str


REASONS: Mapping[str, tuple[str, str]] = {
    **PROBLEMS,
    "browser_missing": (
        "没有可用的浏览器，请运行 make browser",
        "no browser was found, run make browser",
    ),
    "count_mismatch": (
        "网站声明 {declared} 条，实际列出 {listed} 条",
        "the site declares {declared} entries and lists {listed}",
    ),
    "documents_missing": (
        "列出 {listed} 条，其中 {missing} 份未能取得（{first}）",
        "{listed} entries are listed, {missing} documents could not be had ({first})",
    ),
    "dns": ("域名无法解析", "the host name could not be resolved"),
    "empty_body": ("服务器返回空内容", "the server sent an empty body"),
    "encoding": ("返回内容的压缩数据损坏", "the compressed body is damaged"),
    "error": ("服务器返回错误 {detail}", "the server answered with error {detail}"),
    "fewer_than_expected": (
        "只列出 {listed} 条，预期至少 {expected} 条",
        "{listed} entries are listed, at least {expected} were expected",
    ),
    "fewer_than_before": (
        "只列出 {listed} 条，上次完整采集时有 {expected} 条",
        "{listed} entries are listed, the last complete run had {expected}",
    ),
    "gone": ("页面已不存在", "the page is gone"),
    "host_down": ("主机连续无应答，本次不再访问", "the host kept failing and was left alone for this run"),
    "interrupted": ("采集被中断", "the crawl was interrupted"),
    "list_page_failed": (
        "第 {page} 页列表未能取得（{first}）",
        "list page {page} could not be had ({first})",
    ),
    "nothing_listed": (
        "列表为空，而网站并未声明为空",
        "the list is empty and nothing declares it to be",
    ),
    "declared_empty": ("登记文件声明为空：{detail}", "declared empty by its portal file: {detail}"),
    "off_list_redirect": ("被转向登记范围以外的地址", "redirected to an address outside the portal's hosts"),
    "page_cap": ("列表超过 {page} 页的上限", "the list exceeds the limit of {page} pages"),
    "parse_error": ("无法解析网页：{detail}", "the page could not be read: {detail}"),
    "off_list": ("地址不在登记范围之内", "the address is outside the portal's hosts"),
    "private_address": (
        "域名指向内部地址，未连接",
        "the name leads to an internal address; no connection was made",
    ),
    "redirects": ("转向次数过多", "too many redirects"),
    "refused": ("连接被拒绝", "the connection was refused"),
    "reset": ("连接被重置", "the connection was reset"),
    "robots": ("robots.txt 不允许采集", "robots.txt does not allow it"),
    "robots_unavailable": (
        "robots.txt 无法取得（{detail}），本次不访问该主机",
        "robots.txt could not be had ({detail}), the host was left alone for this run",
    ),
    "soft_404": ("返回的是“页面不存在”之类的提示页", "the answer is a page-not-found notice"),
    "timeout": ("服务器没有在限定时间内回答", "the server did not answer in time"),
    "tls": ("TLS 连接失败（{detail}）", "the TLS connection failed ({detail})"),
    "too_large": ("返回内容超过大小限制", "the answer exceeds the size limit"),
    "truncated": ("返回内容不完整", "the answer was cut off"),
    "unreachable": ("网络不可达", "the network is unreachable"),
    "ua": ("服务器拒绝标明身份的访问", "the server refuses a client that identifies itself"),
    "vanished": ("{missing} 份已知年报从列表消失", "{missing} known reports have vanished from the list"),
    "waf": (
        "遇到 {detail} 防护验证页，未绕过",
        "a {detail} challenge page stood in the way; it was not evaded",
    ),
    "window_closed": (
        "采集时段 {detail}（北京时间）已过，其余留待下次",
        "its crawl window {detail} (China) closed, the rest is left for the next time",
    ),
    "wrong_type": ("返回内容的类型不对", "the answer is of the wrong type"),
    "not_modified": ("服务器称未变化，但没有已存内容", "the server says unchanged, but nothing was kept"),
}


def reason(code: str, **details: object) -> Reason:
    """The reason called *code*, its sentences filled in. KeyError for a code not in :data:`REASONS`."""
    zh, en = REASONS[code]
    return Reason(code, zh.format(**details), en.format(**details))


def reason_of_fetch(outcome: str) -> Reason:
    """The reason a fetch with this *outcome* gives to its source; ``blocked:waf=jsl`` → ``waf=jsl``."""
    head, _, detail = outcome.partition(":")
    if head == "blocked":
        kind, _, value = detail.partition("=")
        filled = reason(kind, detail=value or kind)
        return Reason(detail if kind == "waf" else kind, filled.zh, filled.en)
    if head == "error" and detail in REASONS:
        return reason(detail, detail="")
    filled = reason(head, detail=detail)
    return Reason(outcome.replace(":", "_"), filled.zh, filled.en)


def source_outcome_of_fetch(outcome: str) -> SourceOutcome:
    """What a source becomes when its first list page ended with this fetch *outcome*."""
    return SourceOutcome.BLOCKED if outcome.startswith("blocked:") else SourceOutcome.FAILED


def is_failure(outcome: str) -> bool:
    """Whether a fetch brought nothing: neither a body nor the word that nothing changed."""
    return outcome not in (OK, NOT_MODIFIED, REDIRECT)
