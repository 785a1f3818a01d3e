"""What the prose counts that the form counts too: requests, their results, disputes, decisions, documents."""

from __future__ import annotations

from typing import Final

from extract.metric import Metric

_CASES = "件条份宗起个次例项"
_DECISIONS = "件宗项起个次"
# "行政许可信息55项", "许可事项3项", "公开了本局的2项行政许可": published about decisions, not decisions
_ABOUT_DECISIONS = (
    r"信息|事项|目录|清单|申请|文件|结果|公示|发布|录入|上传|归集|推送|项目|指南|流程|专栏|评查|案卷|"
    r"听证|投诉|文书|证书|标准|依据|裁量|减少|取消|撤销|下放|公开了?(?:[^，。；]{0,12}的)?$"
)
# "公开了本局的2项行政许可、6项行政处罚": the second is as little a decision as the first
_NOT_OF_POWERS = r"^(?!.*公开了?[^，。；\d]{0,12}\d+项)"
# "收到低保申请380件", "自然人申请21件", "信访类申请10件": no requests for information, or not all of them
_OTHER_REQUESTS = (
    r"投诉|咨询|留言|来信|热线|工单|提案|议案|登记|救助|低保|补贴|补助|贷款|专利|商标|办证|执照|补正|延期|逾期|超期|自然人|商业企业|"
    r"科研机构|公益组织|法律服务|信访|重复申请|反复"
)
# "不予公开中，属于国家秘密2件": one ground of a group, not the group
_ONE_GROUND = (
    rf"{_OTHER_REQUESTS}|复议|诉讼|国家秘密|法律法规|三安全|第三方|内部事务|过程性|执法案卷|行政查询|不掌握|现成信息|不明确|出版物|"
    r"重新出具|未缴|其他处理"
)
# "制发规范性文件2件，废止1件，现行有效5件": the documents named last are these, not 规章
_OF_NORMATIVE_DOCUMENTS = r"规范性文件(?!.*规章)"
# "办理行政复议案件58件": what a bureau of justice decides for others; not "依法办理信息公开行政复议案件2件"
_OVER_DISCLOSURE = r"公开|依申请|^(?!.*(?:办理|审理|代理|化解|调解|应诉)[^，。；]*(?:复议|诉讼))"
# "公开行政复议类信息24条", "公开复议决定3件": published about disputes
_NEWS_OF_DISPUTES = r"(?:复议|诉讼)类|复议决定|信息\s*$"
# "2022年结转至2023年2件": in or out, as the report is of the one year or the other
_YEAR_TO_YEAR = r"20\d\d年度?(?:结转|转结|顺延)(?:到|至|入)20\d\d"
# "共制作政府信息80条，其中依申请公开9条，不予公开12条": what documents are, not what became of requests
_NOT_OF_DOCUMENTS = r"^(?!.*(?:制作|产生|形成|生成)(?:各类|的)*(?:政府|政务)?信息)"
# In order of precedence: a result before the request.
FORM_METRICS: Final = (
    Metric(
        "request_withdrawn",
        "申请撤回",
        "requests withdrawn",
        _CASES,
        r"撤回|撤销|撤件",
        never=r"许可|处罚|决定|复议|诉讼",
        needs="申请",
    ),
    Metric(
        "request_carried_out",
        "结转下年度",
        "requests carried to next year",
        _CASES,
        r"(?:结转|顺延|转接)(?:到|至|为)?(?:下一?年|次年|20\d\d年)|(?<!年)(?<!年度)结转(?!上)|转入?下一?年|^下一?年度?继续办理$",
        r"◇[^，。；（\d]{0,24}(?:结转|转结|转接|顺延|转)(?:到|至|为|入)?(?:下一?年|次年|20\d\d年)",
        never=_YEAR_TO_YEAR,
    ),
    Metric(
        "request_carried_in",
        "上年结转",
        "requests carried in",
        _CASES,
        r"(?:上一?年度?|20\d\d年度?)(?:结转|转结)|(?:结转|转结)上年",
        never=_YEAR_TO_YEAR,
    ),
    Metric(
        "request_online",
        "网络申请",
        "requests online",
        _CASES,
        r"(?:网络|网上|线上|网站|在线|平台|互联网)[^，。；]{0,6}申请",
    ),
    Metric(
        "request_letter",
        "信函申请",
        "requests by letter",
        _CASES,
        r"(?:信函|信件|邮寄|书信|邮政)(?:申请|方式)?|纸质申请",
        needs="申请",
    ),
    Metric(
        "request_in_person",
        "当面申请",
        "requests in person",
        _CASES,
        r"(?:当面|现场)(?:申请|提交|提出)?",
        never=r"解答|咨询|检查|答复|宣讲|核查",
        needs="申请",
    ),
    Metric(
        "request_disclosed",
        "予以公开与部分公开",
        "requests granted in full or in part",
        _CASES,
        r"公开[（(]?(?:和|及|与|、|或|以及|含|包括)+(?:予以)?部分公开",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_granted",
        "予以公开",
        "requests granted",
        _CASES,
        r"(?<!不)(?<!部分)(?:予以公开|同意(?:全部)?公开)",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_partial",
        "部分公开",
        "requests granted in part",
        _CASES,
        r"部分(?:予以|同意)?公开|区分处理",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_denied",
        "不予公开",
        "requests denied",
        _CASES,
        r"不(?:予以?|同意)公开",
        never=_ONE_GROUND,
        needs=_NOT_OF_DOCUMENTS,
    ),
    Metric("request_unable", "无法提供", "information not available", _CASES, r"无法提供", never=_ONE_GROUND),
    Metric(
        "request_not_processed",
        "不予处理",
        "requests not processed",
        _CASES,
        r"不予处理",
        never=_ONE_GROUND,
    ),
    Metric(
        "request_answered",
        "答复申请",
        "requests answered",
        _CASES,
        r"申请[^。；]{0,40}(?:答复|办结|回复|办理完毕|办理(?!的?情况))|"
        r"(?:答复|办结|回复)[^，。；]{0,12}申请(?:公开)?(?:政府|政务)?(?:信息)?(?:公开)?|"
        r"^(?:其中|已|已经|均|全部|全年|当年|本年度?|年内|公开|按时|按期|按要求|及时|依法|依规|共|共计|累计|合计)*"
        r"(?:答复|办结|回复|已办理|办理完毕|处理完毕)\s*$",
        r"^[\s且另有其余中剩]*◇(?:均|已|已经|全部|按期限?|按时|依法|依规|及时|在(?:法定|规定)(?:期限|时限|时间)内|办理)*(?:答复|办结|回复|办理完毕)",
        never=r"留言|信箱|来信|咨询|投诉|诉求|建议|提案|行政复议|诉讼",
        needs="申请",
    ),
    Metric(
        "request_received",
        "收到申请",
        "requests received",
        _CASES,
        r"(?:受理|收到|接收|接到|新收|收件)[^。；]{0,24}?(?:申请(?!人|行政复议|复议)|信息公开)|依申请(?:政府)?(?:信息)?公开|"
        r"(?:公开|信息|依|收到|受理)申请(?!人|行政复议|复议)",
        r"(?:受理|收到|接到|接收|新收)(?:了|[和并及]处理)?◇(?:(?:政府)?(?:信息公开申请|(?:信息)?依申请)|[^，。；、（\d]{0,24}(?:提交|提出|公开[^，。；、]{0,6})的申请)",
        never=rf"结转|转结|办结|答复|回复|行政复议|诉讼|栏目|专栏|目录|许可|发布|收取|{_OTHER_REQUESTS}",
        needs=_NOT_OF_DOCUMENTS,
    ),
    # Results of reviews and of lawsuits: which of the two tells the word before (see claims.py).
    *(
        Metric(f"{track}_{result}", f"{zh}{result_zh}", f"{en} {result_en}", _CASES, words)
        for track, zh, en in (("review", "复议", "administrative reviews"), ("lawsuit", "诉讼", "lawsuits"))
        for result, result_zh, result_en, words in (
            ("upheld", "结果维持", "upheld", r"维持"),
            ("corrected", "结果纠正", "corrected", r"纠正|纠错"),
            ("other", "其他结果", "with another result", r"其他结果"),
            ("pending", "尚未审结", "pending", r"尚?未审结|尚未结案"),
        )
    ),
    Metric(
        "review",
        "行政复议",
        "administrative reviews",
        _CASES,
        r"行政复议|复议(?!后)",
        r"(?:发生|出现|产生|引发|收到|受理|办理|涉及|有|被申请|被提起)◇[^，。；、和及与或（\d]{0,20}行政复议(?![、和及与或]|决定|答复|维持|纠正)",
        never=rf"{_NEWS_OF_DISPUTES}|具体行政行为|"
        r"审结|维持|纠正|撤销|未经|决定书|文书|意见书|建议书|听证|培训|会议|案例|驳回|撤回|终止",
        needs=_OVER_DISCLOSURE,
    ),
    Metric(
        "lawsuit",
        "行政诉讼",
        "lawsuits",
        _CASES,
        r"行政诉讼|诉讼|起诉",
        r"(?:发生|出现|产生|引发|收到|受理|办理|涉及|有|被提起)◇[^，。；、和及与或（\d]{0,20}行政诉讼(?![、和及与或]|判决)",
        never=rf"{_NEWS_OF_DISPUTES}|具体行政行为|"
        r"审结|维持|纠正|撤销|胜诉|败诉|请求|出庭|应诉|负责人|判决|裁定|撤诉|驳回|代理|培训|文书",
        needs=_OVER_DISCLOSURE,
    ),
    Metric(
        "licence",
        "行政许可",
        "licensing decisions",
        _DECISIONS,
        r"行政许可|许可",
        r"◇行政许可",
        never=_ABOUT_DECISIONS,
        needs=_NOT_OF_POWERS,
    ),
    Metric(
        "penalty",
        "行政处罚",
        "penalty decisions",
        _DECISIONS,
        r"行政处罚|处罚",
        r"◇行政处罚",
        never=_ABOUT_DECISIONS,
        needs=_NOT_OF_POWERS,
    ),
    Metric(
        "coercion",
        "行政强制",
        "coercive measures",
        _DECISIONS,
        r"行政强制",
        r"◇行政强制",
        never=_ABOUT_DECISIONS,
        needs=_NOT_OF_POWERS,
    ),
    Metric(
        "administrative_fees",
        "行政事业性收费",
        "administrative fees",
        "万元",
        r"行政事业性收费",
        never=r"减免|免征|降低|取消|项目|标准|目录",
    ),
    Metric(
        "rules_made",
        "制发规章",
        "government rules issued",
        "件个部",
        r"(?:制发|制定|出台)(?:政府|市政府|省政府)?规章",
        never=r"修改|公开|清理",
    ),
    Metric(
        "normative_documents_made",
        "制发规范性文件",
        "normative documents issued",
        "件个份",
        r"(?:制发|制定|出台|印发)(?:行政)?规范性文件|规范性文件(?:本年|当年|年度|新)*制发(?:件数|数量)?$|"
        r"^(?:本年度?|当年|全年|共|新)*(?:制发|制定)(?:件数|数量)?$",
        never=r"公开|清理|备案|审查|废止|失效",
        needs=_OF_NORMATIVE_DOCUMENTS,
    ),
    Metric(
        "normative_documents_repealed",
        "废止规范性文件",
        "normative documents repealed",
        "件个份",
        r"废止(?:行政)?规范性文件|^废止(?:件数|数量)?$",
        never=r"失效|修改|修订|清理",
        needs=_OF_NORMATIVE_DOCUMENTS,
    ),
    Metric(
        "normative_documents_valid",
        "现行有效规范性文件",
        "normative documents in force",
        "件个份",
        r"现行有效(?:的)?(?:行政)?规范性文件|规范性文件现行有效(?:件数|数量)?$|^现行有效(?:件数|数量)?$",
        needs=_OF_NORMATIVE_DOCUMENTS,
    ),
    Metric(
        "normative_documents",
        "规范性文件",
        "normative documents",
        "件个份部",
        r"规范性文件(?!等|的?解读|[、和及与或]|以及)",
    ),
)
