"""What the build remembers between nights; never published."""

from __future__ import annotations

from archive.schema.tables.model import INTEGER, NEEDED, TEXT, Table

# Stages of work_due: which table's indexes are still to be made, …
INDEX = "index"
# … which publication to look at again, at once or as soon as the reader has read what it holds, …
PUBLICATION, WAITING = "publication", "waiting"
# … which report to write again, and which to judge again.
REPORT, CHECK = "report", "check"

WORK = (
    Table(
        "work_capture",
        {
            "url": TEXT + NEEDED,
            "sha256": TEXT + NEEDED,
            "kind": TEXT + NEEDED,
            "portal_id": TEXT + NEEDED,
            "source_id": TEXT,
            "parent_url": TEXT,
            "title": TEXT,
            "issuer": TEXT,
            "published": TEXT,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "fetches": INTEGER + NEEDED,
        },
        key=("url", "sha256"),
        indexes=(("parent_url",), ("sha256",)),
        rowid=False,
        published=False,
    ),
    Table(
        "work_part",
        {"publication_url": TEXT + NEEDED, "uid": TEXT + NEEDED},
        key=("publication_url", "uid"),
        indexes=(("uid",),),
        rowid=False,
        published=False,
    ),
    Table(
        "work_band",
        {"report_id": INTEGER + NEEDED, "band": INTEGER + NEEDED},
        key=("report_id", "band"),
        indexes=(("band", "report_id"),),
        rowid=False,
        published=False,
    ),
    Table(
        "work_due",
        {"stage": TEXT + NEEDED, "name": TEXT + NEEDED},
        key=("stage", "name"),
        rowid=False,
        published=False,
    ),
    Table(
        "work_state",
        {"name": TEXT, "value": TEXT},
        key=("name",),
        published=False,
    ),
)
