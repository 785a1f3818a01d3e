"""What two builds write the same: ids, and JSON with one spelling."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_BITS = 53  # the largest integers JSON readers keep exact

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, Chinese as it is."""
    return _ENCODER.encode(value)


def stable_id(text: str, bits: int = ID_BITS) -> int:
    """A positive integer derived from *text* alone, so that two builds give the same ids."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - bits)
