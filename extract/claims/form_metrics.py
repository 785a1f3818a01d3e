"""What the prose counts that the form counts too, but for requests: disputes, decisions, documents."""

from __future__ import annotations

from typing import Final

from extract.claims.metric import CASES, Metric

_DECISIONS = "件宗项起个次"
# "行政许可信息55项", "许可事项3项", "公开了本局的2项行政许可", "公开行政许可3件": published about
# decisions, not decisions
_ABOUT_DECISIONS = (
    r"信息|(?<!办[理结]行政许可)事项|(?:许可|处罚|强制)类|目录|清单|申请|文件|结果|公示|公布|发布|录入|上传|归集|推送|项目|指南|流程|专栏|评查|案卷|"
    r"听证|投诉|文书|证书|标准|依据|裁量|减少|取消|撤销|下放|公开了?(?:行政)?(?:许可|处罚|强制)(?!.{0,4}决定)|公开了?(?:[^，。；]{0,12}的)?$"
)
# "公开了本局的2项行政许可、6项行政处罚", "公示许可97件、处罚6件", "公开规范性文件9件，处罚2项": the second
# is as little a decision as the first
_NOT_OF_POWERS = (
    r"^(?!.*(?:公开了?[^，。；\d]{0,12}\d+项|公[示布][^，。；]*$|"
    r"公开[^，。；\d]{0,16}(?:文件|许可)\d+件[，、][^，；]*(?<!决定)$))"
)
# "制发规范性文件2件，废止1件，现行有效5件": the documents named last are these, not 规章
_OF_NORMATIVE_DOCUMENTS = r"规范性文件(?!.*规章)"
# "办理行政复议案件58件": what a bureau of justice decides for others; not "依法办理信息公开行政复议案件2件"
_OVER_DISCLOSURE = r"公开|依申请|^(?!.*(?:办理|审理|代理|化解|调解|应诉)[^，。；]*(?:复议|诉讼))"
# "公开行政复议类信息24条", "公开复议决定3件": published about disputes
_NEWS_OF_DISPUTES = r"(?:复议|诉讼)类|复议决定|信息\s*$"
FORM_METRICS: Final = (
    # Results of reviews and of lawsuits: which of the two tells the word before (see :mod:`extract.claims`).
    *(
        Metric(
            f"{track}_{result}",
            f"{zh}{result_zh}",
            f"{en} {result_en}",
            CASES,
            words,
            rf"◇(?:[为被系]|结果|依法|予以)*(?:{words})(?![^，。；]{{0,8}}[和或与及、])",
        )
        for track, zh, en in (("review", "复议", "administrative reviews"), ("lawsuit", "诉讼", "lawsuits"))
        for result, result_zh, result_en, words in (
            ("upheld", "结果维持", "upheld", r"维持"),
            ("corrected", "结果纠正", "corrected", r"纠正|纠错"),
            ("other", "其他结果", "with another result", r"其他结果|其[他它](?:情[形况])?$"),
            ("pending", "尚未审结", "pending", r"尚?未审结|尚未结案"),
        )
    ),
    Metric(
        "review",
        "行政复议",
        "administrative reviews",
        CASES,
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
        CASES,
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
        r"废止(?:行政)?规范性文件|规范性文件(?:本年|当年|年度)*废止(?:件数|数量)?$|^废止(?:件数|数量)?$",
        never=r"失效|修改|修订|清理",
        needs=_OF_NORMATIVE_DOCUMENTS,
    ),
    Metric(
        "normative_documents_valid",
        "现行有效规范性文件",
        "normative documents in force",
        "件个份",
        r"(?:现行|继续)有效(?:的)?(?:行政)?规范性文件|规范性文件现行有效(?:件数|数量)?$|^现行有效(?:件数|数量)?$",
        needs=_OF_NORMATIVE_DOCUMENTS,
    ),
    Metric(
        "normative_documents",
        "规范性文件",
        "normative documents",
        "件个份部",
        r"规范性文件(?!等|的?解读|[、和及与或]|以及)",
        r"(?:制发|制定|出台|印发)了?◇(?:行政)?规范性文件(?!等|[、和及与或]|以及)",
        never=r"(?:(?:清理|清查|备案|审查|审核|梳理|评估)了?(?:的)?|规章[和及与、])(?:行政)?规范性文件[共总计]*$|"
        r"规范性文件[^，。；、\d]{0,12}(?:废止|失效|修[订改]|清理|备案|审查|审核)",
    ),
)
