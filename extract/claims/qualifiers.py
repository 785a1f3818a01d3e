"""What a number of the prose is: a whole or a part, of one year or added up, a change, another year's."""

from __future__ import annotations

import re

from extract.claims.asides import without_remarks
from extract.claims.changes import CHANGE, change_before
from extract.claims.metric import Metric
from extract.claims.quantities import Quantity
from extract.claims.shared import is_one_track
from extract.claims.year_said import of_another_year

# From here on the numbers of a sentence are parts of the one before it; not "网站包括各镇专栏共计发布".
PARTIAL = re.compile(r"其中|含(?!义)|包[括含](?![^，。；]*(?:共计|合计|总计))")
# "二是制作政策解读4条", "全年共": a list of parts is over
_LIST_OVER = re.compile(
    r"[二三四五六七八九]是|此外|另外|同时|全年|共|总|制作|发布|组织|开展|推出|编|撰|转载|公开"
)
_LONGEST_ITEM = 12
# "到目前累计", "截至年底累计", "历年": a stock, not what one year brought
# not "目前，我镇通过…，全年发布300篇", "截至目前，2023年度主动公开300条"
_STOCK = re.compile(
    r"(?:目前|至今|迄今|历年|开通以来|建站以来|截[至止][^，。]{0,14}|(?:现有|现存)(?=[^，]*$))(?:已|，)?(?:累计|共|有)?"
    r"(?!.*(?:全年|年内|当年|本年|20\d\d年度(?:主动|累计|共|公开|发布)))"
)
# "新增主动公开政府信息311条，累计主动公开政府信息达3174条": the second is what has been added up over years
_STOCK_AFTER_FLOW = re.compile(r"(?:新增|当年|本年度?)[^。]{0,40}\d余?[^。\d月日年]{1,12}累计[^，。；\d]*$")
# "截至2023年12月31日", "截止2023年底", "截至12月底": the end of the year the number is of
_YEAR_TO_DATE = re.compile(
    r"截[至止]到?\s*(?:20\d\d(?:年度?)?)?(?:12月(?:3[01]日|[底末]|份|(?!\d))|年?[底末]|(?<=年)[底末])"
)
# "其中，网站12条、微信30条，总访问量8万次": how often the whole was read is no part of what was published
_OF_THE_WHOLE = "visits"
# Kinds of what was published
_KINDS = frozenset({"policy_interpretation", "normative_documents", "licence", "penalty", "coercion"})
# Of what else than itself no such number is a part: 公开信息20条，其中网站12条，编印公报4期
_PART_OF_ITSELF = {
    "review": "复议",
    "lawsuit": "诉讼",
    "gazette_issues": "公报",
    "gazette_copies": "公报",
    "press_conference": "发布会",
    "online_interview": "访谈",
    "training": "培训",
    "training_people": "训",
    "meetings": "会",
    "new_media_accounts": "新媒体",
}
# The same of what is done, not put up: 公开信息20条，其中网站12条，开展征集2次; but 意见征集2条
_DONE = {"consultations": re.compile(r"征集|调查"), "opinions": re.compile(r"意见|建议")}
_DOING = re.compile(r"(?:[，；]|(?<=[件次期])、)(?:共|累计)?(?:开展|组织|收到|接到)[^，；\d]*$")


def qualifier_of(sentence: str, metric: Metric, quantity: Quantity, year: int | None) -> str:
    """What a number of *metric* in *sentence* is: exact, about, partial, a stock, a change, other_period."""
    if change_before(sentence[: quantity.start]):
        return CHANGE
    if of_another_year(without_remarks(sentence[: quantity.start]), year):
        return "other_period"
    before = without_remarks(sentence[: quantity.start].rpartition("；")[2])
    listed = metric.id in _KINDS and _is_listed_as_part(sentence[: quantity.start])
    if listed or _is_part(metric, before) or is_one_track(metric, sentence, quantity.start):
        return "partial"
    if _STOCK_AFTER_FLOW.search(before):
        return "stock"
    stock = _STOCK.search(before)
    if stock is not None and not _YEAR_TO_DATE.search(before):
        return "stock"
    return quantity.qualifier


def _is_listed_as_part(said: str) -> bool:
    """Whether a list of parts goes on behind its semicolons: 其中：工作动态38条；政策解读1条."""
    head, _, item = said.rpartition("；")
    start = max(head.rfind(word) for word in ("其中", "包括", "包含"))
    return start >= 0 and len(item) <= _LONGEST_ITEM and _LIST_OVER.search(item) is None


def _is_part(metric: Metric, before: str) -> bool:
    """Whether the number behind *before* is part of another: no dispute is of requests, no issue of items."""
    if metric.units == "%":
        return False
    part = PARTIAL.search(before.rpartition("，")[2] if metric.id == _OF_THE_WHOLE else before)
    if part is not None and metric.id in _DONE and _DOING.search(before):
        return _DONE[metric.id].search(before, 0, part.start()) is not None
    if part is None or metric.id not in _PART_OF_ITSELF:
        return part is not None
    return _PART_OF_ITSELF[metric.id] in before[: part.start()]
