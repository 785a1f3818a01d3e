"""Places and bodies: who reports, and where."""

from __future__ import annotations

from archive.schema.tables.model import INTEGER, NEEDED, REAL, TEXT, Table

PLACES = (
    Table(
        "division",
        {
            "id": TEXT,
            "code": TEXT,
            "name": TEXT + NEEDED,
            "level": TEXT + NEEDED,
            "unit": TEXT + NEEDED,
            "parent_id": TEXT + " REFERENCES division(id)",
            "lineage_id": TEXT + NEEDED,
            "valid_from": INTEGER,
            "valid_to": INTEGER,
            "successors": TEXT + NEEDED,
            "province": TEXT,
            "city": TEXT,
            "county": TEXT,
        },
        key=("id",),
        indexes=(("parent_id",), ("code",), ("level", "province")),
    ),
    Table(
        "division_code",
        {
            "division_id": TEXT + NEEDED + " REFERENCES division(id)",
            "position": INTEGER + NEEDED,
            "system": TEXT + NEEDED,
            "code": TEXT + NEEDED,
            "valid_from": INTEGER,
            "valid_to": INTEGER,
        },
        key=("division_id", "position"),
        indexes=(("code",),),
        rowid=False,
    ),
    Table(
        "body",
        {
            "id": TEXT,
            "name": TEXT + NEEDED,
            "kind": TEXT,
            "division_id": TEXT + " REFERENCES division(id)",
            "portal_id": TEXT + " REFERENCES portal(id)",
            "resolved": INTEGER + NEEDED,
        },
        key=("id",),
        indexes=(("division_id",), ("portal_id",), ("name",)),
    ),
    Table(
        "resolution",
        {
            "publication_url": TEXT,
            "body_id": TEXT + NEEDED + " REFERENCES body(id)",
            "printed": TEXT,
            "basis": TEXT + NEEDED,
            "confidence": REAL,
            "alternatives": TEXT + NEEDED,
        },
        key=("publication_url",),
        indexes=(("body_id",),),
    ),
)
