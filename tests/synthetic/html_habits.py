"""What content systems and editors do to the HTML of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from random import Random
from typing import Final

from tests.synthetic import text_habits
from tests.synthetic.paper import Paper, Prose, Table
from tests.synthetic.render import html, text

STYLES: Final = {"trs": html.TRS, "word": html.WORD, "ueditor": html.UEDITOR, "nbsp": html.NBSP}
# "<td>", "<td rowspan="3">", "</td>"
CELL_TAG: Final = re.compile(r"<(/?)td\b")
CLOSING_TAG: Final = re.compile(r"</t[dr]>\n?")
ATTRIBUTE: Final = re.compile(r'="([a-zA-Z0-9_%]+)"')
# ">1234<": a printed number of two digits or more
NUMBER: Final = re.compile(r">(\d+)(\d)<")
TABLE: Final = re.compile(r"<table.*?</table>", re.DOTALL)
WRAPPED_ROW: Final = re.compile(r'rowspan="(\d+)"')


def unquoted(random: Random, page: str) -> str:
    """<DIV class=TRS_Editor>, attributes without quotes."""
    return ATTRIBUTE.sub(r"=\1", page)


def unclosed(random: Random, page: str) -> str:
    """Rows and cells that are never closed."""
    return CLOSING_TAG.sub("", page)


def upper_case(random: Random, page: str) -> str:
    """<TABLE><TR><TD>."""
    return re.sub(r"</?[a-z0-9]+\b", lambda match: match.group().upper(), page)


def header_cells(random: Random, page: str) -> str:
    """<th> for every cell: some editors know no other."""
    return CELL_TAG.sub(r"<\1th", page)


def split_numbers(random: Random, page: str) -> str:
    """1<span>2</span>: one number in two runs."""
    return NUMBER.sub(
        lambda m: f">{m[1]}<span lang=EN-US>{m[2]}</span><" if random.random() < 0.5 else m[0], page
    )


def layout_table(random: Random, page: str) -> str:
    """The whole article inside a table that only makes a margin."""
    return f'<table width="960"><tr><td width="20">&nbsp;</td><td>{page}</td></tr></table>'


def tables_in_cells(random: Random, page: str) -> str:
    """Each table inside the only cell of another."""
    return TABLE.sub(lambda m: f'<table border="0"><tbody><tr><td>{m[0]}</td></tr></tbody></table>', page)


def comments(random: Random, page: str) -> str:
    """Word's conditional comments, full of numbers."""
    comment = "<!--[if gte mso 9]><xml><w:LsdException Locked=false Priority=99/></xml><![endif]-->"
    return page.replace("<tbody>", f"{comment}<tbody>")


def rowspan_too_long(random: Random, page: str) -> str:
    """The last group's rowspan reaches below the table."""
    spans = list(WRAPPED_ROW.finditer(page))
    if not spans:
        return page
    longest = max(spans, key=lambda m: int(m[1]))
    return page[: longest.start()] + 'rowspan="99"' + page[longest.end() :]


def printed_twice(random: Random, page: str) -> str:
    """The article once for screens and once for telephones."""
    return f'<div class="pc">{page}</div><div class="mobile">{page}</div>'


def styled_head(random: Random, page: str) -> str:
    """A style sheet and a script beside the article, with braces and numbers."""
    return f"<style>.a{{margin:0 12px}} td{{width:45px}}</style>{page}<script>var a=[1,2,3];</script>"


OVERLONG: Final = "rowspan_too_long"  # the rows below the group stand a column further right
HABITS: Final[dict[str, Callable[[Random, str], str]]] = {
    "split_numbers": split_numbers,
    "comments": comments,
    "tables_in_cells": tables_in_cells,
    "unclosed": unclosed,
    "unquoted": unquoted,
    "upper_case": upper_case,
    "header_cells": header_cells,
    "layout_table": layout_table,
    "styled_head": styled_head,
    "printed_twice": printed_twice,
    OVERLONG: rowspan_too_long,
}
CHARSETS: Final = ("utf-8", "utf-8", "gbk", "gb2312", "utf-16")
LYING: Final = 0.05  # share of UTF-8 pages whose meta tag says gb2312


def paragraphs_for_cells(paper: Paper) -> str:
    """No table at all: every printed cell is a paragraph (a blank one holds nbsp)."""
    parts = ["<div class=TRS_Editor>"]
    for block in paper.blocks:
        if isinstance(block, Prose):
            parts.append(f"<p>{block.text}</p>")
        elif isinstance(block, Table):
            texts = [box.text.replace("\n", "") for row in block.rows for box in row]
            parts += [f"<p>{text.strip() or '&nbsp;'}</p>" for text in texts]
    return "\n".join([*parts, "</div>"])


def page_around(random: Random, body: str, title: str) -> str:
    """A whole page: meta tags, menu, a table of index data, pager, footer with numbers."""
    menu = "".join(
        f"<li><a href='/list{i}.html'>{word}</a></li>" for i, word in enumerate(("首页", "公开", "年报"))
    )
    facts = (
        "<table class='xxgk'><tr><td>索引号</td><td>000014349/2024-00012</td><td>发布日期</td>"
        "<td>2024-01-15</td></tr><tr><td>发布机构</td><td colspan=3>办公室</td></tr></table>"
    )
    return (
        f"<!DOCTYPE html><html><head><meta name='ArticleTitle' content='{title}'>"
        f"<title>{title}</title></head><body><ul>{menu}</ul>{facts}<div id='zoom'>{body}</div>"
        "<div class='foot'>访问量：18612 备案号：123456789号</div></body></html>"
    )


def gkmlpt(random: Random, body: str, title: str) -> str:
    """The 广东 platform: the article is a JSON string inside a script."""
    detail = json.dumps({"DETAIL": {"id": 5173165, "title": title, "content": body}}, ensure_ascii=True)
    escaped = detail.replace("<", "\\u003C").replace(">", "\\u003E")
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><div id='app'></div>"
        f"<script>window._CONFIG = {escaped};</script></body></html>"
    )


def write(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    """The file's bytes, and what was done to write them."""
    title = next(block.text for block in paper.blocks if isinstance(block, Prose))
    shape = random.random()
    if shape < 0.08:
        done, body = ["style:paragraphs"], paragraphs_for_cells(paper)
    elif shape < 0.12:
        done, body = ["style:pre"], f"<pre>{escape(text.render(text_habits.one_line_labels(paper)))}</pre>"
    else:
        style = random.choice(list(STYLES))
        done, body = [f"style:{style}"], html.render(paper, STYLES[style])
        for name in [name for name in HABITS if random.random() < 0.15]:
            body = HABITS[name](random, body)
            done.append(name)
    wrapper = random.choice(("fragment", "page", "page", "gkmlpt"))
    if wrapper == "page":
        body = page_around(random, body, title)
    elif wrapper == "gkmlpt":
        body = gkmlpt(random, body, title)
    charset = random.choice(CHARSETS)
    declared = "gb2312" if charset == "utf-8" and random.random() < LYING else charset
    if charset != "utf-8" or random.random() < 0.7:
        body = body.replace("<head>", f"<head><meta charset='{declared}'>", 1)
    data = body.encode("gb18030" if charset.startswith("gb") else charset, "xmlcharrefreplace")
    return data, [*done, f"wrapper:{wrapper}", f"charset:{charset}", f"declared:{declared}"]
