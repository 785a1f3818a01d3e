from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from archive.site.plugins import guard

BOMBS = (
    "select length(hex(zeroblob(400000000)))",
    "select length(randomblob(900000000))",
    "select length(printf('%.*c', 900000000, 'x'))",
    "select length(format('%.*c', 900000000, 'x'))",
    "select length(replace(hex(zeroblob(1000000)), '0', 'xxxxxxxxxxxxxxxx'))",
    "with recursive t(s) as (select 'xxxxxxxx' union all select s||s from t) select length(s) from t",
    "with recursive t(n) as (select 1 union all select n+1 from t) select count(*) from t",
    "with recursive t(n) as (select 1 union all select n+1 from t limit 3000000)"
    " select group_concat(n) from t",
    "select load_extension('x')",
    "attach 'x' as y",
    "select * from pragma_hard_heap_limit(1)",
    "select " + "+".join(["1"] * 400),
    " union all ".join(["select 1"] * 60),
)
FINE = (
    "select * from pragma_table_info('report')",
    "select round(1.234, 2), strftime('%Y', '2024-01-01'), group_concat(uid) from report",
    "select json_extract(year_signals, '$.title'), count(*) from report group by 1",
)


@pytest.mark.parametrize("sql", BOMBS)
def test_a_bomb_is_answered_with_400_within_seconds(client: httpx.Client, sql: str) -> None:
    started = time.monotonic()
    assert client.get("/nianbao.json", params={"sql": sql}).status_code == 400
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("sql", FINE)
def test_ordinary_sql_works(client: httpx.Client, sql: str) -> None:
    assert client.get("/nianbao.json", params={"sql": sql}).status_code == 200


def test_the_file_path_is_not_told(client: httpx.Client) -> None:
    answer = client.get("/nianbao.json", params={"sql": "select * from pragma_database_list"})
    assert answer.json()["rows"] == []


@pytest.mark.parametrize(
    "page", ["databases.json", "databases", "threads.json", "plugins.json", "permissions"]
)
def test_pages_about_the_machine_are_closed(client: httpx.Client, page: str) -> None:
    answer = client.get(f"/-/{page}")
    assert answer.status_code == 404 and "nianbao.db" not in answer.text


def test_there_is_no_memory_database(client: httpx.Client) -> None:
    assert client.get("/_memory").status_code == 404


def test_every_database_but_the_internal_one_is_guarded() -> None:
    for name in ("nianbao", "_memory"):
        connection = sqlite3.connect(":memory:")
        guard.prepare_connection(connection, name, None)
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("select zeroblob(10)")


@pytest.mark.parametrize(
    "path", ["/", "/nianbao/report", "/nianbao.csv?sql=select+1", "/static/site.css", "/nothing"]
)
def test_the_headers_are_on_every_answer(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers.get_list("x-frame-options") == ["DENY"]
    assert "set-cookie" not in headers


def test_an_unchanged_page_is_not_sent_twice(client: httpx.Client) -> None:
    first = client.get("/nianbao/report")
    again = client.get("/nianbao/report", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    assert client.get("/nianbao/request").headers["etag"] != first.headers["etag"]
    assert "etag" not in client.get("/nothing").headers


@pytest.mark.slow
def test_an_ordinary_page_opens_while_two_dozen_slow_queries_run(client: httpx.Client, site: str) -> None:
    endless = "with recursive t(n) as (select 1 union all select n+1 from t) select count(*) from t"

    def slow(_: int) -> int:
        with httpx.Client(base_url=site, timeout=60, trust_env=False) as own:
            return own.get("/nianbao.json", params={"sql": endless}).status_code

    with ThreadPoolExecutor(24) as pool:
        floods = [pool.submit(slow, number) for number in range(24)]
        time.sleep(0.3)
        started = time.monotonic()
        assert client.get("/nianbao/report").status_code == 200
        assert time.monotonic() - started < 2
        statuses = {flood.result() for flood in floods}
    assert statuses == {400, 429}
