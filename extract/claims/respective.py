"""Numbers told one after the other of things listed before them: 微信、微博分别发布信息18条、23条."""

from __future__ import annotations

import re

from extract.claims.channels import channels_in
from extract.claims.metric import Metric
from extract.claims.metrics import BY_ID
from extract.claims.quantities import Quantity
from extract.claims.shared import thing_in

_WORD = "分别"
# "“云岭发布”微信、微博分别发布信息", "行政复议、行政诉讼分别为": before the first of their numbers
_LISTED = re.compile(
    r"(?P<names>[^，。；：\d]{3,80})分别(?P<said>(?P<published>(?:累计|共计?)?(?:发布|公开|推送|更新|刊发)了?"
    r"(?:政府|政务|各类)*(?:信息|图文|稿件|文章|内容|推文)?)|[为是有])(?=\d)"
)
_AND = re.compile(r"[、和及与]")
_BETWEEN = ("、", "和", "及", "与")
# "3件。", "3件，": nothing more is said of the last; not "3件被复议"
_OVER = re.compile(r"\s*(?:[，；。（）]|\Z)")


def told_in_turn(sentence: str, quantities: list[Quantity]) -> dict[int, tuple[Metric, str]]:
    """By where they start, the numbers of *sentence* that are told in turn: the metric, and its own words."""
    if _WORD not in sentence:
        return {}
    told: dict[int, tuple[Metric, str]] = {}
    for listed in _LISTED.finditer(sentence):
        names = _AND.split(listed["names"])
        run = _run(sentence, quantities, listed.end())
        metrics = [_metric(name, listed["published"] is not None) for name in names]
        if not run or _OVER.match(sentence, run[-1].end) is None:
            continue
        if len(names) == len(run) == len({one.id for one in metrics if one is not None}) > 1:
            said = zip(run, metrics, names, strict=True)
            told |= {one.start: (metric, name + listed["said"]) for one, metric, name in said if metric}
    return told


def _metric(name: str, published: bool) -> Metric | None:
    """What *name* is the only one of: a channel where something was published by it, else a thing counted."""
    if not published:
        thing = thing_in(name)
        return None if thing is None else BY_ID[thing]
    channels = channels_in(name)
    return BY_ID[channels.pop()] if len(channels) == 1 else None


def _run(sentence: str, quantities: list[Quantity], start: int) -> list[Quantity]:
    """The numbers from *start* on that nothing but an and stands between."""
    run: list[Quantity] = []
    for one in quantities:
        if one.start == (start if not run else one.start) and one.start >= start:
            if run and sentence[run[-1].end : one.start].strip() not in _BETWEEN:
                break
            run.append(one)
    return run
