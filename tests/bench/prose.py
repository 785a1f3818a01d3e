"""Prose of reports that never were: words they use, in sentences that mean nothing."""

from __future__ import annotations

import random
import re
from functools import cache

SENTENCES, WORDS = 14, (14, 20)  # sentences per section, words per sentence: 3,000 characters in all
POOL = 5_000  # different sentences
LEXICON = re.split(
    r"\|",
    "政府|信息|公开|工作|主动|依法|申请|答复|条例|制度|机制|领导|小组|办公室|网站|栏目|"
    "更新|维护|平台|公众号|新媒体|解读|回应|关切|群众|企业|重点|领域|财政|预算|决算|"
    "应急|管理|生态|环境|教育|医疗|就业|住房|征收|补偿|救助|民生|保障|机构|职能|人事|"
    "任免|权责|清单|行政|复议|诉讼|台账|年度|目标|任务|责任|意识|能力|质量|时效|监督|"
    "考核|培训|指导|审查|保密|登记|归档|程序|期限|规范|标准化|基层|便民|大厅|公开栏|"
    "乡村|振兴|村务|扶贫|产业|项目|招标|采购|安全|生产|食品|药品|卫生|防疫|文化|旅游|"
    "体育|交通|道路|水利|灌溉|农田|林业|土地|规划|建设|工程|质检|价格|收费|税收|补贴|"
    "养老|社保|残疾|退役|军人|户籍|出生|婚姻|调解|信访|投诉|举报|热线|意见|建议|提案|"
    "代表|委员|会议|纪要|文件|通知|公告|公示|报告|统计|数据|共享|目录|编制|修订|废止|"
    "清理|备案|评估|不足|问题|困难|薄弱|滞后|单一|改进|加强|完善|提高|深化|推进|落实|"
    "健全|优化|拓宽|创新|强化|确保|及时|准确|全面|有效|扎实|持续|进一步|逐步|切实|认真|"
    "严格|积极|主要|存在|仍然|有待|下一步|我们|将|以|为|和|与|对|在",
)


def passage(writer: random.Random) -> str:
    """Two paragraphs of the length a section has."""
    return "\n".join("。".join(writer.choices(_sentences(), k=SENTENCES // 2)) for _ in range(2)) + "。"


@cache
def _sentences() -> tuple[str, ...]:
    chance = random.Random(0)
    return tuple("".join(chance.choices(LEXICON, k=chance.randint(*WORDS))) for _ in range(POOL))
