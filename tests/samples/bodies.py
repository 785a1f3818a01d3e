"""The invented bodies: who reports on which simulated portal, how busy they are, what is odd about a year.

All places are invented; their division codes begin with 99, which no real division has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.synthetic.draw import Scale

# code, name, short name, level, parent code
DIVISIONS: Final = (
    ("990000", "晴川省", "晴川", "province", ""),
    ("990100", "澜安市", "澜安", "city", "990000"),
    ("990102", "东栎区", "东栎", "county", "990100"),
    ("990103", "北岫区", "北岫", "county", "990100"),
    ("990121", "白芦县", "白芦", "county", "990100"),
    ("990122", "青坞县", "青坞", "county", "990100"),
    ("990200", "朔源市", "朔源", "city", "990000"),
    ("990221", "芦汀县", "芦汀", "county", "990200"),
    ("990102001", "石笏街道", "石笏", "township", "990102"),
    ("990102101", "沐泉镇", "沐泉", "township", "990102"),
    ("990103001", "云砚街道", "云砚", "township", "990103"),
    ("990103201", "柏禾乡", "柏禾", "township", "990103"),
    ("990121101", "竹沥镇", "竹沥", "township", "990121"),
    ("990121201", "桐渡乡", "桐渡", "township", "990121"),
    ("990122100", "青坞镇", "青坞", "township", "990122"),
    ("990221201", "雁栖浦乡", "雁栖浦", "township", "990221"),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One report: container and what is odd about it (defect names are those of ``defects.py``)."""

    year: int
    container: str = "html"
    style: str = "trs"
    defects: tuple[str, ...] = ()
    fee: str = "none_charged"


@dataclass(frozen=True, slots=True)
class Body:
    """One public body and its reports."""

    key: str
    name: str
    self_name: str  # 我镇, 我局
    site: str
    division: str
    kind: str  # government, department, office, township
    scale: Scale
    editions: tuple[Edition, ...]
    published: int  # 主动公开 in the first year, 条
    wording: Mapping[str, str] = field(default_factory=dict)


SMALL: Final = Scale(requests=4, reviews=1, documents=0, penalties=12)
QUIET: Final = Scale(requests=0, reviews=0, documents=0)
BUREAU: Final = Scale(requests=38, reviews=2, documents=3, licences=640, penalties=55, coercions=4)
COUNTY: Final = Scale(
    requests=520, reviews=14, documents=28, licences=48_000, penalties=5200, coercions=310, fees=7345.1
)
WELFARE: Final = {"社会公益组织": "社会组织"}

BODIES: Final = (
    Body("bailu", "白芦县人民政府", "我县", "trs", "990121", "government", COUNTY, (
        Edition(2021, "html", "trs", (), "charged"),
        Edition(2022, "html", "word", ("arithmetic_error",)),
        Edition(2023, "pdf", "chromium", ()),
        Edition(2024, "html", "trs", ("carry_broken",)),
    ), 18_230),
    Body("bailu-education", "白芦县教育局", "我局", "trs", "990121", "department", BUREAU, (
        Edition(2022, "html", "word", ("one_row_other",)),
        Edition(2023, "html", "nbsp", ("blanks_for_zeros",), "silent"),
        Edition(2024, "html", "trs", ("thousands",)),
    ), 1340),
    Body("zhuli", "白芦县竹沥镇", "我镇", "trs", "990121101", "township",
         Scale(requests=0, reviews=0, documents=0, penalties=98, coercions=9), (
        Edition(2022, "text", "shifted", ("shifted_rows", "page_break_in_sentence")),
        Edition(2023, "text", "shifted", ("shifted_rows", "space_in_title")),
        Edition(2024, "pdf", "embedded", ("three_pages",)),
    ), 1065, WELFARE),
    Body("tongdu", "白芦县桐渡乡人民政府", "我乡", "trs", "990121201", "township", QUIET, (
        Edition(2021, "html", "word", ("form_2019", "all_blank"), "silent"),
        Edition(2022, "docx", "word", ("three_pages", "split_label")),
        Edition(2023, "docx", "word", ()),
    ), 260),
    Body("dongli", "东栎区人民政府", "我区", "gkmlpt", "990102", "government", COUNTY, (
        Edition(2022, "html", "ueditor", (), "charged"),
        Edition(2023, "pdf", "embedded", ("three_pages", "repeated_headers")),
        Edition(2024, "html", "ueditor", ("year_in_headers",)),
    ), 9410),
    Body("shihu", "东栎区石笏街道办事处", "我街道", "gkmlpt", "990102001", "township", SMALL, (
        Edition(2022, "html", "ueditor", ()),
        Edition(2023, "text", "squeezed", ("three_pages", "six_values"), "only_wu"),
        Edition(2024, "html", "ueditor", ("slashes",)),
    ), 430),
    Body("dongli-health", "东栎区卫生健康局", "我局", "gkmlpt", "990102", "department", BUREAU, (
        Edition(2022, "html", "nbsp", ("slashes",)),
        Edition(2023, "html", "ueditor", ("total_only",), "silent"),
        Edition(2024, "pdf", "scan", ()),
    ), 890),
    Body("muquan", "沐泉镇", "我镇", "gkmlpt", "990102101", "township", SMALL, (
        Edition(2021, "text", "squeezed",
                ("three_pages", "repeated_headers", "fused_label", "split_label", "blank_review"), "only_wu"),
        Edition(2022, "html", "ueditor", ("blank_review",), "only_wu"),
        Edition(2023, "html", "ueditor", (), "only_wu"),
    ), 600),
    Body("yunyan", "北岫区云砚街道办事处", "我街道", "siteserver", "990103001", "township", QUIET, (
        Edition(2022, "html", "trs", ()),
        Edition(2023, "html", "word", ("rows_left",)),
        Edition(2024, "text", "rows_left", ("rows_left",)),
    ), 318),
    Body("beixiu-housing", "北岫区住房和城乡建设局", "我局", "siteserver", "990103", "department", BUREAU, (
        Edition(2022, "docx", "word", (), "charged"),
        Edition(2023, "html", "word", ("dashes",)),
        Edition(2024, "docx", "word", ("one_row_other",), "charged"),
    ), 2204),
    Body("beixiu-office", "北岫区人民政府办公室", "我办", "siteserver", "990103", "office",
         Scale(requests=46, reviews=3, documents=12), (
        Edition(2019, "html", "nbsp", ("form_2019", "blanks_for_zeros"), "silent"),
        Edition(2020, "html", "nbsp", ("form_2019",), "silent"),
        Edition(2021, "html", "trs", ()),
        Edition(2022, "pdf", "embedded", ()),
    ), 3120),
    Body("baihe", "北岫区柏禾乡人民政府", "我乡", "siteserver", "990103201", "township", SMALL, (
        Edition(2023, "html", "trs", ("form_2019",)),
        Edition(2024, "html", "trs", ("claim_mismatch",)),
    ), 140),
    Body("qingwu", "青坞县青坞镇", "我镇", "phpcms", "990122100", "township",
         Scale(requests=0, reviews=0, documents=0, licences=6100, penalties=7), (
        Edition(2022, "html", "trs", ()),
        Edition(2023, "text", "squeezed",
                ("three_pages", "six_values", "split_label", "year_conflict", "header_lines"), "silent"),
        Edition(2024, "html", "trs", ()),
    ), 512),
    Body("yanqipu", "雁栖浦乡人民政府", "我乡", "php", "990221201", "township", QUIET, (
        Edition(2021, "text", "rows_left", ("shifted_rows", "label_above_values", "split_label", "law_label"),
                "only_wu"),
        Edition(2022, "html", "nbsp", ("law_label",), "only_wu"),
    ), 95, WELFARE),
)  # fmt: skip
