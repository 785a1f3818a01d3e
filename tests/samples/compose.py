"""One sample report: figures and prose on paper, with the layout defects the edition names."""

from __future__ import annotations

from random import Random

from tests.samples import prose
from tests.samples.bodies import Body, Edition
from tests.samples.figures import Figures, form_of
from tests.synthetic.breaks import over_pages, replace_table, row_of, split_row
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import PageBreak, Paper, Prose

LAW_LABEL = {"2.其他法律行政法规禁止公开": "2.其他法律法规禁止公开"}


def wording_of(body: Body, edition: Edition) -> Wording:
    """How this body words the form in this edition."""
    name, one_row = form_of(edition)
    labels = dict(body.wording)
    if "law_label" in edition.defects:
        labels |= LAW_LABEL
    return Wording(
        edition=name,
        one_row_other=one_row,
        replace=labels,
        year_in_headers=edition.year if "year_in_headers" in edition.defects else None,
        total_in_second_row=body.site in {"phpcms", "siteserver"},
    )


def facts_of(body: Body, edition: Edition, figures: Figures) -> prose.Facts:
    """What the prose of this edition says; the numbers of section 一(二) agree with the table."""
    random = Random(f"facts/{body.key}/{edition.year}")
    published = body.published + random.randint(0, body.published // 10)
    website = published * random.randint(30, 60) // 100
    board = published * random.randint(2, 10) // 100

    def number(row: str) -> int:
        text = figures.get(f"request.{row}.total", "")
        return int(text) if text.isdigit() else 0

    return prose.Facts(
        year=edition.year,
        published=published,
        website=website,
        wechat=published - website - board,
        board=board,
        explained=random.randint(2, 28),
        trained=random.randint(1, 6),
        received=number("new"),
        answered=number("total"),
        carried_in=number("carried_in"),
        carried_out=number("carried_out"),
    )


def compose(body: Body, edition: Edition, figures: Figures) -> Paper:
    """The whole report on paper."""
    facts = facts_of(body, edition, figures)
    wording = wording_of(body, edition)
    paper = Paper(
        (
            *prose.opening(body, edition, facts),
            *prose.general(body, edition, facts),
            Prose("二、主动公开政府信息情况", level=2),
            disclosure_table(figures, wording),
            Prose("三、收到和处理政府信息公开申请情况", level=2),
            request_table(figures, wording),
            Prose("四、政府信息公开行政复议、行政诉讼情况", level=2),
            review_table(figures, wording),
            *prose.problems(body, edition),
            *prose.other_matters(body, edition, facts),
        )
    )
    return spread(sentence_over_pages(paper, edition), edition)


def spread(paper: Paper, edition: Edition) -> Paper:
    """Break the tables as the edition's defects say."""
    defects = edition.defects
    if "header_lines" in defects:
        paper = replace_table(paper, "review", split_row(paper.tables("review")[0], 2, keep=2))
    if "label_above_values" in defects:
        table = paper.tables("request")[0]
        row = row_of(table, "request.denied_state_secret.")
        table = split_row(table, row, keep=None, values_above=False)
        return over_pages(replace_table(paper, "request", table), "request", (row + 2,), keep=6)
    if "three_pages" not in defects:
        return paper
    table = paper.tables("request")[0]
    last = "request.other_fee_unpaid." if "six_values" in defects else "request.other_no_correction."
    row = row_of(table, last)
    table = split_row(table, row, keep=24)
    first = row_of(table, "request.partial.")
    return over_pages(
        replace_table(paper, "request", table),
        "request",
        (first, row + 1),
        keep=4 if "split_label" in defects else None,
        repeat_header="repeated_headers" in defects,
    )


def sentence_over_pages(paper: Paper, edition: Edition) -> Paper:
    """A page that ends inside a sentence of section 一."""
    if "page_break_in_sentence" not in edition.defects:
        return paper
    index = next(
        i for i, block in enumerate(paper.blocks) if isinstance(block, Prose) and "公示栏" in block.text
    )
    block = paper.blocks[index]
    assert isinstance(block, Prose)
    half = len(block.text) // 2
    return paper.with_block(index, Prose(block.text[:half]), PageBreak(), Prose(block.text[half:]))
