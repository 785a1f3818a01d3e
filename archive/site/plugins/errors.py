"""Error answers: one sentence for the reader; for us a log line, and a traceback only when the fault is ours.

Datasette's own handler prints every refused query and every wrong address as a traceback with all local
variables, to standard output: what readers asked does not belong in a log.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from markupsafe import Markup

from archive.site.hooks import hook

log = logging.getLogger(__name__)

OURS = "服务器出错，已记录，请稍后再试。 The server failed; this has been logged, try again later."


@hook
def handle_exception(datasette: Any, request: Any, exception: BaseException) -> Callable[[], Awaitable[Any]]:
    async def answer() -> Any:
        status, title, message = _described(exception)
        if status == 500:
            log.error("%s", request.path, exc_info=exception)
        if request.path.endswith(".json"):
            body = {"ok": False, "error": str(message), "status": status, "title": title}
            return Response.json(body, status=status, headers={"Access-Control-Allow-Origin": "*"})
        template = datasette.jinja_env.get_template("error.html")
        context = {
            "status": status,
            "title": title,
            "error": message,
            "urls": datasette.urls,
            "request": request,
        }
        return Response.html(await template.render_async(context), status=status)

    return answer


def _described(exception: BaseException) -> tuple[int, str | None, str]:
    """HTTP status, title and message of *exception*."""
    if isinstance(exception, DatasetteError):
        message = Markup(exception.message) if exception.message_is_html else exception.message
        return exception.status, exception.title, message
    if isinstance(exception, Base400):
        return exception.status, None, str(exception.args[0])
    return 500, None, OURS
