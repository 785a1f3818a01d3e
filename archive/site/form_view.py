"""The three tables of the official form as the state prints them: rows of cells with their merged headers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from extract import form

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class FormCell:
    """One table cell: a heading (``scope`` set), or the place of a figure (``cell_id`` set)."""

    text: str = ""
    cell_id: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    group: bool = False

    @property
    def is_total(self) -> bool:
        return self.cell_id.endswith("." + TOTAL)


@dataclass(frozen=True, slots=True)
class FormTable:
    """One table of the form, ready to be printed."""

    key: str
    title_zh: str
    title_en: str
    head: tuple[tuple[FormCell, ...], ...]
    body: tuple[tuple[FormCell, ...], ...]
    narrow: bool = False


def tables(edition: str, present: Collection[str]) -> tuple[FormTable, ...]:
    """The tables of *edition*. *present* (cell ids) tells which kind of 其他处理 the report prints."""
    chosen = form.EDITIONS[edition]
    one_row = any(cell_id.startswith("request.other.") for cell_id in present)
    rows = chosen.request_rows(form.ONE_OTHER_ROW if one_row else form.OTHER_ROWS)
    return (_disclosure(chosen), _request(rows), _review())


def _disclosure(edition: form.Edition) -> FormTable:
    body: list[tuple[FormCell, ...]] = []
    for block in edition.disclosure:
        body.append((FormCell(block.article, scope="colgroup", columns=4, group=True),))
        spans = _spans(len(block.columns))
        heads = (
            FormCell(column.label, scope="col", columns=span)
            for column, span in zip(block.columns, spans, strict=True)
        )
        body.append((FormCell("信息内容", scope="col"), *heads))
        for row in block.rows:
            ids = (f"{edition.disclosure_table}.{row.key}.{column.key}" for column in block.columns)
            values = (
                FormCell(cell_id=cell_id, columns=span) for cell_id, span in zip(ids, spans, strict=True)
            )
            body.append((FormCell(row.label, scope="row"), *values))
    return FormTable(
        "disclosure",
        "二、主动公开政府信息情况",
        "2. Information published on the body's own initiative",
        (),
        tuple(body),
        True,
    )


def _spans(count: int) -> tuple[int, ...]:
    """Three grid columns shared by one, two or three value columns, the last taking what is left."""
    return (*(1 for _ in range(count - 1)), 4 - count)


def _request(rows: tuple[form.Row, ...]) -> FormTable:
    return FormTable(
        "request",
        "三、收到和处理政府信息公开申请情况",
        "3. Applications for information received and handled",
        _request_head(),
        tuple(_request_body(rows)),
    )


def _request_head() -> tuple[tuple[FormCell, ...], ...]:
    person, *organisations, total = form.REQUEST_COLUMNS
    return (
        (FormCell(CORNER, columns=3, rows=3), FormCell("申请人情况", scope="colgroup", columns=7)),
        (
            FormCell(person.label, scope="col", rows=2),
            FormCell("法人或其他组织", scope="colgroup", columns=len(organisations)),
            FormCell(total.label, scope="col", rows=2),
        ),
        tuple(FormCell(column.label, scope="col") for column in organisations),
    )


def _request_body(rows: tuple[form.Row, ...]) -> Iterator[tuple[FormCell, ...]]:
    groups = {group.key: group for group in form.GROUPS}
    results = groups["results"]
    result_rows = sum(row.group is not None for row in rows)
    # Everything inside 三、 shares one heading cell, set before its first row.
    pending = FormCell(results.ordinal + results.label, scope="rowgroup", rows=result_rows)
    for key, members in groupby(rows, key=lambda row: row.group):
        listed = list(members)
        inner = key not in (None, results.key)
        for index, row in enumerate(listed):
            label = FormCell(row.printed, scope="row", columns=1 if inner else 2 if key else 3)
            before: tuple[FormCell, ...] = ()
            if inner and index == 0:
                group = groups[str(key)]
                before = (FormCell(group.ordinal + group.label, scope="rowgroup", rows=len(listed)),)
            if key is not None and pending.text:
                before = (pending, *before)
                pending = replace(pending, text="")
            yield (*before, label, *(FormCell(cell_id=cell_id) for cell_id in form.request_cells(row.key)))


def _review() -> FormTable:
    review, *lawsuits = form.TRACKS
    width = len(form.REVIEW_COLUMNS)
    labels = [column.label for column in form.REVIEW_COLUMNS]
    head = (
        (
            FormCell(review.label, scope="colgroup", columns=width),
            FormCell("行政诉讼", scope="colgroup", columns=width * len(lawsuits)),
        ),
        (
            *(FormCell(text, scope="col", rows=2) for text in labels),
            *(FormCell(track.label, scope="colgroup", columns=width) for track in lawsuits),
        ),
        tuple(FormCell(text, scope="col") for _ in lawsuits for text in labels),
    )
    values = tuple(
        FormCell(cell_id=cell_id) for track in form.TRACKS for cell_id in form.review_cells(track.key)
    )
    return FormTable(
        "review",
        "四、政府信息公开行政复议、行政诉讼情况",
        "4. Administrative reviews and lawsuits",
        head,
        (values,),
    )
