"""Columns and cells of the figure tables, derived from the official form (:mod:`extract.form`)."""

from __future__ import annotations

from collections.abc import Iterator

from extract import form

REQUEST_COLUMNS = tuple(column.key for column in form.REQUEST_COLUMNS)
REVIEW_COLUMNS = tuple(column.key for column in form.REVIEW_COLUMNS)
TRACKS = tuple(track.key for track in form.TRACKS)

# The totals a reader compares between bodies, copied onto the report so that a list needs no join.
# A group is the sum of its rows' 总计 cells, and NULL as soon as one of them is not a number.
TOTALS = (
    "new",
    "carried_in",
    "granted",
    "partial",
    "denied",
    "unable",
    "not_processed",
    "other",
    "total",
    "carried_out",
    "reviews",
    "reviews_corrected",
    "lawsuits",
    "lawsuits_corrected",
    "licences",
    "penalties",
    "coercions",
    "fees",
)

ROW_ENGLISH = {
    "rules": "Government rules",
    "normative_documents": "Administrative normative documents",
    "licence": "Administrative licences",
    "other_services": "Other services to the public",
    "penalty": "Administrative penalties",
    "coercion": "Administrative coercion",
    "fees": "Administrative fees",
    "procurement": "Centralised government procurement",
    "new": "1. New requests this year",
    "carried_in": "2. Requests carried over from last year",
    "granted": "(1) Disclosed",
    "partial": "(2) Partly disclosed",
    "denied_state_secret": "(3) Denied: 1. state secret",
    "denied_law": "(3) Denied: 2. disclosure forbidden by law",
    "denied_safety": "(3) Denied: 3. endangers security or stability",
    "denied_third_party": "(3) Denied: 4. rights of third parties",
    "denied_internal": "(3) Denied: 5. internal affairs",
    "denied_process": "(3) Denied: 6. information in process",
    "denied_casefile": "(3) Denied: 7. enforcement case file",
    "denied_query": "(3) Denied: 8. matter of administrative query",
    "unable_not_held": "(4) Unable: 1. not held by this body",
    "unable_must_create": "(4) Unable: 2. would have to be created",
    "unable_unclear": "(4) Unable: 3. still unclear after correction",
    "not_processed_petition": "(5) Not processed: 1. petition, complaint or report",
    "not_processed_repeat": "(5) Not processed: 2. repeated request",
    "not_processed_publication": "(5) Not processed: 3. asks for a public publication",
    "not_processed_mass": "(5) Not processed: 4. unreasonable mass requests",
    "not_processed_reissue": "(5) Not processed: 5. asks to confirm or reissue information",
    "other": "(6) Other handling",
    "other_no_correction": "(6) Other: 1. applicant did not correct the request in time",
    "other_fee_unpaid": "(6) Other: 2. applicant did not pay the fee in time",
    "other_other": "(6) Other: 3. other",
    "total": "(7) Total",
    "carried_out": "4. Carried over to next year",
    "reconsideration": "Administrative reconsideration",
    "lawsuit_direct": "Lawsuits without prior reconsideration",
    "lawsuit_after": "Lawsuits after reconsideration",
}
COLUMN_ENGLISH = {
    "natural_person": "Natural persons",
    "enterprise": "Enterprises",
    "research": "Research institutions",
    "welfare": "Public-interest organisations",
    "legal": "Legal service organisations",
    "other": "Other",
    "total": "Total",
    "upheld": "Upheld",
    "corrected": "Corrected",
    "pending": "Pending",
    "made": "Issued this year",
    "repealed": "Repealed this year",
    "valid": "In force",
    "decisions": "Decisions",
    "amount": "Amount",
    "new_made": "Newly made this year",
    "new_published": "Newly published this year",
    "total_published": "Published in total",
    "items_previous": "Items last year",
    "items_change": "Change this year",
    "projects": "Projects",
}


def disclosure_names(edition: str) -> tuple[str, ...]:
    """Columns of the wide disclosure table of *edition*: row and column of the form, joined."""
    return tuple(
        f"{row.key}_{column.key}"
        for block in form.EDITIONS[edition].disclosure
        for row in block.rows
        for column in block.columns
    )


def form_cells() -> Iterator[dict[str, str | int]]:
    """Every cell of both editions in printed order, as rows of ``form_cell``."""
    merged: dict[str, dict[str, str | int]] = {}
    for edition in form.EDITIONS.values():
        for cell in _edition_cells(edition):
            known = merged.setdefault(str(cell["cell_id"]), cell)
            if known is not cell:
                known["edition"] = "both"
    for position, cell in enumerate(merged.values(), start=1):
        yield {**cell, "position": position}


def _edition_cells(edition: form.Edition) -> Iterator[dict[str, str | int]]:
    for block in edition.disclosure:
        for row in block.rows:
            for column in block.columns:
                yield _cell(edition, edition.disclosure_table, row.key, row.printed, column)
    for row in edition.request_rows():
        for column in form.REQUEST_COLUMNS:
            yield _cell(edition, "request", row.key, row.printed, column)
    for track in form.TRACKS:
        for column in form.REVIEW_COLUMNS:
            yield _cell(edition, "review", track.key, track.label, column)


def _cell(
    edition: form.Edition, table: str, row: str, label: str, column: form.Column
) -> dict[str, str | int]:
    return {
        "cell_id": f"{table}.{row}.{column.key}",
        "edition": edition.id,
        "form_table": table,
        "row": row,
        "column": column.key,
        "row_zh": label,
        "row_en": ROW_ENGLISH[row],
        "column_zh": column.label,
        "column_en": COLUMN_ENGLISH[column.key],
        "unit": column.unit,
    }
