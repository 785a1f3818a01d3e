"""Whether a number of the prose may be of another topic than its metric, by what stands before it."""

from __future__ import annotations

import re

# "行政复议2件，上年结转1件": behind a review that is a review, until requests are named again
_DISPUTE = re.compile(r"复议|诉讼")
_REQUEST = "申请"
# "行政处罚案件77件，听证3件，复议1件": whose review it is
_DECISION = re.compile(r"行政(?:处罚|许可|强制|执法)|查处|执法")
_DISCLOSURE = re.compile(r"公开|申请")
_OF_DISPUTES = ("review", "lawsuit")
# "视频解读5个": one kind of all; not "文字、视频解读"
_ONE_KIND = re.compile(
    r"(?<![、和及与])(?:视频|图文|文字|图表|图片|音频|动漫|动画|H5)(?:类|版|式|形式|化)?的?(?:政策)?解读"
)
_INTERPRETATION = "policy_interpretation"


def is_of_another_topic(metric: str, before: str, own: str) -> bool:
    """Whether a number of *metric* may be of something else: *before* in its sentence, *own* in its clause."""
    if metric.startswith("request_"):
        return _DISPUTE.search(before.rpartition(_REQUEST)[2]) is not None
    if metric.startswith(_OF_DISPUTES):
        return _DECISION.search(before) is not None and _DISCLOSURE.search(before) is None
    return metric == _INTERPRETATION and _ONE_KIND.search(own) is not None
