"""What an article page says of itself: title, date, issuer, attached files. Hints: the reader decides.

The national meta tags (ArticleTitle, PubDate, ContentSource) come from 政府网站发展指引, 国办发〔2017〕47号:
used when present, never required, and ``Url`` is never an identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.families.base import Attachment, Detail, Page
from crawler.families.html import (
    SUFFIXES,
    anchor_title,
    clean,
    date_in_url,
    in_chrome,
    is_document,
    normalise_url,
    parse,
    parse_date,
    redirect_target,
    visible_text,
)
from crawler.pictures import is_picture

# "/module/download/downfile.jsp?classid=0&filename=x", "index.php?m=content&c=down&a_k=…"
DOWNLOAD_ROUTE = re.compile(r"down(?:load|file)|attach(?:ment)?[/.?]|[?&]c=down\b", re.IGNORECASE)
# "附件：…", "点击下载", "下载Word", "年度报告.pdf"
DOWNLOAD_TEXT = re.compile(rf"附件|下载|{SUFFIXES}\b", re.IGNORECASE)
# "javascript:download('/upload/2024.pdf')": a quoted path with a document's extension
SCRIPTED_PATH = re.compile(rf"""['"]([^'"]+{SUFFIXES}(?:\?[^'"]*)?)['"]""", re.IGNORECASE)
# "发布时间：2026-01-13 11:34"
PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|公开日期|成文日期|生成日期)\s*[】\]]?\s*[:：]?\s*(?=(?:19|20)\d{2})"
)
# "来源：莆田市城市管理局", "发布机构 长春市"
ISSUER = re.compile(r"(?:(?:发布机构|公开主体)\s*[】\]]?\s*[:：]?|来源\s*[:：])\s*([^\s:：|【】\[\]]{2,40})")
# Where the families put an article's body
BODY = (
    "//*[@id='zoom' or @id='Zoom' or @id='BodyLabel' or @id='ucap-content' or @id='UCAP-CONTENT'"
    " or starts-with(@id,'vsb_content') or contains(@class,'v_news_content')"
    " or contains(@class,'TRS_Editor') or contains(@class,'trs_editor_view')"
    " or contains(@class,'artile_zw') or contains(@class,'bt-content') or contains(@class,'articleBox')"
    " or contains(@class,'tyxxy_main') or contains(@class,'news_cont_d_wrap')]"
)
CONTENT = "//*[contains(@class,'content') or contains(@class,'article')]"
SHORT_BODY = 300  # characters: below this, with no table, the images are the report
# The heading of the form's table of requests, and the label of its last row: what has the one, but no table
# and not the other, shows the tables as pictures
HEADING, LAST_ROW = "收到和处理政府信息公开申请", "结转下年度"


def read_article(page: Page) -> Detail:
    """Title, date, issuer and attachments of an ordinary article page of any family."""
    root = parse(page.text)
    tags = meta(root)
    text = visible_text(root)
    published = PUBLISHED.search(text)
    issuer = ISSUER.search(text)
    return Detail(
        title=tags.get("articletitle") or _heading(root),
        published=parse_date(tags.get("pubdate"))
        or (parse_date(text[published.end() : published.end() + 24]) if published else None)
        or date_in_url(page.url),
        issuer=tags.get("contentsource") or (issuer.group(1) if issuer else None),
        attachments=attachments(root, page.url),
        problem="redirect_shell" if redirect_target(page) else None,
    )


def attachments(root: HtmlElement, base: str) -> tuple[Attachment, ...]:
    """Files of an article: linked, scripted or framed; its scanned pages when it has little else."""
    found: dict[str, Attachment] = {}
    for href, text in (*_linked_files(root), *_framed_files(root), *_scans(root)):
        url = normalise_url(base, href)
        if url and url not in found:
            found[url] = Attachment(url, text)
    return tuple(found.values())


def _linked_files(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for anchor in root.iter("a"):
        href, text = (anchor.get("href") or "").strip(), anchor_title(anchor)
        if in_chrome(anchor):
            continue
        if href.lower().startswith("javascript:") or not href:
            scripted = SCRIPTED_PATH.search(f"{href} {anchor.get('onclick') or ''}")
            if scripted:
                yield scripted.group(1), text
        elif is_document(href) or (DOWNLOAD_ROUTE.search(href) and DOWNLOAD_TEXT.search(text)):
            yield href, text


def _framed_files(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for frame in root.iter("iframe", "embed", "object"):
        source = frame.get("src") or frame.get("data") or ""
        viewed = dict(parse_qsl(urlsplit(source).query)).get(
            "file", source
        )  # pdf.js: viewer.html?file=/x.pdf
        if is_document(viewed):
            yield viewed, ""


def _scans(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for body in root.xpath(BODY) or root.xpath(CONTENT) or [root]:
        if _is_shown_by_images(body):
            for image in body.iter("img"):
                source = image.get("src") or ""
                if is_picture(source):
                    yield source, clean(image.get("alt"))


def _is_shown_by_images(body: HtmlElement) -> bool:
    text = clean(str(body.text_content()))
    is_without_tables = HEADING in text and LAST_ROW not in text
    return (len(text) < SHORT_BODY or is_without_tables) and not body.xpath(".//table")


def _heading(root: HtmlElement) -> str | None:
    for path in ("//h1", "//h2", "//title"):
        for element in root.xpath(path):
            if title := clean(str(element.text_content())):
                return title
    return None


def meta(root: HtmlElement) -> dict[str, str]:
    """The national meta tags of a page, by lower-case name; the first non-empty one counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name, content = clean(element.get("name")).lower(), clean(element.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found
