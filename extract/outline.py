"""Which labels a label stands under, by the ordinals they are printed with."""

from __future__ import annotations

import re

# "三、依申请公开情况", "（一）收到申请数", "1.当面申请数", "（1）涉及国家秘密": outermost first
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、．.]"),
    re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]"),
    re.compile(r"[0-9]{1,2}\s*[、．.](?![0-9])"),
    re.compile(r"[（(]\s*[0-9]{1,2}\s*[)）]"),
)
# "其中：主动公开规范性文件数": of the label above
_OF_WHICH = re.compile(r"其\s*中")
BETWEEN = "｜"


class Outline:
    """The labels above, one for each level of ordinals in use."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}

    def above(self, label: str) -> str:
        """The labels *label* stands under, outermost first; "" where it has no ordinal to tell."""
        level = next((at for at, ordinal in enumerate(_LEVELS) if ordinal.match(label)), None)
        if level is None:
            return BETWEEN.join(self._above.values()) if _OF_WHICH.match(label) else ""
        self._above = {at: other for at, other in self._above.items() if at < level}
        heading = BETWEEN.join(self._above.values())
        self._above[level] = label
        return heading
