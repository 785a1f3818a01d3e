"""A Datasette application for one release: its file immutable, its counts known, its limits and pages
in place.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from datasette import __version__
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils import format_bytes

from archive import questions
from archive.errors import ArchiveError
from archive.releases import INSPECT
from archive.site import context, words
from archive.site.gate import Application, Gate
from archive.site.headers import HeaderPolicy
from archive.site.metadata import SETTINGS, metadata
from archive.site.pages.shared import address
from archive.site.plugins import errors, excel, guard, pages, search
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace

PLUGINS = (guard, search, pages, excel, errors)


class ReleaseError(ArchiveError):
    """What was to be served is not a release."""

    code = "no_release"
    exit_code = ExitCode.USAGE


def application(release: Path, workspace: Workspace | None = None) -> Any:
    """The Datasette instance serving *release*; *workspace* gives it the bytes of the originals.

    Raises:
        ReleaseError: there is no database in *release*, or what describes it is damaged.
    """
    site = context.Site(release.resolve(), workspace, questions.load())
    if not site.database.exists():
        raise ReleaseError(
            f"{release} 里没有 {site.database.name}，请先运行 nianbao refresh。"
            f" There is no {site.database.name} in {release}; run nianbao refresh first."
        )
    _register_plugins()
    datasette = Datasette(
        files=[],
        immutables=[str(site.database)],
        inspect_data=_counts(site),
        metadata=metadata(site.database_name, site.questions),
        template_dir=str(context.SITE / "templates"),
        static_mounts=[("static", str(context.SITE / "static"))],
        settings=dict(SETTINGS),
        cors=True,  # on purpose: everything here is public, there are no cookies and nothing to write
    )
    context.bind(datasette, site)
    _keep_queries_out_of_the_log(datasette.get_database(site.database_name))
    # Globals rather than Datasette's hook for template variables: its error page is rendered without the
    # hook.
    datasette.jinja_env.globals.update(_template_globals(site))
    return datasette


def asgi(datasette: Any) -> Application:
    """*datasette* as it is served: behind the gate, and with the headers outermost, on refusals too."""
    site = context.site_of(datasette)
    questions = frozenset(question.id for question in site.questions)
    # One thread stays free for browsing.
    gate = Gate(datasette.app(), site.database_name, questions, SETTINGS["num_sql_threads"] - 1)
    return HeaderPolicy(gate, site.edition)


def _keep_queries_out_of_the_log(database: Any) -> None:
    """Datasette writes every failing query to standard error; what readers ask is theirs."""
    execute = database.execute

    async def quietly(*arguments: Any, **options: Any) -> Any:
        return await execute(*arguments, **{**options, "log_sql_errors": False})

    database.execute = quietly


def _template_globals(site: context.Site) -> dict[str, Any]:
    return {
        "site": site,
        "address": address,
        "freshness": site.last_crawl,
        "datasette_version": __version__,
        "format_bytes": format_bytes,
        "word": lambda vocabulary, code: words.label(getattr(words, vocabulary), code),
    }


@cache
def _register_plugins() -> None:
    # Every registered handler runs, not only the first: ours replaces Datasette's (plugins/errors.py).
    pm.unregister(name="datasette.handle_exception")
    for plugin in PLUGINS:
        pm.register(plugin)


def _counts(site: context.Site) -> Any:
    """Row counts and hash made at publishing, so that starting does not read the whole file."""
    path = site.release / INSPECT
    try:
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    except ValueError as error:
        raise ReleaseError(
            f"{path} 已损坏，请再次运行 nianbao publish。 {path} is damaged; run nianbao publish again."
        ) from error
