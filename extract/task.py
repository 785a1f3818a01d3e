"""One resource → its extract: the unit of work, whatever happens to be in the bytes."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import Any

import orjson

from extract.errors import UnreadableError
from extract.model import Document, Issue, Report, Severity
from extract.sandbox import LimitError, Sandbox

MAX_REASON = 300  # characters of a library's own words that are kept


@dataclass(frozen=True, slots=True)
class Outcome:
    """The extract as canonical JSON bytes, and what a summary counts."""

    document: bytes
    kind: str
    unreadable: bool


def run(sandbox: Sandbox, data: bytes) -> Outcome:
    """Read *data* in *sandbox*; whatever it does becomes an extract with an issue, never an error."""
    try:
        document = sandbox.run(data)
    except LimitError as error:
        document = failure(data, error.code, str(error))
    extract: dict[str, Any] = orjson.loads(document)
    codes = {issue["code"] for issue in extract["issues"]}
    unreadable = bool(codes & {UnreadableError.code, LimitError.code, "reader_failed"})
    return Outcome(document, extract["kind"]["value"], unreadable)


def extract_bytes(data: bytes) -> bytes:
    """The extract of *data* as canonical JSON bytes; runs inside the child process."""
    from extract.read import read_bytes, report_json

    gc.disable()  # what reading makes lives until the end: looking for garbage on the way finds none
    try:
        document, report = read_bytes(data)
        return canonical(report_json(document, report, data, None))
    except UnreadableError as error:
        return failure(data, error.code, str(error))
    except MemoryError:
        return failure(
            data, LimitError.code, "读取此文件超过内存上限。 Reading it took more memory than allowed."
        )
    except Exception as error:  # the boundary of one document: a fault of ours must not cost the others
        words = f"{type(error).__name__}: {error}"[:MAX_REASON]
        return failure(data, "reader_failed", f"读取程序出错（{words}）。 The reader failed ({words}).")
    finally:
        gc.enable()


def failure(data: bytes, code: str, sentence: str) -> bytes:
    """The extract of a document that could not be read: kind "other" and one issue that says why.

    *sentence*: Chinese, then English after the first full stop, as every error message here.
    """
    from extract.read import report_json

    zh, _, en = sentence.partition("。 ")
    report = Report(
        kind="other",
        kind_reason=f"{zh}。",
        kind_reason_en=en or zh,
        title=None,
        title_locator=None,
        issuer=None,
        year=None,
        year_signals={},
        edition=None,
        cells={},
        sections=(),
        claims=(),
        dates=dict.fromkeys(("period_start", "period_end", "period_printed", "published", "signed")),
        legal_basis=(),
        fee_statement={"class": "no_section", "amount_yuan": None, "cases": None, "text": None},
        issues=(Issue(code, Severity.ERROR, f"{zh}。", en or zh),),
    )
    return canonical(report_json(Document("unknown", ()), report, data, None))


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces: equal values are equal bytes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
