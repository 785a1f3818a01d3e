"""What a report says about the information handling fee, 信息处理费 (国办函〔2020〕109号; form.md §10).

In section six; in reports before 2019, which had none, wherever they speak of a fee for search or copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extract.claims.topics import is_of_another_body
from extract.claims.year_said import of_another_year
from extract.headings import is_lower_level, is_top_level
from extract.issues import issue
from extract.model import Issue, Section
from extract.text import fold, prose

# No more digits than a number holds exactly: what is longer are figures run together.
_YUAN = r"(?<![0-9.,])([0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?)\s*(万)?元(?![/／每])"
# "实际收取信息处理费共计400元", "收取信息处理费 380 元", "信息处理费0.04万元"; not the rate "100元/件"
_AMOUNT = re.compile(r"(?:处理费|收取|收费|金额|合计|共计)[^。；]{0,24}?" + _YUAN)
# "发出收费通知3件，总金额2600元，实际收取的总金额300元": what was charged is the last of them
_RECEIVED = re.compile(r"(?:实际(?:收取|收到|收费|缴纳)|实收|已收取|已缴纳)[^。；]{0,24}?" + _YUAN)
# "，其中按件收费100元": parts of the amount before
_PART = re.compile(r"[，；（](?:其中|包括)")
_ANY_AMOUNT = re.compile(_YUAN)
# "减免信息处理费200元": not charged; "申请人均未缴纳": not received
_WAIVED = re.compile(r"(?:减免|免除|免收|退还|退回)[^，。；]{0,20}$")
_UNPAID = re.compile(r"(?:未|没有)(?:按期|按时|在规定期限内)?(?:实际)?(?:缴|支付|交)")
# "收取标准为每件100元": a rate
_RATE = re.compile(r"(?:每[件份条次页人]|标准[^，。；]{0,12})$")
# "处理费人民币贰佰元"
_IN_WORDS = re.compile(r"(?:处理费|收取|收费)[^。；]{0,16}[壹贰叁肆伍陆柒捌玖拾佰仟万]{2,}元")
# "有 1 件政府信息公开申请收取信息处理费", "按件收取1件", "涉及申请3件"; not "向2名申请人收取"
_CASES = re.compile(
    r"(?<![0-9])(?P<before>[0-9]{1,9})\s*[件宗起][^。；]{0,30}(?:收取|处理费)|(?:收取|涉及申请)\s*(?P<behind>[0-9]{1,9})\s*[件宗起]"
)
# "发出收费通知4件，金额900元，缴费2件": those that paid are the cases, not those that were asked to
_PAID_CASES = re.compile(
    r"(?:缴费|缴纳|交费|实际收取|实际收费)(?:的|了|共)?\s*([0-9]{1,9})\s*[件宗起]|"
    r"(?<![0-9])([0-9]{1,9})\s*[件宗起](?:申请)?(?:已|实际|按期|按时)*(?:缴费|缴纳|交费)"
)
_ASKED = re.compile(r"通知书?(?:共|共计)?\s*$")
# 未收取, 无收取, 没有收取, 未产生, 未发生收费, 未开展信息处理费收取工作, 不存在收取, 未发出收费通知, 0元,
# 为0, 免收费
_NONE = re.compile(
    r"(?:未|无|没有|不|尚未)(?:有|曾)?(?:向[^。；，]{0,10})?(?:实际)?(?:收取|收费|收到|产生|发生|开展|涉及|存在|进行|启动|制定|出现|发出)|"
    r"(?:收取|处理费|收费)[^。；]{0,14}(?:为零|(?<![0-9.,])0\s*(?:万?元|件)|为\s*0(?![0-9.])|情况为?[:：]?无|[:：]\s*(?:无|0(?![0-9.])))|"
    r"(?:无|没有)[^。；，]{0,14}(?:处理费|收费|收取|相关)|均?免费|[零免]收费|(?:免收|免予收取|免除|免缴)[^。；，\d]{0,14}费|"
    r"未[^。；]{0,12}收取"
)
# "收取检索、复制、邮寄等成本费用"
_FEE = re.compile(r"处理费|收费|收取费用|收取[^，。；]{0,16}费|缴费")
# "免收", "费用": what a sentence may say on the fee in words that are not known
_SPEAKS_OF_FEES = re.compile(r"处理费|收费|费用|缴费")
_QUOTED = re.compile(r"《[^《》]*》|〈[^〈〉]*〉")
_SENTENCE = re.compile(r"[^。\n]+。?")
# "行政事业性收费62.785万元": another thing (form.md §0, 8)
_OTHER_FEES = re.compile(r"行政事业性?收费[^，。；\n]*")
# "无", "暂无。", "本年度没有其他需要报告的事项", "云岭县水利局无其他报告事项", "没有需要报告的其他事项",
# "我局暂无其他事项需要报告", "目前无其他重要事项需要报告"
_WHEN_OR_WHO = (
    r"(?:目前|当前|(?:19|20)\d\d年度?|[本今全]年度?|本(?:单位|机关|部门|街道|[局委办厅镇乡区县市])|"
    r"我(?:单位|街道|[局委办厅镇乡区县市]))*"
)
_ONLY_NOTHING = re.compile(
    rf"{_WHEN_OR_WHO}(?:[\u4e00-\u9fff]{{2,24}}(?:[府局委办厅院镇乡室处会]|街道|中心))?{_WHEN_OR_WHO}"
    r"(?:暂?无|(?:暂时)?没有)(?:其[他它])?(?:重要|重大|特别)?(?:需要?|应当?|应予)?(?:报告|说明)?的?(?:其[他它])?"
    r"(?:报告|说明)?的?(?:事项|情况|内容)?(?:需要?|应当?)?(?:报告|说明)?的?"
)
FEE_SECTION = 6
_FIRST_WITH_SIX = 2019
# "未收取检索、复制、邮寄等费用", "无政府信息公开的收费及减免情况": before there was a section six
_OLD_FEE = re.compile(
    r"(?:检索|复制|复印|邮寄|邮递|信息公开(?:申请)?的?|依申请(?:公开)?|提供政府信息)[^。；]{0,30}(?:费用|收费|收取)|"
    r"(?:收费|费用)[^。；]{0,4}减免|收取(?:任何)?费用|(?:未|没有)(?:发生|产生)[^。；]{0,6}收费|(?:复制|检索|邮寄)费"
)
# "四、政府信息公开的收费及减免情况", "（三）收费情况"
_ON_FEES = re.compile(r"收费|费用")
# Characters; no longer statement says nothing.
_LONGEST_NOTHING = 60


def sections_on_fees(sections: Sequence[Section], year: int | None) -> Sequence[Section]:
    """Those sections that what is said on fees is read from: the sixth, or all in reports that had none."""
    six = [section for section in sections if section.number == FEE_SECTION]
    return six if six or year is None or year >= _FIRST_WITH_SIX else sections


def fee_statement(sections: Sequence[Section], year: int | None = None) -> Mapping[str, Any]:
    """``class``: charged, none_charged, only_wu, silent, no_section; amount in yuan and cases as stated.

    *year* is the report's: what is said of another one counts for nothing.
    """
    read = sections_on_fees(sections, year)
    if not read or read[0].number != FEE_SECTION:
        return _old_statement(read, year) or _statement("no_section", None)
    last = read[0]
    said = fold(last.text)
    if not said:
        return _statement("silent", last.text or None)
    if len(said) <= _LONGEST_NOTHING and _ONLY_NOTHING.fullmatch(said):
        return _statement("only_wu", last.text)
    # "六、其他需要报告的事项及信息处理费情况": all of it is on fees
    headed = _FEE.search(last.heading) is not None
    return _first(_SENTENCE.findall(last.text), headed, year) or _statement("silent", None)


def fee_issues(
    statement: Mapping[str, Any],
    sections: Sequence[Section],
    year: int | None = None,
    issuer: str | None = None,
) -> tuple[Issue, ...]:
    """Whether what *sections* say on the fee may be another than *statement*: an issue, or nothing.

    Of several amounts one need not be the whole; an amount may be of the whole area, where the *issuer* is
    one body of it; and what speaks of fees in words that are not known is no silence.
    """
    texts = [section.text for section in sections_on_fees(sections, year)]
    if statement["class"] == "charged":
        said = [one for text in texts for one in _SENTENCE.findall(text)]
        unclear = is_of_another_body("", prose(statement["text"]), issuer or "") or _compete(
            said, statement["amount_yuan"], year
        )
    else:
        unclear = statement["class"] == "silent" and any("费" in text and _speaks(text) for text in texts)
    return (issue("fee_unclear", ("fee_statement",)),) if unclear else ()


def _speaks(text: str) -> bool:
    return _SPEAKS_OF_FEES.search(_OTHER_FEES.sub("", _QUOTED.sub("", prose(text)))) is not None


def _compete(sentences: Sequence[str], amount: int | float | None, year: int | None) -> bool:
    """Whether *sentences* print several amounts charged, of which *amount* is not the sum of the others."""
    charged: set[int | float] = set()
    for sentence in sentences:
        half = _OTHER_FEES.sub("", prose(sentence))
        if _FEE.search(half) is None:
            continue
        received = _amounts(_RECEIVED, half, year)
        whole = _PART.split(half, maxsplit=1)[0]
        amounts = received or _amounts(_ANY_AMOUNT, whole, year) or _amounts(_ANY_AMOUNT, half, year)
        charged |= {yuan for yuan in amounts if yuan}
    return len(charged) > 1 and (amount is None or sum(charged) != 2 * amount)


def _old_statement(sections: Sequence[Section], year: int | None) -> Mapping[str, Any] | None:
    """What a report before 2019 says on fees for search, copies and postage, wherever it does."""
    texts = [section.text for section in sections if "费" in section.text]
    return _first([one for text in texts for one in _old_sentences(text)], True, year)


def _old_sentences(text: str) -> Iterator[str]:
    """The sentences that name such a fee, and those under a heading that does."""
    headed = False
    for sentence in _SENTENCE.findall(text):
        if is_top_level(sentence) or is_lower_level(sentence):
            headed = _ON_FEES.search(sentence) is not None and "。" not in sentence
        if headed or _OLD_FEE.search(sentence):
            yield sentence


def _first(sentences: Sequence[str], headed: bool, year: int | None) -> Mapping[str, Any] | None:
    """What the first of *sentences* says that tells of a fee charged, or else that tells of none."""
    found = [one for sentence in sentences if (one := _sentence(sentence, headed, year)) is not None]
    charged = next((one for one in found if one["class"] == "charged"), None)
    return charged or (found[0] if found else None)


def _sentence(sentence: str, headed: bool, year: int | None) -> Mapping[str, Any] | None:
    """What one sentence says about the fee; None when nothing. *headed*: the heading names the fee."""
    half = _OTHER_FEES.sub("", prose(sentence))
    if not headed and not _FEE.search(half):
        return None
    received = _amounts(_RECEIVED, half, year)
    amounts = received[-1:] or ([] if _UNPAID.search(half) else _amounts(_AMOUNT, half, year))
    amount = next((yuan for yuan in amounts if yuan), None)
    if amount is not None:
        return _statement("charged", sentence, amount, _cases(half))
    nothing = headed and _ONLY_NOTHING.fullmatch(fold(half))  # 无, under the heading of fees
    if nothing or _NONE.search(half) or received or _UNPAID.search(half):
        return _statement("none_charged", sentence)
    return _statement("charged", sentence) if _IN_WORDS.search(half) else None


def _cases(half: str) -> int | None:
    """How many were charged: those that paid, where they are told from those that were asked to."""
    if (paid := _PAID_CASES.search(half)) is not None:
        return int(paid[1] or paid[2])
    found = _CASES.search(half)
    if found is None or _ASKED.search(half[: found.start()]):
        return None
    return int(found["before"] or found["behind"])


def _amounts(pattern: re.Pattern[str], half: str, year: int | None) -> list[int | float]:
    """The amounts in yuan that *pattern* finds, but for rates, those of another year and those waived."""
    return [
        _yuan(found.group(1), found.group(2))
        for found in pattern.finditer(half)
        if not any(words.search(half[: found.start(1)]) for words in (_WAIVED, _RATE))
        and not of_another_year(half[: found.start(1)], year)
    ]


def _yuan(digits: str, ten_thousands: str | None) -> int | float:
    yuan = round(float(digits.replace(",", "")) * (10_000 if ten_thousands else 1), 6)
    return int(yuan) if yuan.is_integer() else yuan


def _statement(
    name: str, text: str | None, amount: int | float | None = None, cases: int | None = None
) -> Mapping[str, Any]:
    return {"class": name, "amount_yuan": amount, "cases": cases, "text": text.strip() if text else None}
