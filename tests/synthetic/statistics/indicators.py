"""The indicators of the statistics table that bodies filled in for 2014 to 2018, with their units."""

from __future__ import annotations

from typing import Final, NamedTuple


class Indicator(NamedTuple):
    """One row: its printed label, its unit, and what it stands under.

    ``unit``: none for a heading. ``above``: outermost first; nothing where no ordinal and no 其中 tells it.
    """

    label: str
    unit: str | None
    above: tuple[str, ...]


_STEP: Final = "    "
_ORDINALS: Final = "一二三四五六七八九（123456"
_PRINTED: Final = """
一、主动公开情况
    （一）主动公开政府信息数|条
        其中：主动公开规范性文件数|条
    制发规范性文件总数|件
    （二）通过不同渠道和方式公开政府信息的情况
        1.政府公报公开政府信息数|条
        2.政府网站公开政府信息数|条
        3.政务微博公开政府信息数|条
        4.政务微信公开政府信息数|条
        5.其他方式公开政府信息数|条
二、回应解读情况
    （一）回应公众关注热点或重大舆情数|次
    （二）通过不同渠道和方式回应解读的情况
        1.参加或举办新闻发布会总次数|次
            其中：主要负责同志参加新闻发布会次数|次
        2.政府网站在线访谈次数|次
        3.政策解读稿件发布数|篇
        4.微博微信回应事件数|次
三、依申请公开情况
    （一）收到申请数|件
        1.当面申请数|件
        2.传真申请数|件
        3.网络申请数|件
        4.信函申请数|件
    （二）申请办结数|件
        1.按时办结数|件
        2.延期办结数|件
    （三）申请答复数|件
        1.属于已主动公开范围数|件
        2.同意公开答复数|件
        3.同意部分公开答复数|件
        4.不同意公开答复数|件
            其中：涉及国家秘密|件
            涉及商业秘密|件
            涉及个人隐私|件
        5.不属于本行政机关公开数|件
        6.申请信息不存在数|件
四、行政复议数量|件
    （一）维持具体行政行为数|件
    （二）被依法纠错数|件
五、行政诉讼数量|件
    （一）维持具体行政行为或者驳回原告诉讼请求数|件
    （二）被依法纠错数|件
六、举报投诉数量|件
七、依申请公开信息收取的费用|万元
八、机构建设和保障经费情况
    （一）政府信息公开工作专门机构数|个
    （二）设置政府信息公开查阅点数|个
    （三）从事政府信息公开工作人员数|人
        1.专职人员数|人
        2.兼职人员数|人
    （四）政府信息公开专项经费|万元
九、政府信息公开会议和培训情况
    （一）召开政府信息公开工作会议或专题会议数|次
    （二）举办各类培训班数|次
    （三）接受培训人员数|人次
"""


def indicators() -> tuple[Indicator, ...]:
    """Every row of the table from top to bottom."""
    above: list[str] = []
    rows: list[Indicator] = []
    for line in _PRINTED.strip("\n").split("\n"):
        label, _, unit = line.strip().partition("|")
        del above[(len(line) - len(line.lstrip())) // len(_STEP) :]
        told = label[0] in _ORDINALS or label.startswith("其中")
        rows.append(Indicator(label, unit or None, tuple(above) if told else ()))
        if label[0] in _ORDINALS:
            above.append(label)
    return tuple(rows)
