"""Chinese search through Datasette's own ``_search``: the query is cut exactly as the index was.

Datasette's SQL is ``… match escape_fts(:search)``; registering that name after it has registered its own
replaces it. The name is internal to Datasette: a test holds known counts for 诉讼 and 行政诉讼.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from archive import search
from archive.site.hooks import hook_last


@hook_last
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    for name in ("escape_fts", "cjk_match"):
        conn.create_function(name, 1, search.match, deterministic=True)
