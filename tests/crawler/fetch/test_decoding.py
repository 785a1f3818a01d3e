from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetch.decoding import decode

TEXT = "政府信息公开工作年度报告，朱镕基、㙟、堃"


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=gb2312"),
        ("utf-8-sig", "text/html"),
        ("utf-16", "text/html"),
        ("gb18030", "text/html; charset=utf-8"),
        ("gb18030", "text/html; charset=ISO-8859-1"),
        ("gb18030", ""),
    ],
)
def test_declarations_lie_and_bytes_do_not(encoding: str, content_type: str) -> None:
    assert decode(TEXT.encode(encoding), content_type) == TEXT


def test_big5_only_where_it_is_declared() -> None:
    text = "政府資訊公開年報"
    assert decode(text.encode("big5"), "text/html; charset=Big5") == text
    assert decode(b'<meta charset="big5">' + text.encode("big5")).endswith(text)


def test_a_page_cut_inside_a_character_is_still_utf8() -> None:
    assert decode(TEXT.encode()[:-1]).startswith(TEXT[:-1])


@given(st.binary())
def test_never_raises(body: bytes) -> None:
    assert isinstance(decode(body), str)


@given(st.text())
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode("utf-8", "surrogatepass")) or not text
