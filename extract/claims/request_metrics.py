"""What the prose counts of requests for information: how many came, how, and what became of them."""

from __future__ import annotations

from typing import Final

from extract.claims.metric import CASES, Metric

# "收到低保申请380件", "自然人申请21件", "信访类申请10件": no requests for information, or not all of them
_OTHER_REQUESTS = (
    r"投诉|咨询|留言|来信|热线|工单|提案|议案|登记|救助|低保|补贴|补助|贷款|专利|商标|办证|执照|补正|延期|逾期|超期|自然人|商业企业|"
    r"科研机构|公益组织|法律服务|信访|重复申请|反复"
)
# "不予公开中，属于国家秘密2件": one ground of a group, not the group
_ONE_GROUND = (
    rf"{_OTHER_REQUESTS}|复议|诉讼|国家秘密|法律法规|三安全|第三方|内部事务|过程性|执法案卷|行政查询|不掌握(?!等|[^，。；]*无法提供)|现成信息|不明确|出版物|"
    r"重新出具|未缴|其他处理"
)
# "其中3件予以公开", "1件为部分公开"; not "3件予以公开或部分公开"
_NOT_ALL = r"(?<!申请)"  # "收到申请3件全部予以公开": as many came
_BECAME = r"(?:均|全部|已|依法|依规|作出|[为是属系]于?)*"
_ALONE = r"(?:处理|答复|决定)?(?![^，。；、]*(?:[和及与或]|以及))"
# "2022年结转至2023年2件": in or out, as the report is of the one year or the other
_YEAR_TO_YEAR = r"20\d\d年度?(?:结转|转结|顺延)(?:到|至|入)20\d\d"
# "共制作政府信息80条，其中依申请公开9条", "制发公文96份，其中不予公开40份": what documents are, no
# requests; "清理出政府信息360条，其中依申请公开信息30条", "主动公开类60条，依申请公开类9条" too
_NOT_OF_DOCUMENTS = (
    r"^(?!.*(?:(?:制作|产生|形成|生成|(?<!依法)获取|保存)(?:各类|的)*(?:政府|政务)?信息|公文|发文|制文|属性|"
    r"(?:制发|印发|起草|拟制|主动公开)(?:各类|的)*(?:文件|材料)|"
    r"(?:清理|清查|梳理|整理|编目|编制|录入|收录|形成|产生|应公开)[^，。；：\d]{0,12}(?:20\d\d年以来)?[^，。；：\d]{0,6}(?:信息|文件|目录)[^，。；：\d]{0,6}\d|"
    r"主动公开类[^，。；\d]{0,6}\d))"
)
# "信函申请", "信函方式收到的依申请公开"
_CAME_BY = r"[^，。；、和及与或\d]{0,8}申请(?:公开)?"
# "2件为网络申请", "其中1件通过信函提交"; not "2件为网络申请和信函申请"
_WAY_BEHIND = r"◇(?:均|都)?(?:[为是系]|属于?|通过|来自)+"
_ASKED = r"(?:渠道|方式|形式|途径|平台)?(?:提交|提出)?(?:的)?申请(?:件|公开)?(?=[，。；、）]|\Z)"
# In order of precedence: a result before the request.
REQUEST_METRICS: Final = (
    Metric(
        "request_withdrawn",
        "申请撤回",
        "requests withdrawn",
        CASES,
        r"撤回|撤销|撤件",
        r"^(?:其中)?(?:有)?◇(?:为|由|系|因)?申请人(?:主动|自行|自愿|已)*撤",
        never=r"许可|处罚|决定|复议|诉讼",
        needs="申请",
    ),
    Metric(
        "request_carried_out",
        "结转下年度",
        "requests carried to next year",
        CASES,
        r"(?:结转|转结|顺延|转接)(?:到|至|为)?(?:下一?年|次年|20\d\d年)|(?<!年)(?<!年度)结转(?!上)|转入?下一?年|^下一?年度?继续办理$",
        r"◇[^，。；（\d]{0,24}(?:结转|转结|转接|顺延|转)(?:到|至|为|入)?(?:下一?年|次年|20\d\d年)",
        never=_YEAR_TO_YEAR,
    ),
    Metric(
        "request_carried_in",
        "上年结转",
        "requests carried in",
        CASES,
        r"(?:上一?年度?|20\d\d年度?)(?:结转|转结)|(?:结转|转结)上年",
        never=rf"{_YEAR_TO_YEAR}|(?:结转|转结)(?:上年)?后，?(?:新|又|另)",
    ),
    Metric(
        "request_online",
        "网络申请",
        "requests online",
        CASES,
        r"(?:网络|网上|线上|网站|在线|平台|互联网)[^，。；]{0,6}申请(?:公开)?|"
        r"通过(?:网络|网上|线上|在线|互联网)(?:平台|系统|渠道|方式)?(?:接收|收到|受理|提交|提出)?\s*$|"
        r"^(?:其中)?(?:网络|网上|线上|在线)(?:提交|提出|接收|受理)\s*$",
        rf"{_WAY_BEHIND}(?:网络|网上|线上|在线|互联网){_ASKED}",
        needs="申请",
    ),
    Metric(
        "request_letter",
        "信函申请",
        "requests by letter",
        CASES,
        rf"(?:信函|(?<!公开)(?<!申请)信件|邮寄|邮递|书信|邮政)(?:{_CAME_BY}|方式)?|纸质{_CAME_BY}|来[信函](?:方式|形式|渠道)?(?:收到|接收|提交|提出)?申请",
        rf"{_WAY_BEHIND}(?:信函|信件|邮寄|邮递|书信|邮政|来[信函]){_ASKED}",
        needs="申请",
    ),
    Metric(
        "request_in_person",
        "当面申请",
        "requests in person",
        CASES,
        rf"(?:当面|现场)(?:{_CAME_BY}|提交|提出)?",
        rf"{_WAY_BEHIND}(?:当面|现场){_ASKED}",
        never=r"解答|咨询|检查|答复|宣讲|核查",
        needs="申请",
    ),
    Metric(
        "request_disclosed",
        "予以公开与部分公开",
        "requests granted in full or in part",
        CASES,
        r"公开[（(]?(?:和|及|与|、|或|以及|含|包括)+(?:予以)?部分公开",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_granted",
        "予以公开",
        "requests granted",
        CASES,
        r"(?<!不)(?<!部分)(?<!公开[、和及与或])(?:予以公开|同意(?:全部)?公开)",
        rf"{_NOT_ALL}◇{_BECAME}(?:予以公开|同意(?:全部)?公开){_ALONE}",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_partial",
        "部分公开",
        "requests granted in part",
        CASES,
        r"部分(?:予以|同意)?公开|区分处理",
        rf"{_NOT_ALL}◇{_BECAME}(?:予以)?部分(?:予以|同意)?公开{_ALONE}",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_denied",
        "不予公开",
        "requests denied",
        CASES,
        r"不(?:予以?|同意)公开(?!(?:的)?(?:政府)?信息有)",
        rf"{_NOT_ALL}◇{_BECAME}不(?:予以?|同意)公开{_ALONE}",
        never=_ONE_GROUND,
        needs=_NOT_OF_DOCUMENTS,
    ),
    Metric(
        "request_unable",
        "无法提供",
        "information not available",
        CASES,
        r"无法提供",
        rf"{_NOT_ALL}◇{_BECAME}无法提供{_ALONE}",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_not_processed",
        "不予处理",
        "requests not processed",
        CASES,
        r"不予处理",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_answered",
        "答复申请",
        "requests answered",
        CASES,
        r"申请[^。；]{0,40}(?:答复|办结|回复|办理完毕|办理(?!的?情况))|"
        r"(?:答复|办结|回复)[^，。；]{0,12}申请(?:公开)?(?:政府|政务)?(?:信息)?(?:公开)?|"
        r"^(?:(?:依据|按照|根据)《[^《》]{1,30}》(?:规定|要求)?)?"
        r"(?:其中|已|已经|均|全部|全年|当年|本年度?|年内|公开|按时|按期|按要求|及时|依法|依规|予以|书面|共|共计|累计|合计)*"
        r"(?:答复完毕|答复完成|答复|办结|回复|已办理?|办理完毕|处理完毕|办理完成|办结完成)+(?:数量?)?\s*$",
        r"^[\s且另有其余中剩]*◇(?:(?:政府)?(?:信息公开)?申请)?(?:均|已|已经|全部|按期限?|按时|按规定|按要求|依法|依规|及时|在(?:法定|规定)(?:期限|时限|时间)内|予以|办理)*(?:答复|办结|回复|办理完毕)|"
        r"已经?答复的◇[^，。；、\d]{0,12}申请",
        never=r"留言|信箱|来信|咨询|投诉|诉求|建议|提案|行政复议|诉讼",
        needs="申请",
    ),
    Metric(
        "request_received",
        "收到申请",
        "requests received",
        CASES,
        r"(?:受理|收到|接收|接到|新收|收件)[^。；]{0,24}?(?:申请(?!人|行政复议|复议)|信息公开)|依申请(?:政府)?(?:信息)?公开|"
        r"(?:公开|信息|依|收到|受理)申请(?!人|行政复议|复议)",
        r"(?:受理|收到|接到|接收|新收)(?:了|[和并及]处理|社会各界|群众|公众)?◇(?:(?:政府)?(?:信息公开申请|(?:信息)?依申请)|[^，。；、（\d]{0,24}(?:提交|提出|公开[^，。；、]{0,6})的申请)",
        never=rf"结转|转结|办结|答复|回复|行政复议|诉讼|栏目|专栏|目录|许可|发布|收取|{_OTHER_REQUESTS}",
        needs=_NOT_OF_DOCUMENTS,
    ),
)
