"""What the fuzz found, as small as it gets: once a crash, a hang, or a number that was silently wrong."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest
from PIL import Image

from extract.claims.quantities import quantities_in
from extract.contacts import redact
from extract.errors import UnreadableError
from extract.identity.dates import signed_date, years_in
from extract.model import Report, State
from extract.read import read_bytes, read_file
from extract.readers.html.payload import from_script
from extract.readers.spreadsheets.blocks import Worksheet, blocks_of
from extract.task import extract_bytes
from extract.values import read_value
from tests.extract.fuzz import packages, pages, papers, zips
from tests.extract.fuzz.targets import FILES, valid
from tests.extract.unlike import read, silent, written


def number(report: Report, cell_id: str) -> int | float | None:
    return report.cells[cell_id].number


@pytest.mark.parametrize("between", ["<!-- 9 -->", "<?pi 9?>", "&#48;<!---->"])
@pytest.mark.parametrize(("container", "package"), [("docx", packages.WORD), ("ofd", packages.PAGE)])
def test_a_comment_inside_a_number_does_not_end_it(
    container: str, package: packages.Package, between: str
) -> None:
    data = valid(container, "review", 0).data
    split = zips.text_of(data, package.member).replace(">4306<", f">43{between}06<".replace("&#48;", ""))
    _, report = read_bytes(zips.with_member(data, package.member, split.encode()))
    assert number(report, "review.reconsideration.upheld") == 4306


@pytest.mark.parametrize(
    "digits", ["9" * 16, "9" * 400, "9" * 400 + ".5", "9" * 5000, "约" + "9" * 20 + "件"]
)
def test_more_digits_than_any_count_has_are_unreadable(digits: str) -> None:
    assert read_value(digits).state is State.UNREADABLE


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 400 + ".5", "9" * 5000])
def test_no_claim_is_made_of_them(digits: str) -> None:
    assert quantities_in(f"主动公开{digits}亿条") == []
    page = pages.whole(
        f"<h1>{papers.TITLE}</h1><p>六、其他需要报告的事项</p><p>收取信息处理费{digits}万元，{digits}件。</p>"
    )
    assert b"Infinity" not in extract_bytes(page.encode())


@pytest.mark.parametrize("blank", ["\n", "\t", "\u3000", "\xa0"])
def test_a_year_that_a_line_break_parts(blank: str) -> None:
    assert years_in(f"20{blank}23年") == [2023]


def test_numerals_that_are_none() -> None:
    assert signed_date("二〇二三年十十月三十二十日") is None
    assert signed_date("二〇二四年一月二十一日") == "2024-01-21"


def test_half_a_surrogate_pair_in_a_title() -> None:
    reply = json.dumps({"title": "青禾镇\ud800", "content": valid("html", "review", 0).data.decode()})
    assert json.loads(extract_bytes(reply.encode()))["kind"]["value"] == "report"


def test_a_json_reply_that_was_cut_off_is_refused() -> None:
    """Read as markup, its \\n between the cells were cells, and moved the figures."""
    reply = json.dumps({"title": "年报", "content": valid("html", "disclosure", 0).data.decode()})
    with pytest.raises(UnreadableError, match="cut off"):
        read_bytes(reply[: len(reply) // 2].encode())


def test_a_string_that_never_ends_is_followed_once() -> None:
    """Each of its escaped quotes was followed to the end: two seconds for 60 kB, hours for a megabyte."""
    started = time.process_time()
    assert from_script('var a = "' + '<p class=\\"x\\">\\"' * 60_000) is None
    assert time.process_time() - started < 5


def test_tags_left_open_by_the_thousand() -> None:
    open_tags = "<div>" * 1500
    report = read(written(lambda _, figure: figure) + open_tags + "<p>无。</p>")
    assert silent(report) == {}
    assert silent(read(open_tags + written(lambda _, figure: figure))) == {}


def test_tables_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableError, match="nested too deeply"):
        read("<table><tr><td>1<td>2<td>" * 200)


def test_rows_that_every_row_above_covers_are_refused() -> None:
    with pytest.raises(UnreadableError, match="too many cells"):
        read("<table>" + "<tr><td rowspan=65534>1" * 5000 + "</table>")


@pytest.mark.parametrize(
    "place", ["<td>4306</td></td>4313</td>", "<td>4306</td>4313", "<td>4306</td><b>4313</b>"]
)
def test_a_figure_whose_cell_lost_its_tag_moves_no_other(place: str) -> None:
    text = valid("html", "review", 0).data.decode().replace("\n", "")
    _, report = read_bytes(text.replace("<td>4306</td><td>4313</td>", place).encode())
    assert number(report, "review.reconsideration.corrected") == 4313
    assert number(report, "review.lawsuit_after.total") == 4404


def test_a_header_row_broken_in_two_is_not_guessed_at() -> None:
    text = valid("html", "disclosure", 0).data.decode().replace("\n", "")
    _, report = read_bytes(text.replace("<td>本年废止件数", "</tr><tr><td>本年废止件数").encode())
    named = {cell for issue in report.issues for cell in issue.cells}
    truth = papers.printed_in("disclosure")
    assert {c for c, figure in truth.items() if number(report, c) != int(figure)} <= named


def test_another_order_of_columns_is_not_believed_where_no_value_stands_under_it() -> None:
    text = valid("html", "disclosure", 0).data.decode().replace("\n", "")
    _, report = read_bytes(text.replace("<td>现行有效件数", "</tr><tr><td>现行有效件数").encode())
    named = {cell for issue in report.issues for cell in issue.cells}
    truth = papers.printed_in("disclosure")
    assert {c for c, figure in truth.items() if number(report, c) != int(figure)} <= named


@pytest.mark.parametrize("run", ["1" + " " * 20_000, "a" * 20_000, "2023" * 5000, "010" + " " * 20_000])
def test_long_runs_in_prose_are_searched_once(run: str) -> None:
    """A number and 20,000 blanks took hours, letters and digits seconds."""
    started = time.process_time()
    quantities_in(run)
    redact(run)
    assert time.process_time() - started < 2


def test_a_figure_that_hangs_on_its_label_is_named() -> None:
    text = valid("text", "disclosure2019", 0).data.decode()
    _, report = read_bytes(text.replace("行政事业性收费\t", "行政事业性收费").encode())
    named = {cell for issue in report.issues for cell in issue.cells}
    assert "disclosure2019.fees.items_previous" in named


def test_endless_numbers_in_an_ofd() -> None:
    data = valid("ofd", "review", 0).data
    text = zips.text_of(data, packages.PAGE.member)
    for value in ("inf", "nan", "1e308"):
        damaged = text.replace("L 195.00", f"L {value}").replace('Size="2.6"', f'Size="{value}"', 3)
        read_bytes(zips.with_member(data, packages.PAGE.member, damaged.encode()))


def test_a_tag_without_its_namespace_in_an_ofd() -> None:
    data = valid("ofd", "review", 0).data
    text = zips.text_of(data, packages.PAGE.member).replace("<ofd:PathObject", "<w:tbl/><ofd:PathObject", 1)
    assert read_bytes(zips.with_member(data, packages.PAGE.member, text.encode()))[1].kind == "report"


@pytest.mark.parametrize(("container", "package"), [("docx", packages.WORD), ("ofd", packages.PAGE)])
@pytest.mark.parametrize("half", [b"\xed\xa0\x80", b"&#xD800;", b"&#57343;"])
def test_what_is_no_character_in_a_tag(container: str, package: packages.Package, half: bytes) -> None:
    data = valid(container, "review", 0).data
    text = zips.text_of(data, package.member).encode()
    at = text.rindex(b"<", 0, text.index(b">4306<"))
    tag = text[at:].replace(b" ", b' y="' + half + b'" ', 1) if container == "ofd" else b"<w:t>" + half
    damaged = text[:at] + tag + (b"" if container == "ofd" else b"</w:t>" + text[at:])
    assert read_bytes(zips.with_member(data, package.member, damaged))[1].kind == "report"


def test_spans_of_five_thousand_digits() -> None:
    data = valid("docx", "review", 0).data
    text = zips.text_of(data, packages.WORD.member).replace('w:val="5"', f'w:val="{"9" * 5000}"', 1)
    with pytest.raises(UnreadableError, match="too many columns"):
        read_bytes(zips.with_member(data, packages.WORD.member, text.encode()))


def test_text_boxes_inside_text_boxes_are_read_once_each() -> None:
    """Each was read once for every box around it, and so were those: thirty took hours."""
    data = valid("docx", "review", 0).data
    box = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    boxes = f"{box[0] * 30}<w:p><w:r><w:t>附注</w:t></w:r></w:p>{box[1] * 30}<w:sectPr/>"
    text = zips.text_of(data, packages.WORD.member).replace("<w:sectPr/>", boxes)
    document, _ = read_bytes(zips.with_member(data, packages.WORD.member, text.encode()))
    assert [paragraph.text for paragraph in document.paragraphs].count("附注") == 1


def test_an_image_one_pixel_wide_is_not_blown_up_to_a_page() -> None:
    strip = io.BytesIO()
    Image.new("L", (1, 9000)).save(strip, "PNG")
    with pytest.raises(UnreadableError, match="too long and narrow"):
        read_bytes(strip.getvalue())


def test_an_xls_whose_directory_is_its_own_child() -> None:
    data = bytearray((FILES / "review.xls").read_bytes())
    entry = data.find("Workbook".encode("utf-16-le"))
    data[entry + 68 : entry + 72] = (1).to_bytes(4, "little")  # its left neighbour is itself
    with pytest.raises(UnreadableError, match="XLS"):
        read_bytes(bytes(data))


def test_remarks_about_an_xls_do_not_get_into_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "longer.xls"
    file.write_bytes((FILES / "review.xls").read_bytes() + b"\x00")
    assert read_file(file)["kind"]["value"] == "report"
    assert capsys.readouterr().out == ""


def sheet_with(before: str, more: str) -> bytes:
    data = valid("xlsx", "review", 0).data
    text = zips.text_of(data, packages.SHEET.member)
    assert before in text
    return zips.with_member(data, packages.SHEET.member, text.replace(before, more + before, 1).encode())


def test_a_merged_area_over_the_whole_sheet_is_refused() -> None:
    """openpyxl makes a cell of every place: seventeen thousand million of them."""
    with pytest.raises(UnreadableError, match="Merged areas"):
        read_bytes(sheet_with("</mergeCells>", '<mergeCell ref="A1:XFD1048576"/>'))


def test_rows_of_a_sheet_are_looked_at_once() -> None:
    """Each was searched for among all the others."""
    texts = {(2 * row, 0): "1" for row in range(20_000)}
    sheet = Worksheet("x", texts, (), frozenset(), frozenset(), frozenset())
    started = time.process_time()
    assert len(blocks_of(sheet, "xlsx", 1)) == 20_000
    assert time.process_time() - started < 5
