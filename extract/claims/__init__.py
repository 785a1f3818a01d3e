"""Numbers in prose, each with what it counts and the sentence it stands in (quirks.md §5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.claims.agreement import is_unsure, without_contradictions
from extract.claims.asides import without_asides, without_remarks
from extract.claims.changes import CHANGE, change_before, is_of_last_year
from extract.claims.channels import OF_ACCOUNT, channels_in
from extract.claims.counted import counted_in
from extract.claims.fees import sections_on_fees
from extract.claims.metric import Metric
from extract.claims.metrics import BY_ID, CHANNELS, TOTAL
from extract.claims.none import none_said, says_none
from extract.claims.qualifiers import PARTIAL, qualifier_of
from extract.claims.quantities import Quantity
from extract.claims.scope import scope_of_none, scopes_of
from extract.claims.setting import Setting
from extract.headings import is_lower_level
from extract.identity.bodies import ZONE_END
from extract.issues import issue
from extract.model import Cell, Claim, Issue, Section
from extract.sections import Passage
from extract.text import prose

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_PART = re.compile(r"[^；]+；?")
# What is longer is no sentence: what its first words say of a number at its end cannot be told.
_LONGEST_SENTENCE = 4_000
# "通过网站发布825条，其中公开栏94条": a column of the website, no board on a wall
_COLUMNS = "channel_notice_board"
# "（一）县政府网站主页", "（二）“云岭发布”微信公众号": a sub-heading that is a channel
_ENDS_WITH_CHANNEL = re.compile(
    r"(?:网站?|主页|公众号|微信|微博|专栏|公[示告]栏|视频号)(?:主动公开)?(?:政府|政务)?(?:信息)?(?:公开|发布)?(?:情况)?$"
)
_LONGEST_SUBHEADING = 26
_LONGEST_EARLIER = 300
_GOVERNED = tuple("省市县区州旗盟镇乡")
_ZONE = re.compile(rf"{ZONE_END}(?:管理委员会|管委会)?\Z")
# "没有收到申请，较上年减少1件": neither a change nor another year's number says that there was any
_OF_OTHERS = frozenset({"change", "other_period"})
# "截至年底累计公开13866条。本年度主动公开470条": the first is what was added up over years
_ADDED_UP = re.compile(r"(?<!全年)(?<!年内)(?<!年度)累计[^，。；]*$")
_OF_THIS_YEAR = re.compile(
    r"\s*(?:其中[，,]?)?(?:本年度?|当年|年内)(?:新增|共)?的?(?:主动)?公开(?:政府|政务)?信息\d"
)
# "累计公开13866条，其中本年新增470条"
_NEW_OF_IT = re.compile(
    r"[^。；]{0,30}[，。（]其中[，:：]?(?:[本当今]年度?|年内|20\d\d年度?)?新增的?(?:主动)?(?:公开)?(?:政府|政务)?(?:信息)?\d"
)
# "市发改委公开政府信息133条，市信用办公开信息2340条": what another body published
_ANOTHER_BODY = re.compile(
    r"[，；](?![我本全])[^，。；]{2,10}[局办委厅院](?:全年|年内|累计|共|主动)*(?:公开|发布)[^，。；]*$"
)
_NONE_UNIT = "件"


def claims_of(
    passages: Sequence[Passage], year: int | None = None, issuer: str | None = None
) -> tuple[Claim, ...]:
    """Every number of a known metric, and every plain statement that there was none (as 0).

    *year* is the report's: a number said of another one is qualified ``other_period``. *issuer* is the body
    that reports: its name narrows nothing.
    """
    return without_contradictions(tuple(_claims(passages, year, _own(issuer or ""))))


def _own(issuer: str) -> str:
    """The issuing body in full: a report of 云岭县东湖镇 is that of its 人民政府."""
    if issuer.endswith("街道"):
        return f"{issuer}办事处"
    if _ZONE.search(issuer):
        return f"{issuer}园区开发区管理委员会"
    return f"{issuer}人民政府" if issuer.endswith(_GOVERNED) else issuer


def _claims(passages: Sequence[Passage], year: int | None, issuer: str) -> Iterator[Claim]:
    above = ""  # a line that is a heading and nothing else
    for passage in passages:
        yield from _claims_in(passage, above, issuer, year)
        short = len(passage.text) <= _LONGEST_SUBHEADING + 1
        heading = short and (is_lower_level(passage.text) or not passage.text.endswith("。"))
        above = passage.text if heading else ""


def claim_issues(
    claims: Sequence[Claim],
    sections: Sequence[Section],
    cells: Mapping[str, Cell] | None = None,
    doubted: Collection[str] = (),
    year_in_doubt: bool = False,
    year: int | None = None,
) -> tuple[Issue, ...]:
    """The issues of what the prose counts; their cells are ``claim.N``, N counted from 1.

    Numbers of recognised text: no ink is counted for them, as for table cells (and ``fee_statement`` where
    what it is read from was recognised, in a report of *year*). Numbers of which it is not sure what they
    cover: *cells* bear a number out, but those *doubted*. All numbers, where the years of the report
    contradict each other (*year_in_doubt*).
    """
    read = [f"claim.{n}" for n, claim in enumerate(claims, 1) if "confidence" in claim.locator]
    if any("confidence" in section.locator for section in sections_on_fees(sections, year)):
        read.append("fee_statement")
    unsure = [f"claim.{n}" for n, claim in enumerate(claims, 1) if is_unsure(claim, cells or {}, doubted)]
    undated = [f"claim.{n}" for n in range(1, len(claims) + 1)] if year_in_doubt else []
    found = (("claims_recognised", read), ("claim_scope", unsure), ("claims_year", undated))
    return tuple(issue(code, places) for code, places in found if places)


def _claims_in(passage: Passage, above: str, issuer: str, year: int | None) -> Iterator[Claim]:
    for match in _SENTENCE.finditer(passage.text):
        sentence = match.group()
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        half = without_asides(prose(sentence))
        earlier = passage.text[max(0, match.start() - _LONGEST_EARLIER) : match.start()]
        qualified = list(_qualified(half, earlier, year))
        if not qualified and not says_none(half):
            continue
        known = {metric.id for metric, _, qualifier in qualified if qualifier not in _OF_OTHERS}
        heading = _heading_over(passage.text, match.start(), above)
        setting = Setting(heading, prose(earlier), prose(issuer), year)
        counted = list(_in_passage(qualified, half, heading, passage.text, match.end()))
        scopes = scopes_of(counted, half, setting)
        for part in _PART.finditer(half):
            said = sentence[part.start() : part.end()].strip()
            for (metric, quantity, qualifier), scope in zip(counted, scopes, strict=True):
                if part.start() <= quantity.start < part.end():
                    number, unit, about = quantity.number, quantity.unit, quantity.qualifier != "exact"
                    yield Claim(metric.id, number, unit, about, said, passage.locator, qualifier, scope)
            for name, qualifier, clause in none_said(part.group(), known, year):
                scope = scope_of_none(name, clause, setting)
                yield Claim(name, 0, _NONE_UNIT, False, said, passage.locator, qualifier, scope)


def _in_passage(
    qualified: Iterable[tuple[Metric, Quantity, str]], sentence: str, heading: str, text: str, end: int
) -> Iterator[tuple[Metric, Quantity, str]]:
    """The numbers of *sentence*; what it calls the whole, where it is of one account, is of that channel."""
    for metric, quantity, qualifier in qualified:
        said = sentence[: quantity.start]
        if metric is TOTAL and (account := OF_ACCOUNT.search(said)) is not None:
            channels = channels_in(account.group())
            if len(channels) == 1:
                yield BY_ID[channels.pop()], quantity, qualifier
            continue
        if metric is TOTAL and _is_channel(heading):
            continue
        if metric is TOTAL and _ADDED_UP.search(said):
            behind = sentence[quantity.end :] + text[end : end + _LONGEST_SUBHEADING]
            if _OF_THIS_YEAR.match(text, end) or _NEW_OF_IT.match(behind):
                qualifier = "stock"
        yield metric, quantity, qualifier


def _heading_over(text: str, start: int, above: str) -> str:
    """The sub-heading of the sentence at *start*: the line *above*, or the first words of *text* itself."""
    first, end, _ = text[: min(start, _LONGEST_SUBHEADING + 1)].partition("。")
    return prose(above.rstrip("。") or (first if end and is_lower_level(first) else ""))


def _is_channel(heading: str) -> bool:
    """Whether *heading* is a channel: what is called the whole under it is of that."""
    return _ENDS_WITH_CHANNEL.search(heading) is not None and len(channels_in(heading)) == 1


def _qualified(sentence: str, earlier: str, year: int | None) -> Iterator[tuple[Metric, Quantity, str]]:
    """The numbers of one sentence with their metrics and qualifiers; no total is a part."""
    published = 0
    first = ""
    for metric, quantity in counted_in(sentence, earlier):
        said = sentence[: quantity.start]
        if not is_of_last_year(metric, said, year):
            continue
        qualifier = qualifier_of(sentence, metric, quantity, year)
        if qualifier == CHANGE and change_before(said) < 0:
            quantity = replace(quantity, number=-quantity.number)
        between = without_remarks(sentence[published : quantity.start])
        part = qualifier == "partial" or PARTIAL.search(between)
        if metric is TOTAL and part and (published or qualifier == "partial"):
            continue
        if metric is TOTAL and published and _ANOTHER_BODY.search(sentence[published : quantity.start]):
            continue
        if qualifier == "partial" and metric.id == _COLUMNS and first == "channel_website":
            continue
        if not published and (metric is TOTAL or metric.id in CHANNELS):
            published, first = quantity.end, metric.id
        yield metric, quantity, qualifier
