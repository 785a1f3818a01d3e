"""Which year a number in a sentence is of: the report's own, or another that the sentence names."""

from __future__ import annotations

import re

# "2024年度部门决算", "2023年政务公开工作要点": the year of a document
_OF_DOCUMENT = (
    r"(?!度?(?:(?!公开|发布|收到|受理|开展|组织)[^，。；、]){0,24}(?:预算|决算)|"
    r"度?[^，。；、和及与]{0,8}(?:工作要点|工作计划|年度报告|年报))"
)
# "较2022年", "与2022年相比", "和上年持平": a year that is compared with
_NOT_COMPARED = r"(?<![较比与同])(?!(?<=和)[^，。；]{2,24}(?:比|持平|一致|相同|相当))"
# What year a number is of: "本年", "全年"; "2023年"; "去年的", "上年"; but not "上年结转", "较去年",
# "结转2025年", "8件转2025年办理"
_PERIOD = re.compile(
    r"(?P<now>本年|今年|当年|全年)|(?<!转)(?<!结转到)(?<!结转至)(?<!顺延至)(?<!顺延到)(?<!转入)"
    rf"{_NOT_COMPARED}(?P<year>20\d\d)年(?!度?结转){_OF_DOCUMENT}|"
    rf"{_NOT_COMPARED}(?<!结转)(?<!转结)(?P<last>上一?年度?|去年|前年|往年)(?!度?(?:结转|转结|转入|遗留|未办结))|"
    r"(?<!结转)(?<!转结)(?<!结转至)(?<!结转到)(?P<than>(?:上年|去年|上一年|20\d\d年)度?(?:同期)?(?:的|为|是)?[（\s]*)$"
)
# "由上年度87件增至": what follows is of the report's own year again
_RISEN_FROM = re.compile(
    r"[由从](?:上一?年|去年|20\d\d年)度?的?[\d.,]{1,12}[万余]{0,2}[件条份篇个次起宗]?[增升降减下上提跌扩][^，。；\d]{0,3}[至到为]"
)


def of_another_year(said: str, year: int | None) -> bool:
    """Whether the last year named in *said*, the text before a number, is not the report's own *year*."""
    named = list(_PERIOD.finditer(_RISEN_FROM.sub("", said)))
    if not named or named[-1]["now"]:
        return False
    if named[-1]["year"]:
        return year is not None and int(named[-1]["year"]) != year
    return True
