"""The rules of ``checks/*.sql`` run over reports, and what they find stored as rows with a verdict.

A rule is one query over ``due``, the reports to judge. Each row it returns fails, or cannot be assessed::

    report_id, item        which report, and which row, column or track of it ('' where there is but one)
    left, right            the two sides that should agree (NULL where the rule compares no numbers)
    cells                  JSON array of the cell ids concerned
    assessable             0 when an operand is blank or missing
    passes_if_blank_is_zero, detail, other_report_id, other_cells       optional
    claim                  position of the claim that speaks against the cells; optional

Rules on prose read ``said`` as well: the claims that can be held against the table (:mod:`.said`).
The verdict is not the rule's to choose: a failure on cells or a claim the reader itself doubts is
``parse_suspect``, any other ``source_error``: the source prints it so.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from archive import sql_files
from archive.checks import said
from archive.errors import ArchiveError
from archive.reading import similarity
from archive.reading.attribution import report_id_of
from archive.schema.database import column, insert, insert_row, transaction
from archive.schema.tables.work import CHECK
from crawler.progress import progress as show_progress

DIRECTORY = Path(__file__).parent
BATCH = 2000  # reports judged in one transaction

# error and warning: figures that contradict each other, the prose or the law. notice: worth knowing, no
# contradiction; a report is not counted as failing because of it.
SEVERITIES = ("error", "warning", "notice")


class RuleError(ArchiveError):
    """A rule's file is incomplete, or its query does not return what a rule must."""

    code = "rule"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: what it says, why, and the query that returns the reports it fails on."""

    id: str
    title_zh: str
    title_en: str
    severity: str
    basis: str
    edition: str
    sql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by id.

    Raises:
        RuleError: a header lacks something; the sentence names the file and the key.
    """
    return tuple(_rule(path) for path in sorted(DIRECTORY.glob("*.sql")))


def _rule(path: Path) -> Rule:
    header, sql = sql_files.read(path)
    try:
        rule = Rule(
            id=str(header["id"]),
            title_zh=header["title"]["zh"],
            title_en=header["title"]["en"],
            severity=header["severity"],
            basis=header["basis"],
            edition=str(header["edition"]),
            sql=sql,
        )
    except (KeyError, TypeError) as error:
        raise RuleError(f"{path}: 文件头缺少 {error}。 The header lacks {error}.") from error
    if rule.id != path.stem or rule.severity not in SEVERITIES:
        raise RuleError(
            f"{path}: id 应等于文件名，severity 应为 {'、'.join(SEVERITIES)} 之一。"
            f" The id must be the file's name, the severity one of {', '.join(SEVERITIES)}."
        )
    return rule


def run(db: sqlite3.Connection, *, progress: bool = False) -> int:
    """Judge every report marked as due again; returns how many findings that gave.

    Raises:
        RuleError: a rule returns something else than a rule must.
    """
    _define(db)
    # In the order of their ids, as they are stored.
    uids = sorted(column(db, "SELECT name FROM work_due WHERE stage = ?", [CHECK]), key=report_id_of)
    batches = [uids[start : start + BATCH] for start in range(0, len(uids), BATCH)]
    shown = show_progress(batches, label="核对 check", unit="批") if progress else batches
    return sum(_judge(db, batch) for batch in shown)


def _define(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("DELETE FROM check_definition")
        for rule in rules():
            insert_row(
                db,
                "check_definition",
                {
                    "id": rule.id,
                    "title_zh": rule.title_zh,
                    "title_en": rule.title_en,
                    "severity": rule.severity,
                    "basis": rule.basis,
                    "edition": rule.edition,
                    "sql": rule.sql,
                },
            )


def choose(db: sqlite3.Connection, uids: Sequence[str]) -> None:
    """Make ``temp.due``, the reports that rules are applied to, out of *uids*."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS due (report_id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM temp.due")
    db.executemany("INSERT INTO temp.due SELECT id FROM report WHERE uid = ?", ((uid,) for uid in uids))
    # Every rule begins with these few reports only if the planner knows that they are few; without this,
    # half of the rules read the whole archive for one changed report.
    db.execute("ANALYZE temp.due")


def _judge(db: sqlite3.Connection, uids: Sequence[str]) -> int:
    with transaction(db):
        choose(db, uids)
        db.execute("DELETE FROM finding WHERE report_id IN (SELECT report_id FROM temp.due)")
        similarity.compare(db)
        said.record(db)
        doubted = _doubted(db)
        found = [row for rule in rules() for row in _apply(db, rule, doubted)]
        insert(db, "finding", found)
        _count(db)
        db.executemany("DELETE FROM work_due WHERE stage = ? AND name = ?", ((CHECK, uid) for uid in uids))
    return len(found)


def _apply(
    db: sqlite3.Connection, rule: Rule, doubted: Mapping[int, frozenset[str]]
) -> Iterator[tuple[Any, ...]]:
    cursor = db.execute(rule.sql)
    names = [description[0] for description in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        try:
            yield _finding(rule, row, doubted)
        except KeyError as error:
            raise RuleError(
                f"checks/{rule.id}.sql: 结果缺少列 {error}。 The result lacks the column {error}."
            ) from error


def _finding(rule: Rule, row: Mapping[str, Any], doubted: Mapping[int, frozenset[str]]) -> tuple[Any, ...]:
    left, right, other = row["left"], row["right"], row.get("other_report_id")
    judged = frozenset(json.loads(row["cells"]))
    if row.get("claim") is not None:
        judged |= {f"claim.{row['claim']}"}
    suspects = doubted.get(row["report_id"], frozenset()) & judged
    if other is not None:
        suspects |= doubted.get(other, frozenset()) & frozenset(json.loads(row.get("other_cells") or "[]"))
    verdict = "source_error"
    if not row["assessable"]:
        verdict = "not_assessable"
    elif suspects:
        verdict = "parse_suspect"
    return (
        row["report_id"],
        rule.id,
        row["item"],
        verdict,
        left,
        right,
        left - right if _is_number(left) and _is_number(right) else None,
        row["cells"],
        row.get("detail"),
        other,
        row.get("passes_if_blank_is_zero"),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _doubted(db: sqlite3.Connection) -> dict[int, frozenset[str]]:
    """Cells and claims of the due reports and their neighbours that the reader may not have read rightly."""
    found: dict[int, set[str]] = {}
    query = """
      SELECT i.report_id, c.value FROM issue i, json_each(i.cells) c
      WHERE i.responsibility IN ('ours', 'both') AND i.severity <> 'info' AND i.report_id IN (
        SELECT n.id FROM temp.due d JOIN report r ON r.id = d.report_id JOIN report n
          ON n.body_id = r.body_id AND (n.year BETWEEN r.year - 1 AND r.year + 1 OR n.id = r.id))
    """
    for report_id, cell_id in db.execute(query):
        found.setdefault(report_id, set()).add(cell_id)
    return {report_id: frozenset(cells) for report_id, cells in found.items()}


def _count(db: sqlite3.Connection) -> None:
    """Write how many findings a report has; notices are not counted."""
    db.execute(
        """UPDATE report SET findings_source = n.source, findings_suspect = n.suspect
           FROM (SELECT due.report_id, ifnull(sum(f.verdict = 'source_error'), 0) AS source,
                   ifnull(sum(f.verdict = 'parse_suspect'), 0) AS suspect
                 FROM temp.due LEFT JOIN (finding f JOIN check_definition d
                   ON d.id = f.check_id AND d.severity <> 'notice') ON f.report_id = due.report_id
                 GROUP BY due.report_id) n
           WHERE n.report_id = report.id
             AND (findings_source, findings_suspect) <> (n.source, n.suspect)"""
    )
