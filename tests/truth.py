"""The hand-made transcriptions in ../shared/truth, as cell ids: what the source prints, cell by cell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
COLUMNS = ("natural_person", "enterprise", "research", "welfare", "legal", "other", "total")
TRACKS = ("reconsideration", "lawsuit_direct", "lawsuit_after")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
DENIED = ("state_secret", "law", "safety", "third_party", "internal", "process", "casefile", "query")
UNABLE = ("not_held", "must_create", "unclear")
NOT_PROCESSED = ("petition", "repeat", "publication", "mass", "reissue")
OTHER = ("other_no_correction", "other_fee_unpaid", "other_other")
ROWS = {
    **{f"denied_{number}": f"denied_{name}" for number, name in enumerate(DENIED, 1)},
    **{f"unable_{number}": f"unable_{name}" for number, name in enumerate(UNABLE, 1)},
    **{f"not_processed_{number}": f"not_processed_{name}" for number, name in enumerate(NOT_PROCESSED, 1)},
    **{f"other_{number}": name for number, name in enumerate(OTHER, 1)},
    "other_processing": "other",
}
Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Truth:
    """One transcription: the document, who speaks, for which year (None: undecidable), and every cell."""

    name: str
    document: Path
    issuer: str
    year: int | None
    edition: str
    cells: dict[str, Value]  # a number, a text that is not a plain number, or None where nothing is printed


DOCUMENTS = {
    "huaian_2024": "real/huaian_2024.pdf",
    "shuyang_fgj_2023": "real/shuyang_fgj_2023.html",
    "shanghai_office_2019": "real/shanghai_office_2019.html",
    "seed_000_3939e620a62260ff": "seeds/000_3939e620a62260ff.txt",
    "seed_001_a271fd34d795767a": "seeds/001_a271fd34d795767a.txt",
    "seed_002_e05a04a345d713c5": "seeds/002_e05a04a345d713c5.txt",
    "seed_003_0a922b1f360f4485": "seeds/003_0a922b1f360f4485.txt",
    "seed_004_d60d27c8c5500be6": "seeds/004_d60d27c8c5500be6.txt",
}


def load(name: str) -> Truth:
    """The transcription *name*; skips the test where the real documents are not beside the checkout."""
    path = SHARED / "truth" / f"{name}.json"
    if not path.exists():
        pytest.skip(f"the real documents ({path.parent.name}/) are not beside this checkout")
    data = json.loads(path.read_text(encoding="utf-8"))
    cells = {**_table2(data["table2"]), **_table3(data["table3"]), **_table4(data["table4"])}
    return Truth(name, SHARED / DOCUMENTS[name], data["org"], data["year"], data["table2"]["format"], cells)


def _table2(table: dict[str, Any]) -> dict[str, Value]:
    if table["format"] == "2021":
        columns = ("made", "repealed", "valid")
        return {
            **dict(zip([f"disclosure.rules.{c}" for c in columns], table["regulations"], strict=True)),
            **dict(
                zip(
                    [f"disclosure.normative_documents.{c}" for c in columns],
                    table["normative_documents"],
                    strict=True,
                )
            ),
            "disclosure.licence.decisions": table["licensing"],
            "disclosure.penalty.decisions": table["punishment"],
            "disclosure.coercion.decisions": table["coercion"],
            "disclosure.fees.amount": table["fees"],
        }
    documents = {"made": "new_made", "published": "new_published", "public_total": "total_published"}
    items = {"prev": "items_previous", "delta": "items_change", "decisions": "decisions"}
    rows = {
        "regulations": ("rules", documents),
        "normative_documents": ("normative_documents", documents),
        "licensing": ("licence", items),
        "other_services": ("other_services", items),
        "punishment": ("penalty", items),
        "coercion": ("coercion", items),
        "fees": ("fees", items),
        "procurement": ("procurement", {"count": "projects", "amount": "amount"}),
    }
    return {
        f"disclosure2019.{rows[key][0]}.{rows[key][1][column]}": value
        for key, row in table.items()
        if key != "format"
        for column, value in row.items()
    }


def _table3(table: dict[str, list[Value]]) -> dict[str, Value]:
    return {
        f"request.{ROWS.get(row, row)}.{column}": value
        for row, values in table.items()
        for column, value in zip(COLUMNS, values, strict=True)
    }


def _table4(values: list[Value]) -> dict[str, Value]:
    names = [f"review.{track}.{result}" for track in TRACKS for result in RESULTS]
    return dict(zip(names, values, strict=True))
