from __future__ import annotations

import sqlite3

import pytest

from archive.search import match, segment, snippet

DOCUMENTS = [
    "2023年收到行政复议申请12件，行政诉讼3件。",
    "本年度未发生行政诉讼；审查意见已公开。",
    "微信公众号发布信息 437 条，WeChat 阅读量１２３４。",
]


@pytest.fixture
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='unicode61')")
    connection.executemany(
        "INSERT INTO f(rowid, body) VALUES (?, ?)",
        [(number, segment(text)) for number, text in enumerate(DOCUMENTS)],
    )
    return connection


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("诉讼", [0, 1]),
        ("行政诉讼", [0, 1]),
        ("行政复议", [0]),
        ("政复", [0]),
        ("复议诉讼", []),
        ("审", [1]),
        ("1234", [2]),
        ("wechat 公众号", [2]),
        ("437条", [2]),
        ("发展改革", []),
        ("", []),
        ('"', []),
        ('诉讼" OR "审查', []),
        ("NEAR(", []),
    ],
)
def test_finds_exactly(index: sqlite3.Connection, query: str, expected: list[int]) -> None:
    rows = index.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid", [match(query)])
    assert [row[0] for row in rows] == expected


def test_snippet_marks_and_escapes() -> None:
    assert snippet("前文<b>诉讼</b>", "诉讼") == "前文&lt;b&gt;<mark>诉讼</mark>&lt;/b&gt;"


def test_snippet_is_cut_around_the_hit() -> None:
    text = "甲" * 200 + "诉讼" + "乙" * 200
    shown = snippet(text, "诉讼", width=20)
    assert shown.startswith("…") and shown.endswith("…") and "<mark>诉讼</mark>" in shown
