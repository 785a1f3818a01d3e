"""What a simulated portal is made of: sample reports, requests, answers."""

from __future__ import annotations

import hashlib
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
HTML = "html"
MARKUP_TYPE = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class SampleReport:
    """One report written for the simulator. ``container`` html: ``data`` is a fragment of an article.

    ``year`` is None where the document itself does not settle it, or is no report at all.
    """

    file: str
    container: str
    site: str
    body: str
    division: str
    year: int | None
    title: str
    published: date
    data: bytes

    @property
    def suffix(self) -> str:
        """The file's extension with its dot."""
        return Path(self.file).suffix

    @property
    def media_type(self) -> str:
        """The Content-Type a portal sends with the file."""
        return mimetypes.guess_type(self.file)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the simulator saw it; ``path`` includes the query, ``host`` has no port."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    time: float = 0.0


@dataclass(frozen=True, slots=True)
class Response:
    """One answer of a simulated portal."""

    body: bytes = b""
    status: int = 200
    media_type: str = MARKUP_TYPE
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def html(cls, text: str, status: int = 200) -> Response:
        return cls(text.encode(), status)

    @classmethod
    def json(cls, value: object, status: int = 200) -> Response:
        return cls(json.dumps(value, ensure_ascii=False).encode(), status, "application/json; charset=utf-8")

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    def with_headers(self, **headers: str) -> Response:
        """The same answer with more headers; underscores stand for hyphens."""
        added = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **added})


def load_samples(directory: Path = SAMPLES) -> tuple[SampleReport, ...]:
    """The committed sample reports, in the order of ``manifest.json``."""
    entries = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    return tuple(
        SampleReport(
            file=entry["file"],
            container=entry["container"],
            site=entry["site"],
            body=entry["body"],
            division=entry["division"],
            year=entry["year"],
            title=entry["title"],
            published=date.fromisoformat(entry["published"]),
            data=(directory / entry["file"]).read_bytes(),
        )
        for entry in entries
    )
