"""Every source: last attempt, last success, outcome, reason. No silence is taken for success."""

from __future__ import annotations

from typing import Any

from archive.site.pages.shared import page_number, render, rows

SOURCES = """SELECT s.*, p.name AS portal_name, p.host, p.verified, x.reason_zh, x.reason_en, x.declared,
  x.listed,
  x.fetched, x.new, x.changed, x.vanished FROM source s JOIN portal p ON p.id = s.portal_id
  LEFT JOIN source_run x ON x.source_id = s.id AND x.run_id =
    (SELECT m.run_id FROM source_run m WHERE m.source_id = s.id ORDER BY m.started DESC LIMIT 1)
  WHERE (:outcome = '' OR coalesce(s.last_outcome, 'never') = :outcome)
  ORDER BY coalesce(s.last_outcome, 'never') IN ('complete', 'declared_empty'), p.host, s.id
  LIMIT :limit OFFSET :offset"""
OUTCOMES = """SELECT coalesce(last_outcome, 'never') AS outcome, count(*) AS sources FROM source
  GROUP BY 1 ORDER BY 2 DESC"""
RUNS = """SELECT r.id, r.started, r.finished, r.exit_code, count(x.source_id) AS sources,
  sum(x.outcome = 'complete') AS complete, sum(x.new) AS new, sum(x.changed) AS changed,
  sum(x.vanished) AS vanished
  FROM run r LEFT JOIN source_run x ON x.run_id = r.id GROUP BY r.id ORDER BY r.started DESC LIMIT 10"""
UNREAD = "SELECT * FROM unread ORDER BY last_seen DESC LIMIT 50"
PAGE = 200


async def page(datasette: Any, request: Any) -> Any:
    """``/status?outcome=&page=``."""
    current = page_number(request)
    outcome = request.args.get("outcome") or ""
    found = await rows(
        datasette, SOURCES, {"outcome": outcome, "limit": PAGE + 1, "offset": (current - 1) * PAGE}
    )
    return await render(
        datasette,
        request,
        "status.html",
        sources=found[:PAGE],
        more=len(found) > PAGE,
        current=current,
        outcome=outcome,
        outcomes=await rows(datasette, OUTCOMES),
        runs=await rows(datasette, RUNS),
        unread=await rows(datasette, UNREAD),
    )
