"""Whose report it is where its title does not say so: by its preamble, its signature, the page's source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.identity.bodies import BODY_END
from extract.identity.dates import signed_date
from extract.identity.titles import BODY, issuer_of
from extract.model import Document, Paragraph
from extract.text import plain, simplified, without_spaces

_TOP_LINES = 20
# What may stand in section one: "本年度报告由某县人民政府办公室编制"
_PREAMBLE_LINES = 12
_OF_REPORT = re.compile(r"本(?:年度)?(?:报告|年报)")
# "特向社会公布某县教育局", "并发布某镇": what is done with a report, before the name
_ANNOUNCING = re.compile(
    r"^(?:并|特|现|予以|正式|(?:向|面向)社会|公开|公布|发布|编制|编写)+(?=[\u4e00-\u9fff]{2})"
)
# "现公布某县教育局2023年政府信息公开工作年度报告", "特向社会公布《…》", "现将某乡政府信息公开情况报告如下"
_ANNOUNCED = re.compile(
    r"(?:公布|发布|编制(?:形成|完成)?|现公开|社会公开|现将)了?的?(?![于在])《?([^，。；：,;:《》〈〉<>“”]{2,60}?)(?:政府|政务)?信息公开"
    r"(?:工作)?(?:情况)?的?(?:(?:19|20)\d\d年?度?)?(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:总结)?(?:报告|年报|情况)"
)
# "某县教育局2023年政府信息公开工作年度报告根据《…条例》编制。": a title that runs on into the text
_RUN_ON = re.compile(
    r"^([^，。；：,;:《》“”]{2,40}?)(?:19|20)\d\d年度?(?:政府|政务)?信息公开(?:工作)?年度报告是?(?:根据|依据|按照)"
)
# "本报告由某县民政局根据《…条例》编制", "由某区审批办（交易办）编制", "，某区司法局编制本报告": who wrote it
_WRITTEN_BY = re.compile(
    r"(?:由|[，,。](?!由)(?=[^，,。]{2,48}(?:[，,][^，,。]{0,8})?编制(?:形成|完成)?了?(?:本|(?:19|20)\d\d)?年?度?报告))([\u4e00-\u9fff]{2,24}"
    + BODY_END
    + r")(?:[（(][^（）()]{2,40}[)）])?"
    r"(?:根据|依据|按照|结合|编制|编写|负责编制|组织编制)"
)
# "结合2023年云岭县水利局政府信息公开工作实际，编制", "根据…信息公开工作实际编制": whose work it is on
_PRACTICE = re.compile(
    r"(?:结合|根据)(?:(?:19|20)\d\d年度?)?([^，,。]{2,30}?)(?:(?:19|20)\d\d年度?)?(?:(?:政府)?信息|政务)公开(?:工作)?(?:实际|情况)[^。]{0,12}编制"
)
# "来源：某县教育局 浏览次数：12", "发布机构: 某镇人民政府": who put the page up
_PUT_UP_BY = re.compile(
    r"(?:发布机构|发布单位|信息来源|来源)\s*[:：]\s*("
    + BODY.pattern
    + r")(?=\s|发布|浏览|点击|作者|打印|字[体号]|时间|日期|$)"
)
# "某县教育局 2024年1月20日", "某县教育局2024年1月20日": body and date of a signature in one line
_SIGNED_BY = re.compile(r"\s*(" + BODY.pattern + r")(?:\s+|(?=[12二]))(?=\S*年\S*月\S*日\s*$)")


def issuer_elsewhere(document: Document, preamble: Sequence[Paragraph]) -> str | None:
    """The body a report without a name in its title is of: its preamble, its signature, the page's source."""
    on_report = [one for one in document.paragraphs[:_PREAMBLE_LINES] if _OF_REPORT.search(one.text)]
    for paragraph in [*preamble, *on_report]:
        bare = without_spaces(paragraph.text)
        half = simplified(bare)
        for announced in (*_ANNOUNCED.finditer(half), *_RUN_ON.finditer(half)):
            said = _ANNOUNCING.sub("", bare[slice(*announced.span(1))])
            if (name := issuer_of(said + "信息公开年报")) is not None:
                return name
        if (written := _WRITTEN_BY.search(half)) is not None:
            return bare[slice(*written.span(1))]
        if (practice := _PRACTICE.search(half)) is not None:
            name = bare[slice(*practice.span(1))]
            if BODY.fullmatch(name) is not None and issuer_of(name + "信息公开年报") == name:
                return name
    last = [paragraph.text.strip() for paragraph in document.paragraphs[-12:]]
    signed = next((found.group(1) for line in last if (found := _SIGNED_BY.match(plain(line)))), None)
    if signed is not None:
        return signed
    for name, date in pairwise(last):
        if signed_date(date) and BODY.fullmatch(without_spaces(name)):
            return without_spaces(name)
    source = without_spaces(document.metadata.get("ContentSource", ""))
    if BODY.fullmatch(source):
        return source
    top = [paragraph.text for paragraph in document.paragraphs[:_TOP_LINES]]
    lines = [*document.metadata.get("above", "").split("\n"), *top]
    return next(
        (found.group(1) for line in lines if (found := _PUT_UP_BY.search(simplified(plain(line))))), None
    )
