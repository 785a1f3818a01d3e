"""Tell a person, by webhook or e-mail, what only a person can put right. Nothing to act on: nothing is sent.

``NIANBAO_WEBHOOK`` is POSTed ``{"text": …, "run": …, "notices": [...]}``. ``NIANBAO_MAIL`` is the address
that gets the same text through ``NIANBAO_SMTP`` (``host[:port]``, default ``localhost:25``).
"""

from __future__ import annotations

import json
import logging
import os
import smtplib
import urllib.request
from collections.abc import Iterable
from dataclasses import asdict
from email.message import EmailMessage

from crawler.run.monitors import Notice

TIMEOUT = 20.0  # seconds
MOST_LINES = 50

log = logging.getLogger("nianbao")


def notify(run_id: str, notices: Iterable[Notice]) -> None:
    """Send the notices to act on to whoever is configured. A failure to send is only logged."""
    to_act = [notice for notice in notices if notice.act]
    if not to_act:
        return
    text = message(run_id, to_act)
    for variable, send in (("NIANBAO_WEBHOOK", _post), ("NIANBAO_MAIL", _mail)):
        address = os.environ.get(variable, "").strip()
        if address:
            try:
                send(address, run_id, text, to_act)
            except (OSError, smtplib.SMTPException, ValueError) as error:
                log.warning(
                    "%s 通知未能发出（%s），请检查 %s。 The notice could not be sent; check %s.",
                    run_id, error, variable, variable,
                )  # fmt: skip


def message(run_id: str, notices: list[Notice]) -> str:
    """The notices as plain text, one line each."""
    lines = [f"{notice.source_id}：{notice.zh} {notice.en}" for notice in notices[:MOST_LINES]]
    if len(notices) > MOST_LINES:
        lines.append(f"… 另有 {len(notices) - MOST_LINES} 条 and {len(notices) - MOST_LINES} more")
    return "\n".join([f"年报采集 {run_id}：{len(notices)} 项须处理 to act on", *lines])


def _post(address: str, run_id: str, text: str, notices: list[Notice]) -> None:
    if not address.startswith(("https://", "http://")):
        raise ValueError("not an http(s) address")
    body = {"text": text, "run": run_id, "notices": [asdict(notice) for notice in notices]}
    request = urllib.request.Request(
        address, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT):
        pass


def _mail(address: str, run_id: str, text: str, notices: list[Notice]) -> None:
    mail = EmailMessage()
    mail["Subject"] = f"年报 {run_id}：{len(notices)} 项须处理 to act on"
    mail["From"] = mail["To"] = address
    mail.set_content(text)
    host, _, port = os.environ.get("NIANBAO_SMTP", "localhost:25").partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=TIMEOUT) as server:
        server.send_message(mail)
