"""The prose of the samples: our own plain sentences, in the order of the form's sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from tests.samples.bodies import Body, Edition
from tests.synthetic.paper import Prose

LAW = "《中华人民共和国政府信息公开条例》"
FORMAT = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
)

# A shortcoming, and what is done about it.
SHORTCOMINGS: Final = (
    ("部分栏目更新间隔偏长，群众最关心的事项没有排在前面", "列出更新时限表，{self_name}每月通报一次"),
    ("政策解读以文字为主，图表和案例偏少", "重要文件与解读同步起草、同步发布，每篇至少配一个实例"),
    ("新到岗人员对答复文书的格式还不熟悉", "整理常见情形的答复样本，组织以案代训"),
    ("公示栏分散，张贴的内容与网站有时对不上", "由专人按网站目录核对张贴内容，撤换过期纸张"),
    ("申请人常把信访事项当作公开申请提出", "在受理窗口摆放两类事项的区别说明，当面引导到合适的渠道"),
    ("历史文件没有电子版，查找一份旧文往往要好几天", "分批扫描二十年来的发文，{self_name}先做农房和土地两类"),
    ("公众号留言多在夜间，第二天才有人回复", "安排晚间值守，当天的问题当天答"),
    ("公开前的保密审查记录填写过于简单", "统一审查单的样式，写明删去了什么、依据哪一条"),
    ("老年人不会使用查询电脑，专区利用率不高", "每逢集日派志愿者到大厅帮助查询打印"),
    ("村级事务公开的时间前后不一，账目列得过粗", "约定每季度第一周集中公开，账目列到具体开支"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers the prose states."""

    year: int
    published: int
    website: int
    wechat: int
    board: int
    explained: int
    trained: int
    received: int
    answered: int
    carried_in: int
    carried_out: int


def title_of(body: Body, edition: Edition) -> str:
    """The report's title as printed."""
    if "space_in_title" in edition.defects:
        return f"{body.name} {edition.year} 年政府信息公开 工作年度报告"
    gap = " " if body.key == "muquan" else ""
    return f"{body.name}{gap}{edition.year}{gap}年政府信息公开工作年度报告"


def opening(body: Body, edition: Edition, facts: Facts) -> list[Prose]:
    """Title and preamble; a year conflict prints no statistical period."""
    title = Prose(title_of(body, edition), level=1)
    if "year_conflict" in edition.defects:
        return [title, Prose(f"现将{body.self_name}政府信息公开工作情况报告如下，请予监督。")]
    number = "国办公开办函〔2019〕60号" if "form_2019" in edition.defects else "国办公开办函〔2021〕30号"
    return [
        title,
        Prose(
            f"本报告依据{LAW}（以下简称《条例》）和{FORMAT}（{number}）编写，由总体情况等六个部分组成。"
            f"报告所列数据的统计期限自{facts.year}年1月1日起至{facts.year}年12月31日止。"
        ),
    ]


def general(body: Body, edition: Edition, facts: Facts) -> list[Prose]:
    """Section 一, in its five parts; in a year conflict it speaks of the year after the title's."""
    if "year_conflict" in edition.defects:
        facts = replace(facts, year=edition.year + 1)
    variant = len(body.key) % 3
    return [
        Prose("一、总体情况", level=2),
        Prose("（一）主动公开"),
        Prose(_active(body, facts, variant)),
        Prose("（二）依申请公开"),
        Prose(_on_request(body, edition, facts)),
        Prose("（三）政府信息管理"),
        Prose(_management(body, variant)),
        Prose("（四）政府信息公开平台建设"),
        Prose(_platform(body, variant)),
        Prose("（五）监督保障"),
        Prose(_supervision(body, edition, facts)),
    ]


def _active(body: Body, facts: Facts, variant: int) -> str:
    if body.key == "muquan":
        return (
            f"{facts.year}年，{body.self_name}围绕农房管理、养老助残、道路养护等群众常问的事项，"
            f"主动公开政府信息近 {facts.published} 条，并在镇村两级公示栏同步张贴。"
        )
    if variant == 0:
        return (
            f"{facts.year}年，{body.self_name}主动公开各类政府信息共{facts.published}条，其中门户网站{facts.website}条、"
            f"微信公众号{facts.wechat}条、公示栏{facts.board}条；发布政策解读{facts.explained}篇。"
        )
    if variant == 1:
        return (
            f"全年主动公开政府信息{facts.published}余条，通过门户网站发布{facts.website}条，"
            f"政务新媒体发布{facts.wechat}条，制作政策解读{facts.explained}个。"
        )
    return (
        f"{facts.year}年累计主动公开政府信息{facts.published}条，网站信息{facts.website}条，微信公众号{facts.wechat}条，"
        f"公示栏{facts.board}条，视频号发布短片{facts.explained}期。"
    )


def _on_request(body: Body, edition: Edition, facts: Facts) -> str:
    received = facts.received + (2 if "claim_mismatch" in edition.defects else 0)
    if received == 0:
        return f"{facts.year}年，{body.self_name}未收到政府信息公开申请。"
    if received == 1:
        return f"{facts.year}年，{body.self_name}收到政府信息公开申请一件，已按期答复。"
    return (
        f"{facts.year}年，{body.self_name}共受理政府信息公开申请{received}件，答复{facts.answered}件"
        f"（含上年度结转申请{facts.carried_in}件，另有{facts.carried_out}件顺延到下年度答复）。"
    )


def _management(body: Body, variant: int) -> str:
    sentences = (
        "拟稿时同步标明公开属性，发布前由经办人、科室负责人和分管领导逐级把关，过期文件及时标注失效。",
        "建立信息台账，按月核对栏目更新情况，对错别字、失效链接和重复发布的内容随查随改。",
        "坚持先审查、后公开，涉及个人身份、住址和银行账号的内容一律作去标识处理后发布。",
    )
    return f"{body.self_name}{sentences[variant]}{sentences[(variant + 1) % 3]}"


def _platform(body: Body, variant: int) -> str:
    sentences = (
        "办事大厅设政务公开专区，备有查阅电脑、意见簿和纸质办事指南，安排专人引导。",
        "对门户网站的公开专栏重新归类，群众按主题、按部门两种方式都能查到文件。",
        "村（社区）公示栏按季度更新，内容与网站保持一致，方便不上网的老人查看。",
    )
    return f"{sentences[variant]}{sentences[(variant + 2) % 3]}"


def _supervision(body: Body, edition: Edition, facts: Facts) -> str:
    if "year_conflict" in edition.defects:
        return (
            f"{body.self_name}对照{edition.year}年工作清单逐项核对，{facts.year}年"
            f"全年组织业务培训{facts.trained}次，未发生责任追究情形。"
        )
    government = "将政府信息公开纳入年度考核，邀请居民代表开展社会评议，" if body.kind != "department" else ""
    return (
        f"{government}全年组织业务培训{facts.trained}次，{facts.year}年未发生因政府信息公开被追究责任的情形。"
    )


def problems(body: Body, edition: Edition) -> list[Prose]:
    """Section 五: three shortcomings with their remedies, others in each body and year."""
    chosen = Random(f"{body.key}-{edition.year}").sample(SHORTCOMINGS, 3)
    ordinals = ("一是", "二是", "三是")
    found = "；".join(ordinal + problem for ordinal, (problem, _) in zip(ordinals, chosen, strict=True))
    mended = "；".join(ordinal + remedy for ordinal, (_, remedy) in zip(ordinals, chosen, strict=True))
    return [
        Prose("五、存在的主要问题及改进情况", level=2),
        Prose(f"存在的主要问题：{found}。"),
        Prose(f"改进措施：{mended.format(self_name=body.self_name)}。"),
    ]


def other_matters(body: Body, edition: Edition, facts: Facts) -> list[Prose]:
    """Section 六 with the statement on the information processing fee, or its absence."""
    heading = Prose("六、其他需要报告的事项", level=2)
    if edition.fee == "only_wu":
        return [heading, Prose("无")]
    if edition.fee == "silent":
        plan = f"{facts.year}年，{body.self_name}将把政务公开延伸到村民小组，听取群众对公开内容的意见。"
        return [heading, Prose(plan if "year_conflict" in edition.defects else "没有其他需要报告的事项。")]
    statement = "依据《政府信息公开信息处理费管理办法》，"
    if edition.fee == "charged":
        charged = Prose(f"{statement}{facts.year}年{body.self_name}向2件申请收取信息处理费共计400元。")
        return [heading, charged]
    free = Prose(f"{statement}{facts.year}年{body.self_name}未收取信息处理费。")
    if body.key != "zhuli":
        return [heading, free]
    contact = (
        "如对本报告有疑问，请与白芦县竹沥镇党政办公室联系（地址：竹沥镇前街1号；联系电话：0999-0000000）。"
    )
    return [heading, Prose("（一）信息处理费情况"), free, Prose(contact)]
