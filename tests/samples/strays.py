"""What also turns up in a list of reports and is none: news, an unfilled template, a damaged file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.synthetic import blank_form as form
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import Paper, Prose
from tests.synthetic.render import docx, html

NEWS = (
    "北岫区公布2024年度政府信息公开工作年度报告",
    "记者从北岫区人民政府办公室获悉，全区各单位2024年度政府信息公开工作年度报告已陆续公布。",
    "据介绍，今年各单位的报告增加了图表，方便居民查看。工作人员提醒，如对报告内容有疑问，可向发布单位反映。",
)


def _entry(
    file: str, container: str, site: str, body: str, division: str, title: str, kind: str
) -> dict[str, Any]:
    return {
        "file": file,
        "container": container,
        "site": site,
        "body": body,
        "division": division,
        "year": None,
        "title": title,
        "published": "2025-02-10",
        "kind": kind,
        "edition": None,
        "defects": [kind],
        "truth": None,
    }


def news() -> bytes:
    """A news item about reports."""
    title, *paragraphs = NEWS
    return html.render(Paper((Prose(title, level=1), *map(Prose, paragraphs)))).encode()


def template() -> bytes:
    """The form as a county hands it out, not filled in."""
    wording = Wording()
    blank: dict[str, str] = dict.fromkeys(form.cell_ids("2021", False), "")
    blocks = (
        Prose("XX单位XXXX年政府信息公开工作年度报告（模板）", level=1),
        Prose("一、总体情况", level=2),
        Prose("（请填写本单位主动公开、依申请公开等五个方面的情况，单位名称用规范全称）"),
        Prose("二、主动公开政府信息情况", level=2),
        disclosure_table(blank, wording),
        Prose("三、收到和处理政府信息公开申请情况", level=2),
        request_table(blank, wording),
        Prose("四、政府信息公开行政复议、行政诉讼情况", level=2),
        review_table(blank, wording),
        Prose("五、存在的主要问题及改进情况", level=2),
        Prose("六、其他需要报告的事项", level=2),
    )
    return docx.render(Paper(blocks))


def strays(target: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Manifest entry and bytes of each; *target* holds the good PDF that gets cut off."""
    yield (
        _entry("news-2024.html", "html", "siteserver", "北岫区人民政府办公室", "990103", NEWS[0], "news"),
        news(),
    )
    title = "政府信息公开工作年度报告格式（空白）"
    yield _entry("template.docx", "docx", "gkmlpt", "东栎区人民政府", "990102", title, "template"), template()
    good = (target / "zhuli-2024.pdf").read_bytes()
    title = "白芦县教育局2021年政府信息公开工作年度报告"
    entry = _entry("bailu-education-2021.pdf", "pdf", "trs", "白芦县教育局", "990121", title, "broken")
    yield entry | {"defects": ["truncated_pdf"]}, good[: len(good) * 2 // 5]
