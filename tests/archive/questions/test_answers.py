"""Every question on one small known archive: the exact rows, so that a query with a wrong word fails here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from archive import load, questions
from crawler.workspace import Workspace
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
    known,
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    workspace = Workspace(tmp_path_factory.mktemp("answers"))
    load.build_from(known(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def ask(db: sqlite3.Connection, number: int, columns: str, **chosen: Any) -> list[tuple[Any, ...]]:
    """The answer to a question: *columns* of every row, in the answer's order."""
    question = next(one for one in questions.load() if one.number == number)
    values = {one.name: str(chosen.get(one.name, "")) for one in question.parameters}
    assert chosen.keys() <= values.keys()
    return [tuple(row[name] for name in columns.split()) for row in db.execute(question.query, values)]


def rows(answer: list[tuple[Any, ...]], *first: Any) -> list[tuple[Any, ...]]:
    """The rows that begin with *first*."""
    return [row for row in answer if row[: len(first)] == first]


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


def test_q03_requests_that_vanish_between_years(db: sqlite3.Connection) -> None:
    columns = "body_name year earlier_year carried_out_before carried_in difference"
    assert ask(db, 3, columns, year=2024) == [(CITY, 2024, 2023, 12, 10, -2)]
    assert ask(db, 3, columns, year=2023) == []


def test_q04_stocks_that_do_not_follow(db: sqlite3.Connection) -> None:
    columns = "body_name kind valid_before made repealed valid difference"
    assert ask(db, 4, columns, year=2024) == [
        (CITY, "normative_documents", 100, 5, 1, 110, 6),
        (TOWN, "rules", 0, 0, 0, 2, 2),
    ]


def test_q05_rates_of_outcomes(db: sqlite3.Connection) -> None:
    columns = (
        "year reports complete total granted_percent partial_percent denied_percent unable_percent"
        " not_processed_percent other_percent"
    )
    assert ask(db, 5, columns, scope="aggregated_area") == [
        (2024, 3, 3, 85, 50.6, 2.4, 17.6, 17.6, 5.9, 5.9),
        (2023, 2, 2, 30, 60.0, 0.0, 20.0, 20.0, 0.0, 0.0),
        (2022, 1, 1, 0, None, None, None, None, None, None),
    ]
    assert ask(db, 5, columns, scope="aggregated_area", level="county")[0][:4] == (2024, 2, 2, 25)
    # The street's missing cell keeps it out of the rates, not out of the count.
    assert ask(db, 5, "year reports complete total", scope="own_body")[0] == (2024, 4, 3, 7)
    assert ask(db, 5, "year", province="上海市") == []


def test_q06_grounds_of_refusal(db: sqlite3.Connection) -> None:
    columns = "body_name ground_en refused handled percent"
    internal, process = "(3) Denied: 5. internal affairs", "(3) Denied: 6. information in process"
    assert ask(db, 6, columns, year=2024) == [(CITY, process, 12, 60, 20.0), (CITY, internal, 3, 60, 5.0)]
    assert ask(db, 6, columns, year=2024, minimum=60) != [] and ask(db, 6, columns, minimum=61) == []


def test_q07_not_held(db: sqlite3.Connection) -> None:
    columns = "body_name not_held handled percent peers_percent peers"
    first, *rest = ask(db, 7, columns, year=2024, minimum=3)
    assert first == (CITY, 15, 60, 25.0, 25.0, 1)
    assert set(rest) == {
        (COUNTY, 0, 22, 0.0, 0.0, 2),
        (OTHER, 0, 3, 0.0, 0.0, 2),
        (OFFICE, 0, 7, 0.0, 0.0, 1),
    }
    assert [row[0] for row in ask(db, 7, columns, year=2024)] == [CITY, COUNTY]


def test_q08_hidden_in_other(db: sqlite3.Connection) -> None:
    columns = "body_name other_other handled percent sentence"
    said = "申请人撤回 5 件。对一名责任人进行责任追究。"
    assert ask(db, 8, columns, year=2024) == [(CITY, 5, 60, 8.3, said)]


def test_q09_not_processed_over_the_years(db: sqlite3.Connection) -> None:
    columns = "year row_zh cases numbers reports largest"
    rows_zh = ("1.信访举报投诉类申请", "2.重复申请", "4.无正当理由大量反复申请")
    answer = ask(db, 9, columns, province="江苏省", scope="aggregated_area")
    assert answer[:3] == [
        (2024, rows_zh[0], 4, 3, 3, 4),
        (2024, rows_zh[1], 0, 3, 3, 0),
        (2024, rows_zh[2], 1, 3, 3, 1),
    ]
    own = ask(db, 9, columns, province="江苏省", scope="own_body")
    assert own[-3:] == [
        (2019, rows_zh[0], 3, 1, 1, 3),
        (2019, rows_zh[1], 0, 1, 1, 0),
        (2019, rows_zh[2], 0, 1, 1, 0),
    ]
    (evidence, *_) = ask(db, 9, "evidence", province="江苏省", scope="aggregated_area")
    assert evidence[0].endswith("-2024-area#request.not_processed_petition.total")
    assert [row[0] for row in own] == [2024] * 3 + [2023] * 3 + [2019] * 3


def test_q10_fees_for_information(db: sqlite3.Connection) -> None:
    assert set(ask(db, 10, "body_name doubtful", year=2024)) == {(CITY, 0), (OTHER, 1)}
    assert ask(db, 10, "body_name fee_class", year=2024, **{"class": "silent"}) == [(BUREAU, "silent")]
    assert ask(db, 10, "body_name", year=2019, **{"class": "no_section"}) == [(BUREAU,)]


def test_q11_corrected(db: sqlite3.Connection) -> None:
    columns = "body_name track upheld corrected pending total corrected_percent more_corrected_than_upheld"
    assert ask(db, 11, columns, year=2024) == [
        (CITY, "reconsideration", 2, 3, 1, 6, 60.0, 1),
        (CITY, "lawsuit_direct", 4, 1, 0, 5, 20.0, 0),
    ]


def test_q12_disputes_per_request(db: sqlite3.Connection) -> None:
    columns = (
        "body_name reviews lawsuits requests handled_year_before per_hundred more_disputes_than_requests"
    )
    assert ask(db, 12, columns, year=2024) == [(CITY, 6, 5, 60, 30, 18.3, 0)]
    assert ask(db, 12, columns, year=2024, minimum=12) == []


def test_q13_who_applies(db: sqlite3.Connection) -> None:
    columns = "year reports complete natural_person enterprise research welfare legal other total"
    assert ask(db, 13, columns, province="江苏省", scope="aggregated_area") == [
        (2024, 3, 3, 44, 6, 0, 0, 0, 0, 73),
        (2023, 2, 2, 30, 0, 0, 0, 0, 0, 91),
        (2022, 1, 1, 0, 0, 0, 0, 0, 0, 0),
    ]
    # The bureau's blank keeps its row out of the sums, not out of the count.
    assert ask(db, 13, columns, province="江苏省", scope="own_body") == [
        (2024, 4, 3, 0, 0, 0, 0, 0, 0, 7),
        (2023, 3, 3, 0, 0, 0, 0, 0, 0, 0),
        (2019, 1, 1, 0, 0, 0, 0, 2, 0, 2),
    ]


def test_q14_never_asked(db: sqlite3.Connection) -> None:
    columns = "body_name years first_year last_year"
    found = ask(db, 14, columns, years=2, province="江苏省")
    assert set(found) == {(STREET, 2, 2023, 2024), (TOWN, 2, 2023, 2024)} and len(found) == 2
    assert ask(db, 14, columns, years=3, province="江苏省") == []


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


def test_q24_an_area_and_its_parts(db: sqlite3.Connection) -> None:
    """The county, the office and the bureau are the city's; the bureau prints a blank; 昆山 is not."""
    columns = "body_name area_total parts_total difference parts without_number"
    assert ask(db, 24, columns, year=2024) == [(CITY, 60, 29, 31, 3, 1)]
    (names,) = ask(db, 24, "part_names", year=2024)
    assert set(names[0].split("、")) == {COUNTY, OFFICE, BUREAU}
    assert ask(db, 24, columns, year=2023) == [(CITY, 30, 0, 30, 1, 0)]


def test_q25_empty_reports(db: sqlite3.Connection) -> None:
    columns = "level reports all_zero with_blanks with_slash_dash_word with_missing_cells"
    columns += " without_any_number old_form"
    assert sorted(ask(db, 25, columns, year=2024)) == [
        ("county", 2, 0, 0, 0, 0, 0, 0),
        ("prefecture", 3, 0, 1, 0, 0, 0, 0),
        ("township", 2, 1, 0, 1, 1, 0, 1),
    ]
    assert sorted(ask(db, 25, columns, year=2023)) == [
        ("county", 1, 0, 0, 0, 0, 0, 0),
        ("prefecture", 2, 1, 0, 0, 0, 0, 0),
        ("township", 2, 2, 0, 0, 0, 0, 0),
    ]


def test_q26_after_an_event(db: sqlite3.Connection) -> None:
    columns = "body_name year years_after new denied unable reviews lawsuits peers_new peers_denied"
    assert ask(db, 26, columns, place="涟水县", event_year=2023) == [
        (COUNTY, 2024, 1, 20, 0, 0, 0, 0, 11.5, 0.0)
    ]
    assert ask(db, 26, columns, place=CITY, event_year=2024) == [
        (CITY, 2022, -2, 0, 0, 0, 0, 0, 0.0, 0.0),
        (CITY, 2023, -1, 30, 6, 6, 0, 0, 30.0, 6.0),
        (CITY, 2024, 0, 50, 15, 15, 6, 5, 50.0, 15.0),
        (OFFICE, 2024, 0, 7, 0, 0, 0, 0, 7.0, 0.0),
    ]
    assert ask(db, 26, "year", place=BUREAU, event_year=2017) == [(2019,)]
    assert ask(db, 26, "year", place=BUREAU, event_year=2016) == []


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
