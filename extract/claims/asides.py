"""Numbers of a sentence that are beside its point: how many accounts there are, what a document is called."""

from __future__ import annotations

import re

# "微信公众号（1个）发布信息149条": how many accounts there are begins nothing new
_ACCOUNTS = re.compile(
    r"（共?\d{1,3}个(?:账号)?）(?=(?:全年|累计|共|新增)*(?:发布|推送|更新|发表|转发|公开))"
)
# "《云岭县10件惠企实事》", "“富民30条”": how something is called
_TITLE = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,30}”")
_COUNT = re.compile(r"\d+(?=余?[件条篇项个次期场份])")
# "（含上年度结转8件）": a remark that is over before the number
_REMARK = re.compile(r"（[^（）]*）")


def without_asides(sentence: str) -> str:
    """*sentence* without the numbers that count nothing the metrics are of; as long as it was."""
    sentence = _ACCOUNTS.sub(lambda found: " " * len(found.group()), sentence)
    if "《" not in sentence and "“" not in sentence:
        return sentence
    return _TITLE.sub(
        lambda found: _COUNT.sub(lambda count: "某" * len(count.group()), found.group()), sentence
    )


def without_remarks(text: str) -> str:
    """*text* without what stands in brackets."""
    return _REMARK.sub("", text)
