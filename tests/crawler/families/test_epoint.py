from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from crawler.families import family
from crawler.families.base import Attachment, Detail, PageRequest
from tests.crawler.families.pages import page

GUID = "8aef2fa0-cc14-409e-9f68-fbdba00a0c72"
URL = f"http://a.gov.cn/showinfo.html?infoGuid={GUID}"
SHELL = '<div id="info_spnContent"></div><script>var call = "{call}";</script>'


def asked(shell: str = SHELL, **options: Any) -> PageRequest:
    following = family("epoint", options).read_detail(page(URL, shell)).next
    assert following is not None
    return following


def answered(request: PageRequest, text: str, status: int = 200) -> Detail:
    return family("epoint").read_detail(page(request.url, text, state=request.state, status=status))


def test_a_shell_asks_for_its_body_under_the_name_its_own_script_gives() -> None:
    request = asked(SHELL.format(call="/Web/rest/ownAction/getGovInfoDetail"))
    assert (request.method, request.url) == (
        "POST",
        "http://a.gov.cn/Web/rest/ownAction/getGovInfoDetail",
    )
    params = json.loads(parse_qs((request.body or b"").decode())["params"][0])
    assert params == {"infoid": GUID}
    assert asked(project="P", action="a").url.startswith("http://a.gov.cn/P/rest/a/")


def test_other_names_are_tried_until_none_is_left() -> None:
    chosen, request = family("epoint"), asked()
    names = [request.url]
    while True:
        assert chosen.accepts(page(request.url, "", state=request.state, status=404))
        detail = answered(request, "<h1>404</h1>", 404)
        if detail.next is None:
            break
        request = detail.next
        names.append(request.url)
    assert len(set(names)) == len(names) > 1
    assert detail.problem == "body_unavailable"


def test_the_body_is_html_or_files() -> None:
    data: dict[str, Any] = {
        "title": "静区2024年年报",
        "infodate": "2025-01-09",
        "infocontent": "<p>正文</p>",
        "pdflist": [],
    }
    detail = answered(asked(), json.dumps({"custom": {"data": data}}))
    assert (detail.title, detail.published, detail.next, detail.problem) == (
        "静区2024年年报",
        date(2025, 1, 9),
        None,
        None,
    )
    data |= {
        "infotype": "pdf",
        "infocontent": "",
        "pdflist": [{"attachname": "年报.pdf", "attachurl": "/f/1.pdf"}],
    }
    detail = answered(asked(), json.dumps({"custom": {"data": data}}))
    assert detail.attachments == (Attachment("http://a.gov.cn/f/1.pdf", "年报.pdf"),)


def test_an_ordinary_article_needs_no_second_request() -> None:
    detail = family("epoint").read_detail(page("http://a.gov.cn/nb/1.html", "<h1>2024年年报</h1>"))
    assert (detail.title, detail.next) == ("2024年年报", None)
