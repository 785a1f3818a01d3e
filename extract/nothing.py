"""Pages that answer in a report's place: errors, logins, checks of the visitor, empty shells."""

from __future__ import annotations

import re

from extract.model import Document

_LEAST_TEXT = 30
# Longer than any page that only says that something is wrong
_LONGEST = 600
# "404 Not Found", "您访问的页面不存在或已被删除", "HTTP Status 500"
_MISSING = re.compile(
    r"404|页面(?:不存在|找不到|未找到|丢失|已(?:被)?删除)|(?:访问|浏览|请求|查找)的(?:页面|网页|内容|信息|文章).{0,8}(?:不存在|找不到|删除|不在)|"
    r"(?:文章|信息|内容|文件)不存在|PageNotFound|NotFound",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"HTTPStatus[45]\d\d|InternalServerError|BadGateway|ServiceUnavailable|GatewayTime-?out|服务器(?:内部)?错误|"
    r"系统(?:错误|异常|维护)|网站(?:维护|升级|关闭)|Exception|数据库.{0,6}错误",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"用户登录|请(?:先)?登录|登录后|账号登录|统一身份认证|用户名.{0,6}密码")
_CHECK = re.compile(
    r"安全验证|人机验证|滑动验证|验证码|请完成.{0,6}验证|访问(?:过于频繁|被拒绝|受限)|拒绝访问|策略阻断|安全威胁|网站防火墙|"
    r"403Forbidden|AccessDenied|CheckingyourBrowser|开启JavaScript|enableJavaScript|WAF",
    re.IGNORECASE,
)
_KINDS = (
    (_CHECK, "是网站的访问验证或拦截页", "a page that checks or blocks the visitor"),
    (_MISSING, "是出错页：页面不存在或已删除", "an error page: the page does not exist"),
    (_FAILED, "是出错页：网站故障或维护", "an error page: the site fails or is being maintained"),
    (_LOGIN, "是登录页", "a login page"),
)
_IN_ATTACHMENT = ("页面只有标题，正文在附件里", "a title alone; the report is in an attachment")
_ATTACHED = re.compile(r"附件|下载|\.(?:pdf|docx?|wps|xlsx?|ofd|zip)", re.IGNORECASE)

# "附件：云岭县水利局2023年政府信息公开工作年度报告.pdf": the report, attached to a page that says little else
_REPORT_ATTACHED = re.compile(
    r"(?:报告|年报)[^。；]{0,12}\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar)|附件\d?[:：]《?[^。；]{2,40}(?:年度报告|年报)",
    re.IGNORECASE,
)
# "云岭县2023年第四季度政府信息公开情况报告": of no whole year
_PART_OF_A_YEAR = re.compile(r"第?[一二三四1-4]季度|[上下]半年")


def no_report(document: Document, text: str, title: str | None, bare: bool) -> tuple[str, str, str] | None:
    """Kind, reason in Chinese and in English, of what is no annual report by its title or text.

    *text*: all its text without spaces; *bare*: it has neither tables nor sections.
    """
    if title is not None and _PART_OF_A_YEAR.search(title):
        return "other", "只报告一年中的一段时间", "a report on part of a year"
    return _page_without_report(document, text, title) if bare else None


def _page_without_report(document: Document, text: str, title: str | None) -> tuple[str, str, str] | None:
    """What a page without tables is; its own title counts too: 404 Not Found."""
    named = "".join(document.metadata.get("title", "").split())
    if len(text) <= _LONGEST and title is None:
        for words, zh, en in _KINDS:
            if words.search(text) or words.search(named):
                return "other", zh, en
    if title is not None and len(text) <= _LONGEST and _REPORT_ATTACHED.search(text):
        return "other", *_IN_ATTACHMENT
    if len(text) >= _LEAST_TEXT and not (title is not None and len(text) <= 4 * len(title)):
        return None
    if title is not None and _ATTACHED.search(text):
        return "other", *_IN_ATTACHMENT
    return ("empty", "没有可读的正文", "no readable text") if len(text) < _LEAST_TEXT else None
