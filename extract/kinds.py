"""Whether a document is an annual report at all, and if not, what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Document, Section
from extract.tables import Tables
from extract.text import without_spaces

_LEAST_TEXT = 30
_REPORT_SECTIONS = 3
# 信息公开工作年度报告, 信息公开年报
_TITLE = re.compile(r"信息公开.{0,12}(?:报告|年报)|政务公开.{0,6}年度报告")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a document is, and why: report, news, list, template, university, clone, empty, other."""

    name: str
    reason: str


def kind_of(document: Document, title: str | None, sections: Sequence[Section], tables: Tables) -> Kind:
    """Recognise the document; the reason is given in Chinese and English."""
    text = "".join(without_spaces(paragraph.text) for paragraph in document.paragraphs)
    if not document.blocks or (len(text) < _LEAST_TEXT and not tables.found):
        return Kind("empty", "没有可读的正文 (no readable text)")
    if tables.found:
        return Kind("report", f"有年报的表格 (prints {len(tables.found)} of the report's tables)")
    if len(sections) >= _REPORT_SECTIONS:
        return Kind(
            "report", f"有年报的 {len(sections)} 个部分 (has {len(sections)} of the report's sections)"
        )
    if title is not None and _TITLE.search(without_spaces(title)) and len(text) > 600:
        return Kind("report", "标题和篇幅是年报 (title and length of an annual report)")
    return Kind(
        "other", "既没有年报的表格，也没有年报的各个部分 (neither the report's tables nor its sections)"
    )
