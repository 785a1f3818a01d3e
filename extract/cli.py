"""``nianbao read`` and ``nianbao extract``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from crawler.lock import writing
from crawler.workspace import Workspace
from extract.errors import ExtractError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。 Print one JSON object.")
def read(file: str, as_json: bool) -> None:
    """读取一份年报文件，任何格式。 Read one report file of any format."""
    from extract.errors import UnreadableError
    from extract.read import read_file
    from extract.show import show

    try:
        found = read_file(file)
    except UnreadableError as error:
        if as_json:
            click.echo(_as_json(_unreadable(Path(file), error)))
        raise
    click.echo(_as_json(found) if as_json else show(found))


def _unreadable(file: Path, error: ExtractError) -> dict[str, Any]:
    """The object of a file that could not be read: no cells, and an issue that says why."""
    from extract.task import failure

    found: dict[str, Any] = json.loads(failure(file.read_bytes(), error.code, str(error)))
    found["source"]["path"] = str(file)
    return found


def _as_json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


@click.command()
@click.option("--all", "everything", is_flag=True, help="全部重读。 Read everything again.")
@click.pass_context
def extract(context: click.Context, everything: bool) -> None:
    """读取抓取到的新文件。 Read the resources the crawl brought."""
    from extract.work import extract as extract_due

    workspace = Workspace.from_environment()
    with writing(workspace):
        summary: Any = extract_due(workspace, everything=everything)
    click.echo(str(summary))
    context.exit(int(summary.exit_code))


commands: tuple[click.Command, ...] = (read, extract)
