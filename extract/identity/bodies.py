"""How the names of public bodies end: 某县教育局, 某镇人民政府, 某经济开发区管委会, 某工业园区."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = "开发|高新|经开|园|保税|港|度假|名胜|旅游|示范|试验|自贸|合作|集中|集聚|加工|产业|经济|新"
ZONE_END: Final = rf"(?:(?:{_KINDS})区|产业园|科技园)"
"""How zones are called that a committee governs: 开发区, 高新区, 工业园区, 新区."""
BODY_END: Final = (
    r"(?:政府|局|委|委员会|办|办公室|办事处|管委会|中心|厅|院|馆|队|公司|集团|镇|乡|街道|苏木|场|站|所|社|联合会|"
    rf"{ZONE_END})"
)
# "某县人民政府", "某开发区管理委员会"
_GOVERNS = re.compile(r"(?:政府|管理委员会|管委会)\Z")


def governs(name: str) -> bool:
    """Whether a body of this *name* speaks for an area, not for itself alone."""
    return _GOVERNS.search(name) is not None
