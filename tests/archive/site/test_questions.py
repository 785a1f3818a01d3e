from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from archive import load, questions, sql_files
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.factory import World

BASE = "http://www.test-portal.gov.cn"
CITY, BUREAU, TOWN = "淮安市人民政府", "淮安市教育局", "淮阴区丁集镇人民政府"
Answer = list[dict[str, Any]]
Ask = Callable[..., Answer]


def known() -> World:
    """Two years of three bodies with one fact of interest for each question."""
    made = World()
    made.add_portal()
    for name, year, figures, sections, fee in REPORTS:
        document = factory.extract(
            name,
            year,
            figures=factory.cells(**figures),
            sections=sections,
            fee=fee,
            claims=CLAIMS.get((name, year)),
            issues=DOUBTS.get((name, year)),
        )
        made.add(document, f"{BASE}/{year}/{len(made.captured)}.html", published=PUBLISHED.get((name, year)))
    return made


LONG = (
    "一是主动公开内容不够全面，部分信息更新不及时；二是队伍业务能力有待提高；下一步将加强培训，完善制度。" * 2
)
ELSEWHERE = "我乡坚持以公开促落实。"


def claim(metric: str, number: int, unit: str = "件") -> dict[str, Any]:
    """A number in prose, as the reader writes it."""
    text = f"{metric} {number} {unit}"
    place = {"kind": "text", "line": 1}
    return {
        "metric": metric,
        "number": number,
        "unit": unit,
        "approximate": False,
        "qualifier": "exact",
        "text": text,
        "locator": place,
    }


CLAIMS = {
    (CITY, 2023): [claim("training", 4, "次"), claim("training", 57, "次")],
    (CITY, 2024): [
        claim("request_received", 49),
        claim("channel_website", 5, "条"),
        claim("channel_wechat", 15, "条"),
        claim("channel_website", 900, "条"),
    ],
}
# No question counts what the reader doubts.
DOUBTS = {
    (CITY, 2023): [factory.issue("claim_scope", "claim.2")],
    (CITY, 2024): [factory.issue("claim_scope", "claim.4")],
}
PUBLISHED = {(BUREAU, 2024): "2025-01-20", (TOWN, 2024): "2025-05-01"}
NOTHING: dict[str, Any] = {}
PROSE = {1: "本年度无责任追究情形。", 5: "公开不够及时。", 6: "未收取信息处理费。"}
REPORTS: tuple[tuple[str, int, dict[str, Any], dict[int, str], str], ...] = (
    (
        CITY,
        2023,
        {
            "request__carried_out__total": 12,
            "disclosure__normative_documents__valid": 100,
            "disclosure__penalty__decisions": 40,
            "disclosure__licence__decisions": 77,
            "disclosure__fees__amount": 5.5,
        },
        PROSE,
        "none_charged",
    ),
    (
        CITY,
        2024,
        {
            "request__new__total": 50,
            "request__new__natural_person": 50,
            "request__carried_in__total": 10,
            "request__granted__total": 20,
            "request__denied_process__total": 20,
            "request__unable_not_held__total": 15,
            "request__other_other__total": 5,
            "request__not_processed_petition__total": 0,
            "request__total__total": 60,
            "review__reconsideration__corrected": 3,
            "review__reconsideration__upheld": 2,
            "review__reconsideration__total": 6,
            "review__reconsideration__pending": 1,
            "disclosure__normative_documents__made": 5,
            "disclosure__normative_documents__repealed": 1,
            "disclosure__normative_documents__valid": 110,
            "disclosure__penalty__decisions": 400,
            "disclosure__licence__decisions": 77,
            "disclosure__fees__amount": 55000,
        },
        {**PROSE, 1: "申请人撤回 5 件。对一名责任人进行责任追究。"},
        "charged",
    ),
    (BUREAU, 2023, NOTHING, {**PROSE, 5: LONG}, "silent"),
    (BUREAU, 2024, {"request__new__total": None}, PROSE, "silent"),
    (TOWN, 2023, NOTHING, PROSE, "only_wu"),
    (TOWN, 2024, {"disclosure__rules__valid": 2}, {**PROSE, 1: ELSEWHERE, 5: LONG}, "only_wu"),
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    workspace = Workspace(tmp_path_factory.mktemp("questions"))
    load.build_from(known(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as db:
        db.row_factory = sqlite3.Row

        def answer(name: str, **chosen: Any) -> Answer:
            question = next(question for question in questions.load() if question.id.startswith(name + "_"))
            values = {
                parameter.name: str(chosen.get(parameter.name, "")) for parameter in question.parameters
            }
            return [dict(row) for row in db.execute(question.query, values)]

        yield answer


def only(answer: Answer, **wanted: Any) -> dict[str, Any]:
    rows = [row for row in answer if all(row[key] == value for key, value in wanted.items())]
    assert len(rows) == 1, answer
    return rows[0]


def test_every_question_is_numbered_once_and_has_words_in_both_languages() -> None:
    listed = questions.load()
    assert len({question.number for question in listed}) == len(listed)
    for question in listed:
        for name in ("title", "why", "caveat"):
            assert getattr(question, f"{name}_zh") and getattr(question, f"{name}_en").isascii() is not None
        assert question.id.startswith(f"q{question.number:02d}_")


@pytest.mark.parametrize("question", questions.load(), ids=lambda question: question.id)
def test_every_row_of_an_answer_says_where_it_comes_from(ask: Ask, question: questions.Question) -> None:
    answer = ask(question.id.split("_")[0])
    sources = {"uid", "evidence", "example_uid", "uids", "sha256", "url", "reports"}
    assert not answer or sources & answer[0].keys()


def test_evidence_names_a_cell_that_exists(ask: Ask, client: httpx.Client) -> None:
    for name in ("q03", "q06", "q07", "q08", "q11", "q15", "q16", "q17"):
        for row in ask(name, minimum=1):
            uid, cell_id = row["evidence"].split("#")
            assert uid == row["uid"] and cell_id.count(".") == 2


def test_answers_on_the_known_archive(ask: Ask) -> None:
    assert only(ask("q01", year=2024), status="late")["name"] == TOWN
    assert only(ask("q03"), body_name=CITY)["difference"] == -2
    assert only(ask("q04"), body_name=CITY)["difference"] == 6
    rates = only(ask("q05", scope="aggregated_area"), year=2024)
    assert (rates["total"], rates["granted_percent"], rates["complete"]) == (60, 33.3, 1)
    assert only(ask("q06"), body_name=CITY)["percent"] == 33.3
    assert only(ask("q07"), body_name=CITY)["not_held"] == 15
    assert "撤回 5 件" in only(ask("q08"), body_name=CITY)["sentence"]
    assert [row["body_name"] for row in ask("q10")] == [CITY]
    assert {row["body_name"] for row in ask("q10", **{"class": "silent"})} == {BUREAU}
    corrected = only(ask("q11"), body_name=CITY)
    assert (corrected["corrected_percent"], corrected["more_corrected_than_upheld"]) == (60.0, 1)
    assert only(ask("q12"), body_name=CITY)["per_hundred"] == 10.0
    changes = {(row["kind"], row["change"]) for row in ask("q15")}
    assert changes == {("penalty", "up"), ("licence", "identical")}
    assert only(ask("q16"), body_name=CITY)["unit_suspect"] == 1
    assert [row["body_name"] for row in ask("q17")] == [TOWN]
    assert [row["text"] for row in ask("q22", body=CITY)] == ["公开不够及时。"] * 2
    assert {row["negative"] for row in ask("q27")} == {0, 1}
    assert only(ask("q20"), body_name=CITY)["prose"] == 49
    channels = only(ask("q21"), body_name=CITY)
    assert (channels["website"], channels["wechat"], channels["website_percent"]) == (5, 15, 25.0)
    assert only(ask("q28"), body_name=CITY)["training"] == 4
    same = {(row["body_name"], row["other_name"]) for row in ask("q18")}
    assert (TOWN, TOWN) in same or (TOWN, BUREAU) in same
    assert [row["sentence"] for row in ask("q19", year=2024)] == [ELSEWHERE]


def test_a_blank_is_never_taken_for_a_zero(ask: Ask) -> None:
    """The bureau printed a blank in 2024: it did not go two years without a request."""
    running = {row["body_name"] for row in ask("q14", years=2)}
    assert TOWN in running and BUREAU not in running


def test_a_header_that_does_not_fit_its_sql_is_one_clear_error(tmp_path: Path) -> None:
    texts = "".join(f"-- {key}:\n--   zh: 一\n--   en: a\n" for key in ("title", "why", "caveat"))
    (tmp_path / "q99_x.sql").write_text(
        f"-- id: q99_x\n-- number: 99\n{texts}SELECT :year\n", encoding="utf-8"
    )
    with pytest.raises(sql_files.SqlFileError, match="year"):
        questions.load(tmp_path)


def test_questions_are_answered_on_the_site(client: httpx.Client) -> None:
    for question in questions.load():
        page = client.get(f"/nianbao/{question.id}")
        assert page.status_code == 200, page.text[-300:]
        assert question.title_zh in page.text and question.caveat_zh in page.text
        assert client.get(f"/nianbao/{question.id}.json").status_code == 200
