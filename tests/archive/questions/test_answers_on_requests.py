"""Questions on requests and disputes, asked of one small known archive: the exact rows they must give."""

from __future__ import annotations

import sqlite3

from tests.archive.known_archive import (
    BUREAU,
    CITY,
    COUNTY,
    OFFICE,
    OTHER,
    STREET,
    TOWN,
)
from tests.archive.questions.asked import ask


def test_q03_requests_that_vanish_between_years(db: sqlite3.Connection) -> None:
    columns = "body_name year earlier_year carried_out_before carried_in difference"
    assert ask(db, 3, columns, year=2024) == [(CITY, 2024, 2023, 12, 10, -2)]
    assert ask(db, 3, columns, year=2023) == []


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
