"""A yearly column that has moved is found again from its parent by the text of the link, in every family."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import yaml

from crawler.exit_codes import ExitCode
from crawler.families import families
from crawler.run import runner
from crawler.simulator import Simulator
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes
from crawler.simulator.sites.anhui_mvc import OPENNESS
from crawler.store import Store, results
from crawler.workspace import Workspace
from tests.crawler.night import reports

KEYS = [site.key for site in site_classes() if not families()[site.family].needs_browser]


def write_moved(site: Site, directory: Path) -> None:
    """The site's portal file as it was before its first column moved, with the rule to find it again."""
    portal, column = site.portal(), site.columns()[0]
    source = portal["sources"][0]
    parts = urlsplit(source["url"])
    source["url"] = urlunsplit(parts._replace(path=f"/before{parts.path}"))
    home = OPENNESS if site.key == "anhui-mvc" else "/"  # its home page is a shell
    source["discover"] = {"parent": site.base + home, "text": f"{column.body or ''}政府信息公开年报"}
    (directory / f"{portal['id']}.yml").write_text(yaml.safe_dump(portal, allow_unicode=True))


def test_every_family_finds_its_moved_column_again_and_remembers_it(tmp_path: Path) -> None:
    workspace, registry = Workspace(tmp_path / "data"), tmp_path / "registry"
    workspace.root.mkdir()
    registry.mkdir()
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for site in simulator.sites:
            write_moved(site, registry)
        for night in range(2):
            asked = len(simulator.requests)
            summary = runner.crawl(workspace, registry, due_only=False, progress=False)
            assert summary.exit_code is ExitCode.COMPLETE, [r for r in summary.sources if r.reason_code]
            missed = [request for request in simulator.requests[asked:] if request.path.startswith("/before")]
            assert len(missed) == (len(KEYS) if night == 0 else 0), "the new address is remembered"
        truth = {(url, sha256) for _, _, url, sha256 in simulator.served_truth()}
    assert {(capture.url, capture.sha256) for capture in Store(workspace).captures()} == truth
    moved = [event for event in results.events(workspace) if event.kind == "moved"]
    assert {event.source_id.partition("/")[0] for event in moved} == {f"sim-{key}" for key in KEYS}
