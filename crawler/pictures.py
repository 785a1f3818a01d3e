"""Which addresses are pictures: what a page shows, in which its report or the tables of it may stand."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# "W020260113.jpg": a scanned page
_ENDING = re.compile(r"\.(?:jpe?g|png|tiff?|bmp)$", re.IGNORECASE)


def is_picture(address: str) -> bool:
    """Whether the path of *address*, absolute or not, ends as that of a picture does."""
    return _ENDING.search(urlsplit(address).path) is not None
