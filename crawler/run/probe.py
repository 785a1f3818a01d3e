"""Look at one page with the manners of a crawl and none of its traces: ``fetch``, ``portals add``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from crawler.errors import ConfigurationError
from crawler.families import recognise
from crawler.families.base import Page, PageRequest
from crawler.fetch.decoding import decode
from crawler.registry import Portal
from crawler.run import runner
from crawler.run.runner import PROBE
from crawler.store import Store, results
from crawler.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Probe:
    """What came back. ``body`` is None when nothing did; ``reason`` is a sentence in both languages."""

    url: str
    outcome: str
    status: int | None
    content_type: str | None
    body: bytes | None
    reason: str


def probe(url: str, known: Iterable[Portal] = ()) -> Probe:
    """Ask for *url* once, through guard and robots; the registered portal of its host lends its settings.

    Raises:
        ConfigurationError: not an address under gov.cn, or NIANBAO_CONTACT is missing.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ConfigurationError(f"{url} 不是网址。 {url} is not an http(s) address.")
    with tempfile.TemporaryDirectory() as temporary:
        registry, workspace = Path(temporary) / "registry", Workspace(Path(temporary) / "data")
        registry.mkdir()
        workspace.root.mkdir()
        entry = _entry(url, known)
        (registry / f"{PROBE}.yml").write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
        summary = runner.crawl(workspace, registry, [PROBE], progress=False, lists_only=True)
        asked = [fetch for fetch in results.fetches(workspace) if fetch.kind == "list"]
        (row,) = summary.sources
        reason = f"{row.reason_zh}。 {row.reason_en}." if row.reason_zh else ""
        if not asked:
            return Probe(url, f"{row.outcome}:{row.reason_code}", None, None, None, reason)
        last = asked[0] if asked[0].outcome != "redirect" else asked[-1]
        body = Store(workspace).read(last.sha256) if last.sha256 else None
    return Probe(last.url, last.outcome, last.status, last.content_type, body, reason)


def propose(url: str, known: Iterable[Portal] = ()) -> str:
    """A portal file for the list at *url*, its family recognised from the page; a person completes it.

    Raises:
        ConfigurationError: the page could not be had.
    """
    found = probe(url, known)
    if found.outcome != "ok" or found.body is None:
        raise ConfigurationError(
            f"{url} 未能取得：{found.outcome} {found.reason} {url} could not be had: {found.outcome}."
        )
    page = Page(found.url, decode(found.body), PageRequest(url), found.status or 200)
    family = recognise(page)
    parts = urlsplit(found.url)
    labels = (parts.hostname or "").removesuffix(".gov.cn").split(".")
    entry = {
        "id": "-".join(label for label in reversed(labels) if label != "www"),
        "host": parts.netloc,
        "title": {"zh": "填写 fill in"},
        "division": "000000",
        "family": family.name if family else "generic",
        "verified": "derived",
        "sources": [{"id": "nb", "title": "填写 fill in", "url": found.url}],
    }
    recognised = f"{family.name}（{family.title_zh}）" if family else "未识别，用 generic not recognised"
    notes = f"# 系列 family: {recognised}\n# 请填写名称和行政区划 Fill in title and division, then run: "
    text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)
    return f"{notes}nianbao portals check\n{text}"


def _entry(url: str, known: Iterable[Portal]) -> dict[str, object]:
    netloc = urlsplit(url).netloc
    portal = next((portal for portal in known if netloc in portal.allowed_hosts), None)
    simulated = {"verified": "simulated", "address": portal.address} if portal and portal.simulated else {}
    return {
        "id": PROBE,
        "host": netloc,
        "title": {"zh": netloc},
        "division": "000000",
        "family": "generic",
        "verified": "derived",
        "delay": portal.delay if portal else 1.0,
        **simulated,
        "sources": [{"id": "page", "title": url, "url": url}],
    }
