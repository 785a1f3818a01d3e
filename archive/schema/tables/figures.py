"""The three tables of the form, cell states and evidence."""

from __future__ import annotations

from archive.schema import form_columns
from archive.schema.tables.model import INTEGER, NEEDED, NUMBER, REPORT, RESOURCE, TEXT, Table

FIGURES = (
    Table(
        "form_cell",
        {
            "cell_id": TEXT,
            "edition": TEXT + NEEDED,
            "form_table": TEXT + NEEDED,
            "row": TEXT + NEEDED,
            "column": TEXT + NEEDED,
            "position": INTEGER + NEEDED,
            "row_zh": TEXT + NEEDED,
            "row_en": TEXT + NEEDED,
            "column_zh": TEXT + NEEDED,
            "column_en": TEXT + NEEDED,
            "unit": TEXT,
        },
        key=("cell_id",),
        indexes=(("form_table", "row"),),
    ),
    Table(
        "disclosure_2021",
        {"report_id": REPORT, **dict.fromkeys(form_columns.disclosure_names("2021"), NUMBER)},
        key=("report_id",),
    ),
    Table(
        "disclosure_2019",
        {"report_id": REPORT, **dict.fromkeys(form_columns.disclosure_names("2019"), NUMBER)},
        key=("report_id",),
    ),
    Table(
        "request",
        {"report_id": REPORT, "row": TEXT + NEEDED, **dict.fromkeys(form_columns.REQUEST_COLUMNS, NUMBER)},
        key=("report_id", "row"),
        indexes=(("row", "report_id"),),
        rowid=False,
    ),
    Table(
        "review",
        {"report_id": REPORT, "track": TEXT + NEEDED, **dict.fromkeys(form_columns.REVIEW_COLUMNS, NUMBER)},
        key=("report_id", "track"),
        rowid=False,
    ),
    Table(
        "cell_state",
        {
            "report_id": REPORT,
            "cell_id": TEXT + NEEDED,
            "state": TEXT + NEEDED,
            "raw": TEXT,
        },
        key=("report_id", "cell_id"),
        indexes=(("state", "report_id"),),
        rowid=False,
    ),
    Table(
        "evidence",
        {
            "report_id": REPORT,
            "form_table": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "place": TEXT + NEEDED,
            "layout_id": INTEGER + NEEDED + " REFERENCES evidence_layout(id)",
        },
        key=("report_id", "form_table"),
        rowid=False,
    ),
    Table(
        "evidence_layout",
        {"id": INTEGER, "layout": TEXT + NEEDED},
        key=("id",),
    ),
)
