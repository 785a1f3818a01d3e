"""The hours of the day in which a portal may be asked, in China's time.

A portal's own ``window:`` comes first; real portals without one keep to ``NIANBAO_WINDOW``, if it is set.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from crawler.errors import ConfigurationError
from crawler.schedule import CHINA

VARIABLE = "NIANBAO_WINDOW"
# 22:00-06:00
HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """From *opens* until before *closes*, over midnight if *closes* is the earlier."""

    opens: time
    closes: time

    @classmethod
    def parse(cls, text: str) -> Window:
        """``22:00-06:00``. ValueError for anything else, and for a window of no length."""
        found = HOURS.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a window like 22:00-06:00")
        hour, minute, last_hour, last_minute = (int(number) for number in found.groups())
        opens, closes = time(hour, minute), time(last_hour, last_minute)
        if opens == closes:
            raise ValueError(f"{text!r} opens and closes at the same time")
        return cls(opens, closes)

    def is_open(self, moment: datetime) -> bool:
        """Whether *moment* (with time zone) lies inside."""
        now = moment.astimezone(CHINA).time()
        if self.opens < self.closes:
            return self.opens <= now < self.closes
        return now >= self.opens or now < self.closes

    def next_opening(self, moment: datetime) -> datetime:
        """*moment* if it lies inside, else the next time the window opens."""
        if self.is_open(moment):
            return moment
        local = moment.astimezone(CHINA)
        opening = datetime.combine(local.date(), self.opens, CHINA)
        return opening if opening > local else opening + timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


def default_window() -> Window | None:
    """The window of real portals that name none.

    Raises:
        ConfigurationError: NIANBAO_WINDOW is set to something else than a window.
    """
    text = os.environ.get(VARIABLE, "").strip()
    try:
        return Window.parse(text) if text else None
    except ValueError as error:
        raise ConfigurationError(
            f"{VARIABLE} 应写成 22:00-06:00 的样子（{text}），请改正。 {VARIABLE}: {error}; correct it."
        ) from error
