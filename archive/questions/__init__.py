"""One journalist's question per ``.sql`` file, with its reason, its parameters and its caveat.

A parameter is written ``:name`` in the SQL and described in the header with its type and its default (an SQL
expression). An answer never treats a blank as zero and always says where its figures stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from archive import sql_files

DIRECTORY = Path(__file__).parent

# Matches the parameter in "where year = :year and" but not the literal in "'12:30'" (a digit follows its
# colon).
PARAMETER = re.compile(r":([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing the asker may choose. *default* is an SQL expression, used when nothing is typed."""

    name: str
    type: str  # integer, real or text
    default: str
    zh: str
    en: str

    @property
    def expression(self) -> str:
        """What stands in the SQL for this parameter: the typed value, else the default, in its type."""
        return f"CAST(coalesce(nullif(:{self.name}, ''), {self.default}) AS {self.type})"


@dataclass(frozen=True, slots=True)
class Question:
    """One reviewed query with everything a reader needs to quote its answer."""

    id: str
    number: int
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str
    caveat_zh: str
    caveat_en: str
    parameters: tuple[Parameter, ...]
    sql: str  # as written in the file

    @property
    def query(self) -> str:
        """The SQL to run: every parameter falls back to its default."""
        known = {parameter.name: parameter for parameter in self.parameters}
        return PARAMETER.sub(lambda match: known[match[1]].expression, self.sql)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter *name*, if the question has it."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


@cache
def load(directory: Path = DIRECTORY) -> tuple[Question, ...]:
    """Every question, by number.

    Raises:
        SqlFileError: a file's header lacks a key, or names other parameters than its SQL uses.
    """
    questions = [_question(path) for path in sorted(directory.glob("*.sql"))]
    return tuple(sorted(questions, key=lambda question: (question.number, question.id)))


@cache
def column_words() -> dict[str, str]:
    """The Chinese name of every column that an answer may have."""
    words: dict[str, str] = yaml.safe_load((DIRECTORY / "columns.yml").read_text(encoding="utf-8"))
    return words


def _question(path: Path) -> Question:
    header, statement = sql_files.read(path)
    try:
        parameters = tuple(
            Parameter(name, **{key: str(value) for key, value in described.items()})
            for name, described in (header.get("parameters") or {}).items()
        )
        texts = {key: _text(header, key) for key in ("title", "why", "caveat")}
        fields = {
            f"{key}_{language}": text[language] for key, text in texts.items() for language in ("zh", "en")
        }
        question = Question(
            id=str(header["id"]), number=int(header["number"]), parameters=parameters, sql=statement, **fields
        )
    except (KeyError, TypeError, ValueError) as error:
        raise sql_files.SqlFileError(
            f"{path}: 文件头缺少或写错 {error}。 The header lacks or misspells {error}."
        ) from error
    _check(path, question)
    return question


def _text(header: Mapping[str, Any], key: str) -> dict[str, str]:
    return {language: " ".join(str(header[key][language]).split()) for language in ("zh", "en")}


def _check(path: Path, question: Question) -> None:
    described = {parameter.name for parameter in question.parameters}
    used = set(PARAMETER.findall(question.sql))
    if path.stem != question.id or described != used:
        raise sql_files.SqlFileError(
            f"{path}: id 应等于文件名，参数应与 SQL 一致（{sorted(described ^ used)}）。"
            " The id must equal the file name, and the parameters those of the SQL"
            f" ({sorted(described ^ used)})."
        )
