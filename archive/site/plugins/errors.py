"""Error answers: one sentence for the reader; for us a log line, and a traceback only when the fault is ours.

Datasette's own handler prints every refused query and every wrong address as a traceback with all local
variables, to standard output: what readers asked does not belong in a log.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from markupsafe import Markup

from archive.site.hooks import hook

log = logging.getLogger(__name__)

# "Database not found", "Table not found": what Datasette says of an address that is none.
ENGLISH = re.compile(r"[\x00-\x7f]*\Z")
NO_SUCH_PAGE = (
    "这个网址没有页面，请检查，或从首页进入。"
    " There is no page at this address; check it, or start from the home page."
)
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
        said = str(exception.args[0])
        missing = exception.status == 404 and ENGLISH.match(said)
        return exception.status, None, NO_SUCH_PAGE if missing else said
    return 500, None, OURS
