"""Every question on one small known archive: the exact rows, so that a query with a wrong word fails here."""

from __future__ import annotations

import sqlite3

import pytest

from archive import questions
from tests.archive.known_archive import (
    BUREAU,
    CITY,
    COUNTY,
    OFFICE,
    OTHER,
    PLAIN,
    PROBLEMS,
    STREET,
    TOWN,
)
from tests.archive.questions.asked import ask, rows


def test_q01_who_did_not_publish_or_was_late(db: sqlite3.Connection) -> None:
    columns = "status name year level published province"
    answer = ask(db, 1, columns, year=2024)
    assert [row for row in answer if row[0] != "not_crawled"] == [
        ("late", CITY, 2024, "prefecture", "2025-04-02", "江苏省"),
        ("late", TOWN, 2024, "township", "2025-05-01", "江苏省"),
    ]
    assert ("not_crawled", "上海市人民政府", 2024, "province", None, "上海市") in answer
    assert not rows(ask(db, 1, "province", year=2024, province="江苏省"), "上海市")
    # A year in between without a report: nobody looked since, so it is not called overdue.
    assert rows(ask(db, 1, columns, year=2021), "not_crawled", BUREAU)


def test_q02_which_tables_do_not_add_up(db: sqlite3.Connection) -> None:
    answer = ask(db, 2, "body_name check_id item left right difference verdict", year=2024)
    assert rows(answer, CITY, "request_row_sum", "new") == []  # 44 and 6 are 50
    assert rows(answer, CITY, "request_balance") == [
        (CITY, "request_balance", "natural_person", 44, 0, 44, "source_error"),
        (CITY, "request_balance", "enterprise", 6, 0, 6, "source_error"),
    ]
    # Largest difference first; a row whose cell is missing cannot be assessed and is not listed.
    differences = [abs(row[5]) for row in answer]
    assert differences == sorted(differences, reverse=True) and len(answer) == 22
    assert {row[0] for row in answer} == {CITY, OFFICE, COUNTY, OTHER}
    assert {row[6] for row in answer} == {"source_error"}
    assert ask(db, 2, "uid", year=2024, province="上海市") == []


def test_q04_stocks_that_do_not_follow(db: sqlite3.Connection) -> None:
    columns = "body_name kind valid_before made repealed valid difference"
    assert ask(db, 4, columns, year=2024) == [
        (CITY, "normative_documents", 100, 5, 1, 110, 6),
        (TOWN, "rules", 0, 0, 0, 2, 2),
    ]


def test_q10_fees_for_information(db: sqlite3.Connection) -> None:
    assert set(ask(db, 10, "body_name doubtful", year=2024)) == {(CITY, 0), (OTHER, 1)}
    assert ask(db, 10, "body_name fee_class", year=2024, **{"class": "silent"}) == [(BUREAU, "silent")]
    assert ask(db, 10, "body_name", year=2019, **{"class": "no_section"}) == [(BUREAU,)]


def test_q15_jumps_and_copies(db: sqlite3.Connection) -> None:
    columns = "body_name kind number_before number change"
    assert ask(db, 15, columns, year=2024) == [
        (CITY, "coercion", 500, 100, "down"),
        (CITY, "licence", 77, 77, "identical"),
        (CITY, "penalty", 40, 400, "up"),
    ]


def test_q16_administrative_fees(db: sqlite3.Connection) -> None:
    columns = "body_name before_wan amount_wan times unit_suspect"
    assert ask(db, 16, columns, year=2024) == [(CITY, 5.5, 55000, 10000.0, 1)]


def test_q17_townships_with_rules(db: sqlite3.Connection) -> None:
    columns = "body_name rules_made rules_valid"
    assert ask(db, 17, columns, year=2024) == [(TOWN, 0, 2)] and ask(db, 17, columns, year=2023) == []


def test_q18_copied_text(db: sqlite3.Connection) -> None:
    """The bureau printed the text first; the town and its own next report repeat it."""
    columns = "body_name year check_id similarity other_name other_year text other_text"
    answer = ask(db, 18, columns, year=2024)
    copied = "near_duplicate", 1.0, BUREAU, 2023, PROBLEMS, PROBLEMS
    assert sorted(answer) == sorted((name, 2024, *copied) for name in (BUREAU, TOWN))
    assert ask(db, 18, columns, year=2023) == [] and ask(db, 18, columns, year=2024, province="上海市") == []


def test_q19_foreign_names(db: sqlite3.Connection) -> None:
    columns = "body_name year check_id item sentence"
    assert ask(db, 19, columns, year=2024) == [(TOWN, 2024, "wrong_level", "我乡", "我乡坚持以公开促落实。")]


def test_q20_prose_against_tables(db: sqlite3.Connection) -> None:
    columns = "body_name check_id prose table_number difference sentence"
    assert ask(db, 20, columns, year=2024) == [(CITY, "prose_requests", 49, 50, -1, "request_received 49")]


def test_q21_channels(db: sqlite3.Connection) -> None:
    columns = "body_name unit website wechat new_media website_percent"
    assert ask(db, 21, columns, year=2024) == [(CITY, "件", 5, 15, 22, 25.0)]


def test_q22_the_same_problems_every_year(db: sqlite3.Connection) -> None:
    assert ask(db, 22, "body_name year text", body=BUREAU) == [
        (BUREAU, 2024, PROBLEMS),
        (BUREAU, 2023, PROBLEMS),
        (BUREAU, 2019, PLAIN[5]),
    ]


def test_q23_silent_changes(db: sqlite3.Connection) -> None:
    columns = "body_name year version item before after"
    assert ask(db, 23, columns) == [(OTHER, 2023, 2, "request.new.total", "62", "61")]
    assert ask(db, 23, columns, province="上海市") == []


def test_q27_sanctions(db: sqlite3.Connection) -> None:
    columns = "body_name negative sentence"
    answer = ask(db, 27, columns, year=2024)
    assert answer[0] == (CITY, 0, "申请人撤回 5 件。对一名责任人进行责任追究。")
    assert {row[0] for row in answer[1:]} == {OFFICE, COUNTY, BUREAU, STREET, OTHER}
    assert {row[1:] for row in answer[1:]} == {(1, "本年度无责任追究情形。")}


def test_q28_training_and_errors(db: sqlite3.Connection) -> None:
    columns = "body_name training findings_same_year findings_next_year sentence"
    same, following = (
        db.execute(
            f"SELECT findings_source FROM report WHERE body_name = ? AND year = {year}", [CITY]
        ).fetchone()[0]
        for year in (2023, 2024)
    )
    assert following > same > 0
    assert ask(db, 28, columns, year=2023) == [
        (CITY, 4, same, following, "training 4"),
        (BUREAU, 2, 0, 0, "training 2"),
    ]
    assert ask(db, 28, columns, year=2024) == []  # nobody has a report of the year after


PROVINCIAL = [one for one in questions.load() if "province" in {two.name for two in one.parameters}]


@pytest.mark.parametrize("question", PROVINCIAL, ids=lambda one: one.id)
def test_a_province_chooses_its_own_rows(db: sqlite3.Connection, question: questions.Question) -> None:
    """All reports are of 江苏: choosing it changes nothing, choosing another leaves nothing."""
    columns = "reason_en year" if question.number == 1 else "year" if question.number != 14 else "first_year"
    minimum = {"minimum": 1} if any(one.name == "minimum" for one in question.parameters) else {}
    years = {"years": 2} if question.number == 14 else {}
    chosen = {**minimum, **years}
    inside = ask(db, question.number, columns, province="江苏省", **chosen)
    everywhere = ask(db, question.number, columns, **chosen)
    assert inside and (inside == everywhere or question.number == 1)
    assert ask(db, question.number, columns, province="河南省", **chosen) == [] or question.number == 1


def test_evidence_names_the_cells_of_both_years(db: sqlite3.Connection) -> None:
    def of(number: int, column: str) -> list[str]:
        return [row[0] for row in ask(db, number, column, year=2024)]

    city = next(
        uid for (uid,) in db.execute("SELECT uid FROM report WHERE body_name = ? AND year = 2024", [CITY])
    )
    assert of(3, "evidence") == [f"{city}#request.carried_in.total"]
    assert of(17, "evidence")[0].endswith("#disclosure.rules.valid")
    assert of(15, "evidence")[0] == f"{city}#disclosure.coercion.decisions"
    assert of(1, "first_seen")[0] == "2025-02-01T00:00:00+00:00"
    assert of(21, "sentence") == ["channel_new_media 22,channel_website 5,channel_wechat 15"]
