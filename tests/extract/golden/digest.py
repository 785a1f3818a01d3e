"""A report, condensed for review: rows as the state prints them, and everything said beside the tables."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Final

HEAD: Final = 30  # characters of a section's text: enough to see that it is the right one

Digest = dict[str, Any]


def digest(read: dict[str, Any]) -> Digest:
    """The published object of one report (design §8) without what only a machine checks."""
    return {
        **{key: read[key] for key in ("title", "year", "edition", "dates", "legal_basis")},
        "kind": read["kind"]["value"],
        "issuer": read["issuer"]["printed"],
        "container": read["source"]["container"],
        "rows": _rows(read["cells"]),
        "sections": [
            f"{section['number']} {section['heading']}: {section['text'][:HEAD]}… {len(section['text'])}"
            for section in read["sections"]
        ],
        "claims": [_claim(claim) for claim in read["claims"]],
        "fee_statement": read["fee_statement"],
        "issues": [f"{issue['severity']} {issue['code']} ×{len(issue['cells'])}" for issue in read["issues"]],
    }


def _rows(cells: dict[str, Any]) -> dict[str, str]:
    """Row id → the printed texts, any states that are not plain, and where the first cell stands."""
    rows: dict[str, list[Any]] = {}
    for cell_id, cell in cells.items():
        rows.setdefault(cell_id.rpartition(".")[0], []).append(cell)
    return {row: _row(found) for row, found in rows.items()}


def _row(cells: list[Any]) -> str:
    texts = " | ".join("∅" if cell["raw"] is None else cell["raw"] for cell in cells)
    states = Counter(cell["state"] for cell in cells if cell["state"] != "number")
    unusual = (
        f" [{', '.join(f'{count} {state}' for state, count in sorted(states.items()))}]" if states else ""
    )
    place = json.dumps(cells[0]["locator"], ensure_ascii=False) if cells[0]["locator"] else "nowhere"
    return f"{texts}{unusual} @ {place}"


def _claim(claim: dict[str, Any]) -> str:
    return f"{claim['metric']} = {claim['number']} {claim['unit']} ({claim['qualifier']}): {claim['text']}"


def written(content: Digest) -> str:
    """The golden file's text."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
